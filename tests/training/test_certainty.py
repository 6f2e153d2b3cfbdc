"""The model of certainty is fitted to articles that the tagger has not seen, and its grades hold what they promise."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from reader.annotate import engines
from reader.annotate.encoder.model_files import MODEL_FOLDER
from reader.annotate.quotes.attribute import certainty
from reader.model.annotation import Certainty
from reader.training import certainty as training

NAMES = ("Mara Okafor", "Casimir Dole", "Ines Valdra", "Tom Tull", "Ana Soll", "Piers Renwick")
VERBS = ("said", "replied", "warned")


def article(name: str, verb: str) -> dict[str, object]:
    """A line of annotated articles. All have the same form, so that a few are enough to learn from."""
    said = "“The old gate stays shut,”"
    text = f"News from the quay\n\n{said} {name} {verb} on Monday.\n\nNobody slept in the lower town that night."
    start, source = text.index(said), text.index(name)
    cue = text.index(verb, source)
    spans = {"content": [[start, start + len(said)]], "source": [[source, source + len(name)]]}
    return {"text": text, "attributions": [{**spans, "cue": [[cue, cue + len(verb)]]}]}


def test_the_command_writes_a_model_and_says_what_its_grades_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [article(name, verb) for name in NAMES for verb in VERBS] * 3
    (tmp_path / "train.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    arguments = [str(tmp_path), "--taggers", str(tmp_path / "taggers"), "--out", str(tmp_path / "model")]
    assert training.main(arguments) == 0
    said = capsys.readouterr().out
    assert "direct" in said
    assert "54 articles" in said
    model = tmp_path / "model" / certainty.MODEL_FILE
    first = model.read_bytes()
    assert certainty.limit_name("direct", Certainty.CERTAIN) in certainty.load(model)
    assert training.main(arguments) == 0, "with the taggers that it kept"
    assert model.read_bytes() == first


def test_a_folder_without_data_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert training.main([str(tmp_path)]) == 1
    assert "train.jsonl" in capsys.readouterr().err


def test_quotes_are_right_with_the_words_and_the_source_of_an_annotation() -> None:
    text = "News\n\n“The pier stays shut,” Mara Okafor said.\n\n“It is far too old for us,” Piers Abbot said."
    okafor = {"content": [[6, 28]], "source": [[29, 40]]}
    second = text.index("“It")
    wrong_source = {"content": [[second, text.index("” Piers") + 1]], "source": [[29, 40]]}
    row = {"text": text, "attributions": [okafor, wrong_source]}
    judged = [is_right for *_, is_right in training.samples(row, engines.load().quotes)]
    assert judged == [True, False]


def test_a_limit_is_the_lowest_share_from_which_its_promise_holds() -> None:
    ranked = [(0.9, True)] * 190 + [(0.8, True)] * 8 + [(0.8, False)] * 2 + [(0.7, False)] * 10 + [(0.6, True)] * 5
    scored = [("direct", share, Certainty.CERTAIN, is_right) for share, is_right in ranked + [(0.4, True)] * 50]
    found = training.limits([*scored, *[("direct", 0.95, Certainty.LIKELY, False)] * 40])
    assert found[certainty.limit_name("direct", Certainty.CERTAIN)] == 0.8, "what was only likely cannot be certain"
    assert found[certainty.limit_name("direct", Certainty.LIKELY)] == 1.0, "what is more probably wrong is unsure"
    assert found[certainty.limit_name("indirect", Certainty.CERTAIN)] == 1.0


def test_a_promise_that_only_just_holds_is_not_relied_on() -> None:
    scored = [("direct", 0.9, Certainty.CERTAIN, number >= 9) for number in range(200)]
    assert training.limits(scored)[certainty.limit_name("direct", Certainty.CERTAIN)] == 1.0
    assert training.limits(scored * 40)[certainty.limit_name("direct", Certainty.CERTAIN)] == 0.9


def test_a_model_for_the_strong_engine_learns_from_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("onnxruntime", reason="the extra `neural` is not installed")
    rows = [json.dumps(article(name, verb)) + "\n" for name in NAMES for verb in VERBS]
    (tmp_path / "train.jsonl").write_text("".join(rows), "utf-8")
    (tmp_path / "dev.jsonl").write_text("".join(rows[:6]), "utf-8")
    encoder = tmp_path / "encoder"
    encoder.mkdir()
    for file in MODEL_FOLDER.iterdir():
        if file.name != certainty.MODEL_FILE:
            (encoder / file.name).symlink_to(file)
    articles: list[int] = []
    others: list[training.Sample] = []

    def cross_fit(
        judged: Sequence[tuple[int, training.Sample]], more: Sequence[training.Sample]
    ) -> list[training.Scored]:
        articles.extend({number: None for number, _ in judged})
        others.extend(more)
        return fit(judged, more)

    fit = training.cross_fit
    monkeypatch.setattr(training, "cross_fit", cross_fit)
    arguments = [str(tmp_path), "--taggers", str(tmp_path / "taggers"), "--encoder", str(encoder)]
    assert training.main([*arguments, "--out", str(tmp_path / "unused")]) == 0
    assert "direct" in capsys.readouterr().out
    assert certainty.limit_name("direct", Certainty.CERTAIN) in certainty.load(encoder / certainty.MODEL_FILE)
    assert articles == [0, 8, 16, *range(18, 24)], "those that no tagger has learnt from"
    assert len(others) == 15, "a quote of each other one"
