"""The strong engine: an encoder beside the trained taggers, which reads each text once."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import pipeline
from reader.annotate import annotate, encoder, engines
from reader.annotate.encoder.model_files import MODEL_FILE, MODEL_FOLDER, TOKENIZER_FILE, TRANSITIONS_FILE
from reader.annotate.encoder.network import Network
from reader.annotate.encoder.taggers import EncodedText
from reader.annotate.entities import tokenized_sentences
from reader.annotate.quotes.passage import make_passages
from reader.errors import EngineMissing, SourceFailed
from reader.load.fetching import Fetching
from reader.model.document import Document
from reader.model.raw import Raw
from reader.settings import engine as settings

STORY = """\
Port workers walk out in Averil

“The gate stays shut,” Mara Okafor, the union’s secretary, said on Monday. “Nobody asked us.”

She told the council that the cranes would stand still until Friday. The owner, Lowmere Docks, called it “a pause”.
"""


def document(text: str = STORY) -> Document:
    return pipeline.parse_document(Raw("strike.txt", text.encode()))


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many words the encoder is given, each time."""
    calls: list[int] = []
    scores = Network.scores

    def count(self: Network, pieces):  # type: ignore[no-untyped-def]
        calls.append(len(pieces.shapes))
        return scores(self, pieces)

    monkeypatch.setattr(Network, "scores", count)
    return calls


def test_names_and_quotes_are_found() -> None:
    found = annotate(document(), "strong")
    assert found.engine == "strong"
    assert {"Mara Okafor", "Averil", "Lowmere Docks"} <= {entity.name for entity in found.entities}
    first = found.quotes[0]
    assert [found.slice(span) for span in first.content] == ["“The gate stays shut,”", "“Nobody asked us.”"]
    speaker = found.speaker_of(first)
    assert speaker is not None
    assert speaker.name == "Mara Okafor"


def test_a_text_is_read_once_for_names_and_quotes(counted: list[int]) -> None:
    annotate(document(), "strong")
    assert len(counted) == 1


def test_what_was_read_before_changes_nothing() -> None:
    alone = annotate(document(), "strong")
    annotate(document("Snow in Lowmere\n\n“It is cold,” said Tom Brandt.\n\n" * 30), "strong")
    assert annotate(document(), "strong") == alone


def test_words_that_were_not_read_for_names_are_read_for_quotes(counted: list[int]) -> None:
    encoded = EncodedText(Network(MODEL_FOLDER))
    story = document()
    passages = make_passages(story)
    alone = list(encoded.quote_scores(story.text, passages))
    sentences = tokenized_sentences.from_document(story)
    list(encoded.name_scores(story.text, sentences[:1]))
    assert len(list(encoded.quote_scores(story.text, passages))) == len(alone)
    list(encoded.name_scores(story.text, sentences))
    shared = list(encoded.quote_scores(story.text, passages))
    assert [one.shape for one in shared] == [one.shape for one in alone]
    assert len(counted) == 4


def test_long_texts_are_read_in_parts(counted: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.annotate.encoder.taggers._MAX_SENTENCES", 2)
    found = annotate(document(), "strong")
    assert len(counted) == 3
    assert {"Mara Okafor", "Lowmere Docks"} <= {entity.name for entity in found.entities}


def test_threads_change_nothing() -> None:
    story = document()
    sentences = tokenized_sentences.from_document(story)
    one, two = (list(EncodedText(Network(MODEL_FOLDER, n)).name_scores(story.text, sentences)) for n in (1, 2))
    assert all((a == b).all() for a, b in zip(one, two, strict=True))


@pytest.mark.parametrize("text", ["Snow", "1\n\n2\n\n3", "“\n\n”", "x" * 5000])
def test_odd_texts_are_read(text: str) -> None:
    assert annotate(document(text), "strong").text


def test_auto_is_strong_where_it_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(settings.VARIABLE)
    assert annotate(document("Snow"), None).engine == "strong"
    monkeypatch.setattr(settings, "can_be_strong", lambda: False)
    assert annotate(document("Snow"), "auto").engine == "fast"


@pytest.fixture
def loaded_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine is loaded each time."""
    monkeypatch.setattr(encoder, "load", encoder.load.__wrapped__)


@pytest.mark.usefixtures("loaded_anew")
def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "can_be_strong", lambda: False)
    with pytest.raises(EngineMissing, match=r"needs other packages; to add them, run .*onnxruntime"):
        engines.load("strong")


DAMAGED = {
    "no network": (MODEL_FILE, b""),
    "a network cut short": (MODEL_FILE, (MODEL_FOLDER / MODEL_FILE).read_bytes()[:5000]),
    "no tokenizer": (TOKENIZER_FILE, b"{"),
    "transitions cut short": (TRANSITIONS_FILE, b"names\tO\tO\t0.1\n"),
    "a row cut short": (TRANSITIONS_FILE, b"names\tO\n"),
    "an unknown tag": (TRANSITIONS_FILE, b"names\tO\tB-Ship\t0.1\n"),
    "an unknown task": (TRANSITIONS_FILE, b"ships\tO\tO\t0.1\n"),
    "no number": (TRANSITIONS_FILE, b"names\tO\tO\tnan\n"),
    "other bytes": (TRANSITIONS_FILE, b"\xff\xfe"),
}
"""A file of the model, and what it holds instead."""
WAY_OUT = "install it again, or choose the fast one with --engine fast or READER_ENGINE=fast"


@pytest.mark.usefixtures("loaded_anew")
@pytest.mark.parametrize(("name", "data"), DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_model_is_reported(name: str, data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in MODEL_FOLDER.iterdir():
        (tmp_path / path.name).symlink_to(path)
    (tmp_path / name).unlink()
    (tmp_path / name).write_bytes(data)
    monkeypatch.setattr(encoder, "MODEL_FOLDER", tmp_path)
    with pytest.raises(EngineMissing, match=f"the strong engine cannot be loaded: .*; {WAY_OUT}"):
        engines.load("strong")


@pytest.mark.usefixtures("loaded_anew")
@pytest.mark.parametrize(
    "error", [ImportError("libm.so: cannot open"), OSError("no such call"), RuntimeError("no such CPU\n" * 99)]
)
def test_a_library_that_fails_is_reported(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Network, "__init__", fail)
    (failed,) = pipeline.read_many([Raw("strike.txt", STORY.encode())], fetching=Fetching(engine="strong"))
    assert isinstance(failed, SourceFailed)
    assert failed.reason.startswith(f"the strong engine cannot be loaded: {type(error).__name__}: ")
    assert failed.reason.endswith(WAY_OUT)
    assert annotate(document(), "fast").entities


def test_engines_have_versions_of_their_own() -> None:
    versions = {engines.model_version(name) for name in ("fast", "strong", "rules")}
    assert {version.split()[0] for version in versions} == {"fast", "strong", "rules"}
    assert len({version.split()[1] for version in versions}) == 2
