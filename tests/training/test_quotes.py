"""The quote tagger is trained from a folder and loaded from one; without a model, the rules replace it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.annotate import engines, quotes
from reader.annotate.quotes import passage
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.tag import quote_crf, segment_labels
from reader.model.span import Span
from reader.training import quotes as training

NAMES = ("Okafor", "Dole", "Valdra", "Tull", "Soll", "Renwick")
VERBS = ("said", "replied", "warned")


def article(name: str, verb: str) -> dict[str, object]:
    """A line of training data. All articles have the same form, so that a few are enough to learn from."""
    said = f"“The {name} gate stays shut.”"
    text = f"News from the quay\n\n{said} {name} {verb} on Monday.\n\nNobody slept in the lower town that night."
    start = text.index(said)
    source = text.index(f" {name} {verb}") + 1
    cue = text.index(verb, source)
    spans = {"content": [[start, start + len(said)]], "source": [[source, source + len(name)]]}
    return {"text": text, "attributions": [{**spans, "cue": [[cue, cue + len(verb)]]}]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = [article(name, verb) for name in NAMES for verb in VERBS]
    (tmp_path / "train.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return tmp_path


def test_a_trained_model_can_be_loaded(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert training.main([str(folder), "--out", str(folder / "model")]) == 0
    assert "18 articles" in capsys.readouterr().out
    tagger = quote_crf.open_folder(folder / "model")
    assert tagger is not None
    story = training.as_document("News\n\n“The old gate stays shut.” Penhallow said on Monday.")
    _, tagged = tagger.tag(story.text, passage.make_passages(story))
    assert [segment.part for segment in tagged.segments] == [
        ReportPart.CONTENT,
        ReportPart.SOURCE,
        ReportPart.CUE,
    ]


def test_training_twice_gives_the_same_model(folder: Path) -> None:
    for name in ("one", "two"):
        training.main([str(folder), "--out", str(folder / name)])
    assert (folder / "one" / quote_crf.TAGGER_FILE).read_bytes() == (
        folder / "two" / quote_crf.TAGGER_FILE
    ).read_bytes()


def test_it_also_learns_from_what_the_encoder_tags(folder: Path) -> None:
    other = folder / "other.jsonl"
    other.write_text(
        json.dumps({"text": "News\n\n“The bridge is closed,” Mayor Ada Renwick told the council."}), "utf-8"
    )
    [(passages, tags)] = training.silver([other])
    assert [len(each) for each in tags] == [len(each.words) for each in passages]
    assert {tag[2:3] for tag in tags[1]} >= {"S", "C", "T"}
    for name, options in (("alone", []), ("both", ["--silver", str(other)])):
        assert training.main([str(folder), "--out", str(folder / name), *options]) == 0
    models = [(folder / name / quote_crf.TAGGER_FILE).read_bytes() for name in ("alone", "both")]
    assert models[0] != models[1]
    assert training.main([str(folder), "--silver", str(folder / "missing.jsonl")]) == 1


def test_a_folder_without_data_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert training.main([str(tmp_path)]) == 1
    assert "train.jsonl" in capsys.readouterr().err


def test_without_a_model_the_rules_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert quote_crf.open_folder(tmp_path) is None
    monkeypatch.setattr(quote_crf, "load", lambda: None)
    story = training.as_document("News\n\n“The old gate stays shut,” Penhallow said.")
    document = quotes.find(story, engines.load("fast").quotes)
    assert [document.slice(quote.source) for quote in document.quotes if quote.source] == ["Penhallow"]


def test_the_package_ships_a_model() -> None:
    assert quote_crf.load() is not None


def test_tags_are_decoded_to_segments() -> None:
    tags = ["B-T>", "I-T>", "O", "B-S", "B-C", "B-T<", "I-T<"]
    assert segment_labels.decode_segments(tags) == [
        Segment(ReportPart.CONTENT, 0, 2, side=1),
        Segment(ReportPart.SOURCE, 3, 4),
        Segment(ReportPart.CUE, 4, 5),
        Segment(ReportPart.CONTENT, 5, 7, side=-1),
    ]


def test_a_token_belongs_to_the_span_that_covers_most_of_it() -> None:
    document = training.as_document("News\n\nOkafor said it rained.")
    each = passage.make_passages(document)[1]
    attribution = training.Attribution((Span(6, 12),), (Span(13, 17),), (Span(18, 27),))
    assert training.encode_tags(each, [attribution]) == ["B-S", "B-C", "B-T<", "I-T<", "O"]
