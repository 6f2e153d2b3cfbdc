"""What was put right in the interface is put right in what is printed and exported."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader import read
from reader.library import corrections
from reader.library.store import Store
from reader.load import load
from reader.session.reading import Opening


@pytest.fixture(autouse=True)
def data_home(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(desk / "data"))


def rename_leader(source: str, name: str) -> None:
    """As if it had been done in the interface."""
    store = Store.open()
    person = next(entity for entity in read(source).entities if entity.name == "Astrid Kjellmark")
    store.add_correction(Opening(load(source)).key, corrections.rename(person, name))
    store.close()


def names(exported: str) -> list[str]:
    return [entity["name"] for line in exported.splitlines() for entity in json.loads(line)["entities"]]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_corrections_are_exported_unless_they_are_left_out(jobs: str, run: Callable[..., Any]) -> None:
    rename_leader("ferry.txt", "Astrid K.")
    sources = ("ferry.txt", "strike.txt", "-f", "jsonl", "--jobs", jobs)
    assert "Astrid K." in names(run("export", *sources).out)
    assert "Astrid Kjellmark" in names(run("export", *sources, "--no-corrections").out)


def test_corrections_are_printed(run: Callable[..., Any]) -> None:
    rename_leader("ferry.txt", "Astrid K.")
    assert "Astrid K." in run("show", "ferry.txt", "--only", "entities").out
    assert "Astrid K." not in run("show", "ferry.txt", "--only", "entities", "--no-corrections").out


def test_a_long_article_is_known_by_its_first_pages(desk: Path, story: str, run: Callable[..., Any]) -> None:
    (desk / "novel.txt").write_text(story + "\nThe wind stayed away for another day, and so did the ferry.\n" * 1500)
    rename_leader("novel.txt", "Astrid K.")
    assert "Astrid K." in names(run("export", "novel.txt", "-f", "jsonl").out)


def test_nothing_is_put_right_where_nothing_is_remembered(desk: Path, run: Callable[..., Any]) -> None:
    rename_leader("ferry.txt", "Astrid K.")
    settings = desk / "config" / "article-reader"
    settings.mkdir(parents=True)
    (settings / "config.toml").write_text("remember = false\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(desk / "config"))
        assert "Astrid Kjellmark" in names(run("export", "ferry.txt", "-f", "jsonl").out)


def test_without_a_library_none_is_made(desk: Path, run: Callable[..., Any]) -> None:
    assert run("export", "ferry.txt").status == 0
    assert not (desk / "data").exists()
