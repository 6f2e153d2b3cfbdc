"""What was put right in the interface is put right in what is printed and exported."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import reader.pipeline
from reader import read
from reader.library import corrections
from reader.library.corrections import Correction
from reader.library.identity import Origin
from reader.library.store import Store
from reader.load import load
from reader.model.document import Document
from reader.model.raw import Raw


@pytest.fixture(autouse=True)
def data_home(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(desk / "data"))


def correct(source: str, choose: Callable[[Document], Correction]) -> None:
    """As if it had been done in the interface."""
    store = Store.open()
    article = store.begin(Origin.of(load(source)), None, 1.0)
    assert article is not None
    store.add_correction(article, choose(read(source)))
    store.close()


def rename_leader(source: str, name: str) -> None:
    """Call her something else."""

    def rename(document: Document) -> Correction:
        person = next(entity for entity in document.entities if entity.name == "Astrid Kjellmark")
        return corrections.rename(document, person, name)

    correct(source, rename)


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


def test_an_article_that_was_edited_or_copied_is_put_right_too(desk: Path, run: Callable[..., Any], story: str) -> None:
    rename_leader("ferry.txt", "Astrid K.")
    (desk / "copy.txt").write_text(story, "utf-8")
    assert "Astrid K." in names(run("export", "copy.txt", "-f", "jsonl").out)
    (desk / "ferry.txt").write_text(f"The wind is late\n\n{story}", "utf-8")
    assert "Astrid K." in names(run("export", "ferry.txt", "-f", "jsonl").out)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_has_lost_its_place_is_reported(desk: Path, jobs: str, run: Callable[..., Any], story: str) -> None:
    correct("ferry.txt", lambda document: corrections.hide_quote(document, document.quotes[0]))
    (desk / "ferry.txt").write_text(story.replace("will come", "may come"), "utf-8")
    status, out, err = run("export", "ferry.txt", "strike.txt", "-f", "jsonl", "--jobs", jobs)
    line = "a correction has lost its place: hidden: “It will come,”"
    assert (status, err) == (0, f"reader: ferry.txt: {line}\n")
    assert json.loads(out.splitlines()[0])["notices"] == [line]
    (desk / "ferry.txt").write_text(story, "utf-8")
    assert run("export", "ferry.txt").err == "", "its words are back"


def test_what_was_piped_in_is_known_by_its_bytes(
    desk: Path, story: str, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    rename_leader("ferry.txt", "Astrid K.")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(story.encode())))
    assert "Astrid K." in names(run("export", "-", "-f", "jsonl").out)


def test_a_long_article_is_put_right_without_reading_it_twice(
    desk: Path, story: str, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "novel.txt").write_text(story + "\nThe wind stayed away for another day, and so did the ferry.\n" * 1500)
    rename_leader("novel.txt", "Astrid K.")
    parsed: list[Raw] = []
    parse = reader.pipeline.parse_document

    def counted(raw: Raw) -> Document:
        parsed.append(raw)
        return parse(raw)

    monkeypatch.setattr(reader.pipeline, "parse_document", counted)
    assert "Astrid K." in names(run("export", "novel.txt", "-f", "jsonl").out)
    assert len(parsed) == 1


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
