"""Sources that hold many articles, on the command line: folders, lists of files, containers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROWS = '{"id": "a", "title": "Ferry", "text": "It waits."}\n{"id": "b"}\n{"id": "c", "text": "It goes."}\n'


@pytest.fixture
def corpus(desk: Path) -> Path:
    """A container in the folder `archive`, beside an article."""
    path = desk / "archive" / "rows.jsonl"
    path.write_text(ROWS)
    (desk / "archive" / "strike.txt").write_text("Cranes stood still.\n")
    return path


def uris(out: str) -> list[str]:
    return [json.loads(line)["source"]["uri"] for line in out.splitlines()]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_every_article_of_a_container_is_one_object(jobs: str, corpus: Path, run: Callable[..., Any]) -> None:
    result = run("export", "archive/rows.jsonl", "-f", "jsonl", "--jobs", jobs)
    assert result.status == 1
    assert uris(result.out) == ["archive/rows.jsonl#a", "archive/rows.jsonl#c"]
    assert result.err.splitlines() == [
        "reader: archive/rows.jsonl: text from text, id from id, headline from title",
        "reader: archive/rows.jsonl#b: has no text in its field text",
    ]
    assert json.loads(result.out.splitlines()[0])["metadata"]["id"] == "a"


def test_json_of_a_container_is_a_list_and_of_one_of_its_articles_an_object(
    corpus: Path, run: Callable[..., Any]
) -> None:
    assert len(json.loads(run("export", "archive/rows.jsonl").out)) == 2
    assert json.loads(run("export", "archive/rows.jsonl#c").out)["text"] == "It goes."


def test_a_container_is_read_from_a_pipe(run_piped: Callable[..., Any]) -> None:
    assert uris(run_piped("export", "-", "-f", "jsonl", given=ROWS).out) == ["-#a", "-#c"]


def test_a_folder_is_shown_article_by_article(corpus: Path, run: Callable[..., Any]) -> None:
    out = run("show", "archive").out
    assert [line for line in out.splitlines() if line.startswith("==>")] == [
        "==> archive/rows.jsonl#a <==",
        "==> archive/rows.jsonl#c <==",
        "==> archive/strike.txt <==",
    ]


def test_fields_are_named(desk: Path, run: Callable[..., Any]) -> None:
    (desk / "rows.csv").write_text("key,what\n7,It waits.\n")
    refused = run("export", "rows.csv", "-f", "jsonl")
    assert refused.status == 1
    assert "name it with --text-field; its fields are key, what" in refused.err
    named = run("export", "rows.csv", "-f", "jsonl", "--text-field", "what", "--id-field", "key")
    assert (uris(named.out), named.err) == (["rows.csv#7"], "")


@pytest.mark.parametrize(("option", "separator"), [((), "\n"), ((), "\r\n"), (("-0",), "\0")])
def test_sources_are_read_from_a_list(
    option: tuple[str, ...], separator: str, desk: Path, run: Callable[..., Any], run_piped: Callable[..., Any]
) -> None:
    listed = separator.join(["strike.txt", "", "ferry.txt", ""])
    (desk / "list").write_bytes(listed.encode())
    assert uris(run("export", "--files-from", "list", *option, "-f", "jsonl").out) == ["strike.txt", "ferry.txt"]
    piped = run_piped("export", "ferry.txt", "--files-from", "-", *option, "-f", "jsonl", given=listed)
    assert uris(piped.out) == ["ferry.txt", "strike.txt", "ferry.txt"]


def test_a_list_that_cannot_be_read_is_named(desk: Path, run: Callable[..., Any]) -> None:
    result = run("export", "--files-from", "missing")
    assert (result.status, result.err) == (1, "reader: missing: no such file or directory\n")
    (desk / "list").write_text("\n")
    assert run("show", "--files-from", "list").err == "reader: list: lists no sources\n"


def test_standard_input_is_not_both_the_list_and_a_source(run: Callable[..., Any]) -> None:
    assert run("export", "-", "--files-from", "-").status == 2


def test_folders_within_are_read_if_asked(corpus: Path, run: Callable[..., Any]) -> None:
    (corpus.parent / "within").mkdir()
    (corpus.parent / "within" / "a.txt").write_text("It came.\n")
    assert len(uris(run("export", "archive", "-f", "jsonl").out)) == 3
    assert uris(run("export", "archive", "-f", "jsonl", "--recursive").out)[-1] == "archive/within/a.txt"


def test_no_file_of_a_folder_is_replaced(corpus: Path, run: Callable[..., Any]) -> None:
    for source in ("archive", "archive/rows.jsonl", "archive/rows.jsonl#a"):
        result = run("export", source, "-f", "jsonl", "-o", "archive/rows.jsonl", "--force")
        assert result.status == 1
        assert "is being read" in result.err
    assert corpus.read_text() == ROWS


@pytest.mark.parametrize("command", [["show"], ["export"], []])
def test_data_is_refused_with_a_hint(command: list[str], desk: Path, run: Callable[..., Any]) -> None:
    (desk / "a.xml").write_text("<?xml version='1.0'?><harbours><harbour>Cranes.</harbour></harbours>")
    result = run(*command, "a.xml")
    assert (result.status, result.out) == (1, "")
    assert result.err.startswith("reader: a.xml: is XML (harbours), not an article (")


def test_what_is_true_of_many_articles_is_told_twice(desk: Path, run: Callable[..., Any]) -> None:
    (desk / "cafes.csv").write_text("id,text\n" + "".join(f"{n},The café of day {n}.\n" for n in range(9)), "cp1252")
    assert run("export", "cafes.csv", "-f", "jsonl").err.splitlines() == [
        "reader: cafes.csv: text from text, id from id",
        "reader: cafes.csv#0: is not UTF-8, and was read as windows-1252",
        "reader: cafes.csv: the same is true of more of its articles, which are not named",
    ]
