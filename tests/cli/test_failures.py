"""A source that fails is named on one line, and the others are done."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader import pipeline
from reader.model.document import Document
from reader.model.raw import Raw

FAILING = {
    "missing": ("fery.txt", "reader: fery.txt: no such file (did you mean ferry.txt?)\n"),
    "folder": ("archive", "reader: archive: is a folder without articles (--recursive reads the folders in it)\n"),
    "empty": ("empty.txt", "reader: empty.txt: is empty\n"),
    "address": (
        "http://127.0.0.1:1/a",
        "reader: http://127.0.0.1:1/a: 127.0.0.1 cannot be reached, connection refused (try again later)\n",
    ),
    "binary": ("picture.png", None),
}


@pytest.mark.parametrize(("source", "message"), FAILING.values(), ids=FAILING.keys())
@pytest.mark.parametrize("command", [[], ["show"], ["export", "-f", "jsonl"]])
def test_a_source_that_fails_is_named_on_one_line(
    command: list[str], source: str, message: str | None, run: Callable[..., Any]
) -> None:
    result = run(*command, source)
    assert (result.status, result.out) == (1, "")
    assert result.err.startswith(f"reader: {source}: ")
    assert result.err.count("\n") == 1
    assert message is None or result.err == message


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_the_other_sources_are_done_in_their_order(jobs: str, run: Callable[..., Any]) -> None:
    sources = ["strike.txt", *(source for source, _ in FAILING.values()), "ferry.txt"]
    result = run("export", *sources, "-f", "jsonl", "--jobs", jobs)
    assert result.status == 1
    assert [json.loads(line)["source"]["uri"] for line in result.out.splitlines()] == ["strike.txt", "ferry.txt"]
    assert len(result.err.splitlines()) == len(FAILING)


def test_a_fault_of_ours_does_not_stop_the_others(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pipeline.read_raw

    def stumble(raw: Raw, engine: str | None) -> Document:
        if raw.uri == "ferry.txt":
            raise RecursionError("too deep")
        return whole(raw)

    monkeypatch.setattr(pipeline, "read_raw", stumble)
    result = run("export", "ferry.txt", "strike.txt", "-f", "jsonl")
    assert result.status == 1
    assert result.err == "reader: ferry.txt: reading it failed: RecursionError: too deep\n"
    assert json.loads(result.out)["source"]["uri"] == "strike.txt"


def test_a_file_name_cannot_steer_the_terminal(run: Callable[..., Any]) -> None:
    assert run("show", "a\x1b[31m\nb\u202ec.txt").err == r"reader: a\x1b[31m\nb\u202ec.txt: no such file" + "\n"


def test_a_file_name_that_is_no_text_is_shown(desk: Path, story: str, run_piped: Callable[..., Any]) -> None:
    (desk / os.fsdecode(b"caf\xe9.txt")).write_text(story, "utf-8")
    result = run_piped("export", os.fsdecode(b"caf\xe9.txt"), "-f", "jsonl")
    assert (result.status, json.loads(result.out)["source"]["uri"]) == (0, "caf\udce9.txt")
    assert "caf\\udcf1.txt" in run_piped("show", os.fsdecode(b"caf\xf1.txt")).err
