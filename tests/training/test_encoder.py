"""What the encoder learns from: windows of annotated articles. The training itself takes hours, and other packages."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from reader.annotate.encoder.model_files import MODEL_FOLDER, TOKENIZER_FILE
from reader.annotate.encoder.network import open_word_pieces, read_transitions
from reader.annotate.encoder.tags import NAME_TAGS, QUOTE_TAGS
from reader.annotate.encoder.windows import WordPieces
from reader.annotate.entities.detect.name_crf import LABELS
from reader.model.span import Span
from reader.training import encoder, name_examples

TEXT = "Port News\nMara Okafor of the Averil union said on Monday that it was over. “We go,” she said."


@pytest.fixture(scope="module")
def word_pieces() -> WordPieces:
    return open_word_pieces(MODEL_FOLDER / TOKENIZER_FILE)


def named(marked: frozenset[str] = LABELS) -> name_examples.NameExample:
    spans = [(TEXT.index(name), name, label) for name, label in (("Mara Okafor", "Person"), ("Averil", "Misc"))]
    found = tuple((Span(start, start + len(name)), label) for start, name, label in spans)
    return name_examples.NameExample(TEXT, name_examples.sentences_of(TEXT), found, marked)


def tags_of(article: encoder.Article, tags: tuple[str, ...]) -> list[set[str]]:
    return [{tags[index] for index in allowed} for allowed in article.allowed]


def test_every_word_has_the_tag_of_its_name(word_pieces: WordPieces) -> None:
    tags = tags_of(encoder.name_article(named(), word_pieces), NAME_TAGS)
    assert tags[:8] == [{"O"}, {"O"}, {"B-Person"}, {"I-Person"}, {"O"}, {"O"}, {"B-Misc"}, {"O"}]
    assert tags.count({"B-Person"}) == 3, "sentences are learnt as headlines too"


def test_what_was_not_annotated_may_be_anything(word_pieces: WordPieces) -> None:
    article = encoder.name_article(named(frozenset({"Person", "Misc"})), word_pieces)
    outside, _, person, *_, misc = tags_of(article, NAME_TAGS)[:7]
    assert {"O", "B-Date", "I-Location"} <= outside
    assert not {"B-Person", "I-Misc"} & outside
    assert person == {"B-Person"}
    assert {"B-Misc", "B-NORP"} <= misc
    assert not {"I-NORP", "B-Person", "O"} & misc


def test_every_word_has_the_tag_of_its_quote(word_pieces: WordPieces) -> None:
    start = TEXT.index("it was")
    attribution = {
        "source": [[TEXT.index("Mara"), TEXT.index(" said")]],
        "cue": [[TEXT.index("said"), TEXT.index("said") + 4]],
        "content": [[start, start + 11]],
    }
    tags = tags_of(encoder.quote_article({"text": TEXT, "attributions": [attribution]}, word_pieces), QUOTE_TAGS)
    assert tags[2:10] == [{"B-S"}, *[{"I-S"}] * 5, {"B-C"}, {"O"}]
    assert {"B-C<"} not in tags
    assert next(tag for tag in tags[10:] if tag != {"O"}) == {"B-T<"}


def test_every_word_is_learnt_once_a_pass_wherever_windows_begin(word_pieces: WordPieces) -> None:
    article = encoder.name_article(named(), word_pieces)
    for seed in range(30):
        found = [word for one in encoder.examples(article, random.Random(seed)) for word in one.window.words]
        assert found == list(range(len(article.allowed)))


def test_what_follows_what_is_counted(word_pieces: WordPieces, tmp_path: Path) -> None:
    path = tmp_path / "transitions.tsv"
    article = encoder.name_article(named(), word_pieces)
    encoder.write_transitions({"names": [article] * 50, "quotes": []}, path)
    transitions = read_transitions(path)["names"]
    person, inside, outside = (NAME_TAGS.index(tag) for tag in ("B-Person", "I-Person", "O"))
    assert transitions[person, inside] > 2, "always, though seldom elsewhere"
    assert transitions[person, outside] < -2, "never"


def test_batches_mix_in_other_corpora(word_pieces: WordPieces) -> None:
    home = encoder.name_article(named(), word_pieces)
    other = encoder.name_article(named(frozenset({"Person"})), word_pieces)
    stream = encoder.batches([home] * 40, [other] * 100, random.Random(1))
    drawn = [one for _ in range(8) for one in next(stream)]
    share = sum(one.allowed[0] == other.allowed[0] for one in drawn) / len(drawn)
    assert 0.2 < share < 0.7


def test_what_is_missing_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert encoder.main(["train", str(tmp_path), "--base", str(tmp_path), "--run", str(tmp_path)]) == 1
    assert encoder.main(["export", "--run", str(tmp_path)]) == 1
    assert capsys.readouterr().err.count("no such file") == 2
