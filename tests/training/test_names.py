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


def test_a_folder_without_data_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert names.main([str(tmp_path)]) == 1
    assert "no such file" in capsys.readouterr().err


def test_a_folder_without_a_model_has_no_tagger(tmp_path: Path) -> None:
    assert name_crf.open_folder(tmp_path) is None
