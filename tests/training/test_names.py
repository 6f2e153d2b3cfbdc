"""The name tagger can be trained from a folder of data and loaded from where it was written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.annotate.entities.detect import name_crf
from reader.model.annotation import EntityKind
from reader.training import name_examples, names

NAMES = ("Okafor", "Denholm", "Valdra", "Renwick", "Calloway", "Penhallow")
TOWNS = ("Averil", "Castermouth", "Osterhaven", "Merrow")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ner").mkdir()
    (tmp_path / "lexicon").mkdir()
    with (tmp_path / "ner" / "train.jsonl").open("w", encoding="utf-8") as lines:
        for name in NAMES:
            for town in TOWNS:
                text = (
                    f"Yesterday Minister {name} spoke about it at length in {town} again.\n\nThen {name} left {town}."
                )
                spans = [
                    [text.index(word, at), text.index(word, at) + len(word), label]
                    for word, label in ((name, "Person"), (town, "Location"))
                    for at in (0, text.index("Then"))
                ]
                lines.write(json.dumps({"text": text, "entities": spans}) + "\n")
    (tmp_path / "lexicon" / "clusters.tsv").write_text("minister\t0010\nspoke\t11\n", "utf-8")
    (tmp_path / "lexicon" / "names.tsv").write_text("averil\tcity\n", "utf-8")
    return tmp_path


def test_a_trained_tagger_finds_names_like_those_in_its_data(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "model"
    assert names.main([str(folder), "--out", str(out)]) == 0
    assert "24 articles" in capsys.readouterr().out
    tagger = name_crf.open_folder(out)
    assert tagger is not None
    text = "Yesterday Minister Okafor spoke about it at length in Merrow again."
    found = tagger.tag(text, name_examples.sentences_of(text))
    assert [(text[each.span.start : each.span.end], each.kind) for each in found] == [
        ("Okafor", EntityKind.PERSON),
        ("Merrow", EntityKind.PLACE),
    ]


def test_a_share_of_further_articles_is_trained_on_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    extra = folder / "extra.jsonl"
    row = {"text": "Okafor spoke in Averil.", "entities": [[0, 6, "Person"]], "kinds": ["Person"]}
    extra.write_text(f"{json.dumps(row)}\n" * 6, "utf-8")
    teacher = folder / "teacher"
    assert names.main([str(folder), "--out", str(teacher)]) == 0
    models = [folder / "model", folder / "again"]
    for out in models:
        more = ["--extra", str(extra), "1/3", "--extra", str(extra), "2", "--teacher", str(teacher)]
        assert names.main([str(folder), "--out", str(out), *more]) == 0
        assert "38 articles" in capsys.readouterr().out
    assert len({(out / name_crf.SECOND_FILE).read_bytes() for out in models}) == 1


def test_further_articles_need_a_tagger_to_complete_them(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    extra = str(folder / "ner" / "train.jsonl")
    assert names.main([str(folder), "--extra", extra, "1", "--teacher", str(folder)]) == 1
    assert "needs --teacher" in capsys.readouterr().err


@pytest.mark.parametrize("share", ["some", "1/0", "-1"])
def test_a_share_is_a_number(folder: Path, share: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        names.main([str(folder), "--extra", str(folder / "ner" / "train.jsonl"), share])
    assert "SHARE" in capsys.readouterr().err


def test_a_folder_without_data_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert names.main([str(tmp_path)]) == 1
    assert "no such file" in capsys.readouterr().err


def test_a_folder_without_a_model_has_no_tagger(tmp_path: Path) -> None:
    assert name_crf.open_folder(tmp_path) is None
