"""The models that label pasted pages can be trained again from a folder of data, and scored on unseen domains."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from reader.label import page_models
from reader.label.page_features import PageFeatures
from reader.model.document import BlockKind
from reader.training import labels

TOWNS = ("Averil", "Castermouth", "Osterhaven", "Merrow", "Skerrow", "Zinnow")
MENU = ("Home", "News", "Sport", "Search", "Log in", "Menu", "Shop", "Help", "Jobs", "Weather")


def record(town: str) -> dict[str, object]:
    """A page with a menu, a headline, three paragraphs and a footer."""
    lines = [(word, "furniture") for word in MENU]
    lines.append((f"Dockers in {town} walk out over shifts", "headline"))
    lines += [
        (f"Cranes stood still at the port of {town} on day {day} as dockers walked out over shifts.", "paragraph")
        for day in range(3)
    ]
    lines += [("Share this", "furniture"), ("Read more", "furniture")]
    spans, start = [], 0
    for words, kind in lines:
        spans.append({"start": start, "end": start + len(words), "kind": kind, "weight": 1})
        start += len(words) + 1
    text = "\n".join(words for words, _ in lines)
    return {"id": town, "domain": f"{town.lower()}.example", "layout": "page", "text": text, "lines": spans}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pasted").mkdir()
    with gzip.open(tmp_path / "pasted" / "dev.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(record(town)) + "\n" for town in TOWNS)
    return tmp_path


def test_each_block_has_the_kind_of_its_line() -> None:
    example = labels.example_of(record("Averil"))
    assert [block.text for block in example.draft.blocks][10] == "Dockers in Averil walk out over shifts"
    assert example.kinds == ("furniture",) * 10 + ("headline",) + ("paragraph",) * 3 + ("furniture",) * 2
    assert all(example.is_sure)


def test_an_example_is_described_with_the_word_lists_of_its_language() -> None:
    story = (
        "Die Fähre blieb am Montag im Hafen, und die Händler auf der Insel warten noch immer auf ihre Waren. "
        "Der Kapitän hat sich nicht geäußert, und auch die Reederei will mit dem Verkauf nicht bis zum Winter warten."
    )
    example = labels.example_of({"id": "a", "text": f"{story}\n\nLesen Sie auch diesen Bericht", "lines": []})
    assert "furniture" in labels.describe(example).features[1]


def test_trained_models_find_what_they_were_shown(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = folder / "model"
    assert labels.main([str(folder), "--out", str(out)]) == 0
    assert "6 texts" in capsys.readouterr().out
    monkeypatch.setattr(page_models, "TITLES_MODEL", str(out / labels.TITLES_FILE))
    monkeypatch.setattr(page_models, "BLOCKS_MODEL", str(out / labels.BLOCKS_FILE))
    page_models.forget()
    try:
        texts = [block.text for block in labels.example_of(record("Penhallow")).draft.blocks]
        kinds = page_models.judge(PageFeatures(texts))
    finally:
        page_models.forget()
    assert [index for index, kind in kinds.items() if kind is BlockKind.HEADLINE] == [10]
    assert all(kinds[index] is BlockKind.FURNITURE for index in range(10))


def test_furniture_is_split_by_its_place() -> None:
    kinds = ["furniture", "headline", "furniture", "paragraph", "furniture"]
    assert labels.split_furniture(kinds) == [
        "furniture-before",
        "headline",
        "furniture",
        "paragraph",
        "furniture-after",
    ]
    assert labels.split_furniture(["furniture", "note"]) == ["furniture", "note"]


def test_cross_validation_prints_scores_and_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert labels.main([str(folder), "--out", str(folder / "model"), "--folds", "2"]) == 0
    printed = capsys.readouterr().out
    assert "page models right" in printed
    assert "page rules right" in printed
    assert not (folder / "model").exists()


def test_a_folder_without_data_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert labels.main([str(tmp_path)]) == 1
    assert "no such file" in capsys.readouterr().err
