"""`reader digest`: tables over exports."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.cli import main
from reader.library import stored


@pytest.fixture
def corpus(desk: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    """An export of both articles of the desk."""
    assert main(["export", "ferry.txt", "strike.txt", "-o", "corpus.jsonl"]) == 0
    return desk / "corpus.jsonl"


def test_who_is_quoted(corpus: Path, run: Callable[..., Any]) -> None:
    status, out, err = run("digest", "corpus.jsonl")
    assert (status, err) == (0, "")
    assert out.startswith("2 articles, 1 quote, 6 words; 0% without a source found\n")
    assert "\nAstrid Kjellmark       1      6 " in out


def test_a_bad_line_is_named_and_the_rest_is_counted(corpus: Path, run: Callable[..., Any]) -> None:
    corpus.write_text("oops\n" + corpus.read_text("utf-8") + '{"schema"', "utf-8")
    status, out, err = run("digest", "corpus.jsonl", "-f", "json")
    assert status == 1
    assert err == "reader: corpus.jsonl, line 1: not JSON\nreader: corpus.jsonl, line 4: not JSON\n"
    assert json.loads(out)["articles"] == 2


def test_of_many_bad_lines_some_are_named(corpus: Path, run: Callable[..., Any]) -> None:
    corpus.write_text(corpus.read_text("utf-8") + "oops\n" * 1_000, "utf-8")
    status, _, err = run("digest", "corpus.jsonl")
    assert (status, err.count("\n")) == (1, 21)
    assert err.endswith("reader: corpus.jsonl: 980 more lines could not be counted\n")


def test_what_is_no_export_is_refused_by_name(corpus: Path, run: Callable[..., Any]) -> None:
    status, out, err = run("digest", "ferry.txt", "corpus.jsonl", "missing.jsonl", "archive")
    assert status == 1
    assert [line.split(":")[1] for line in err.splitlines()] == [" ferry.txt", " missing.jsonl", " archive"]
    assert out.startswith("2 articles")


def test_several_exports_are_one_table(corpus: Path, run: Callable[..., Any]) -> None:
    assert run("digest", "corpus.jsonl", "corpus.jsonl", "--by", "month").out.startswith("4 articles, 2 quotes")


def test_standard_input(corpus: Path, run_piped: Callable[..., Any]) -> None:
    assert run_piped("digest", "-", given=corpus.read_text("utf-8")).out.startswith("2 articles")
    assert run_piped("digest", "--by", "verb", given=corpus.read_text("utf-8")).status == 0


def test_the_library_is_counted_as_an_export_of_it(
    corpus: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(corpus.parent / "data"))
    assert run("digest", "--library") == (1, "", "reader: nothing has been read yet\n")
    run("library", "add", "ferry.txt", "strike.txt")
    for by in ("speaker", "publisher", "month", "entity"):
        assert run("digest", "--library", "--by", by).out == run("digest", "corpus.jsonl", "--by", by).out
    assert run("digest", "--library", "by:kjellmark", "-f", "json").out.count('"articles": 1') == 2
    status, out, err = run("digest", "--library", "unheard")
    assert (status, err) == (1, "reader: no article was found\n")
    assert out.startswith("0 articles")
    assert run("digest", "--library", "--by", "verb") == (
        2,
        "",
        "reader: the library does not keep the verbs of quotes: count an export\n",
    )


def test_a_library_that_fails_while_it_is_counted_is_reported(
    desk: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.DatabaseError("database disk image is malformed")

    monkeypatch.setenv("XDG_DATA_HOME", str(desk / "data"))
    run("library", "add", "ferry.txt", "strike.txt")
    monkeypatch.setattr(stored, "entities_of", fail)
    status, out, err = run("digest", "--library", "-f", "json")
    assert (status, json.loads(out)["articles"]) == (1, 2)
    assert err == "reader: the library cannot be read (database disk image is malformed)\n"


def test_copies_of_an_article_are_counted_once_each(desk: Path, run: Callable[..., Any]) -> None:
    pytest.importorskip("pyarrow")
    for name in ("again.txt", "later.txt"):
        (desk / name).write_bytes((desk / "ferry.txt").read_bytes())
    sources = ("ferry.txt", "again.txt", "strike.txt", "later.txt")
    run("export", *sources, "-o", "lines.jsonl")
    run("export", *sources, "-f", "parquet", "-o", "tables")
    assert run("digest", "tables").out == run("digest", "lines.jsonl").out


def test_the_extension_sets_the_format(corpus: Path, run: Callable[..., Any], desk: Path) -> None:
    assert run("digest", "corpus.jsonl", "-o", "speakers.csv").status == 0
    assert (desk / "speakers.csv").read_text().startswith("speaker,quotes,words,")
    assert run("digest", "corpus.jsonl", "-o", "speakers.csv").status == 1
    assert run("digest", "corpus.jsonl", "-o", "corpus.jsonl", "--force").status == 1
    assert run("digest", "corpus.jsonl", "-o", "archive").status == 2


def test_pictures_go_into_files(corpus: Path, run: Callable[..., Any], desk: Path) -> None:
    pytest.importorskip("leather")
    assert run("digest", "corpus.jsonl", "-o", "speakers.svg").status == 0
    assert "<svg" in (desk / "speakers.svg").read_text("utf-8")


@pytest.mark.parametrize("wrong", [["--by", "colour"], ["--top", "0"], ["-f", "docx"], ["-o", "speakers.png"]])
def test_wrong_usage(wrong: list[str], corpus: Path, run: Callable[..., Any]) -> None:
    assert run("digest", "corpus.jsonl", *wrong).status == 2


def test_a_file_named_like_the_command(desk: Path, run: Callable[..., Any], story: str) -> None:
    (desk / "digest").write_text(story, "utf-8")
    assert run("./digest").out == story
    assert run("--", "digest").out == story


def test_help_gives_examples_before_options(run: Callable[..., Any]) -> None:
    result = run("digest", "--help")
    assert result.out.index("corpus.jsonl") < result.out.index("--help")
