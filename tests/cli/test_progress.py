"""How far a run has come is said on a terminal only, and never among the data."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.cli.corpus import Corpus, article_count, reach_of
from reader.cli.progress import Progress


def run_on_terminal(command: list[str], **options: Any) -> str:
    """What the command prints on its standard error, a terminal."""
    ours, theirs = os.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(command, stderr=theirs, env=environment, **options) as process:
        os.close(theirs)
        said = b""
        while piece := _read(ours):
            said += piece
    os.close(ours)
    assert process.returncode == 1
    return said.decode()


def _read(number: int) -> bytes:
    try:
        return os.read(number, 4096)
    except OSError:  # the other end is closed
        return b""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_terminal_shows_how_far_it_is(jobs: str, desk: Path, reader_command: Callable[..., list[str]]) -> None:
    with (desk / "out.jsonl").open("wb") as out:
        command = reader_command("export", "ferry.txt", "empty.txt", "strike.txt", "-f", "jsonl", "--jobs", jobs)
        said = run_on_terminal(command, stdout=out)
    assert " of 3 " in said
    assert "1 failed" in said
    assert ("(2 workers)" in said) == (jobs == "2")
    assert "reader: empty.txt: is empty" in said
    lines = (desk / "out.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["source"]["uri"] for line in lines] == ["ferry.txt", "strike.txt"]


def test_nothing_is_shown_where_it_is_not_wanted(desk: Path, reader_command: Callable[..., list[str]]) -> None:
    command = reader_command("export", "ferry.txt", "empty.txt", "-o", "out.jsonl", "--progress", "never")
    assert run_on_terminal(command) == "reader: empty.txt: is empty\r\n"


def test_the_line_says_what_is_done_and_what_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    progress = Progress(20_000, 2)
    progress.skip(1000, 2)
    for _ in range(204):
        progress.count(failed=False)
    progress.count(failed=True)
    now = 5.0
    assert progress.line == "1,205 of 20,000  41/s  8 min left  3 failed  (2 workers)"


def test_a_total_that_proves_too_small_is_left_out() -> None:
    progress = Progress(1, 1)
    progress.count(failed=False)
    assert progress.line.startswith("1 of 1 ")
    progress.count(failed=False)
    assert progress.line.startswith("2  ")


def test_of_a_corpus_the_share_that_was_read_tells_how_many_there_are(desk: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        record = json.dumps({"text": "Cranes stood still. " * 300}) + "\n"
        (desk / name).write_text(record * 400)
    sources = ["a.jsonl", "b.jsonl"]
    reach = reach_of(sources, None)
    progress = Progress(None, 1, reach)
    assert progress.total is None
    for number, _ in enumerate(Corpus(sources, None, reach), 1):
        progress.count(failed=False)
        if number % 100 == 0:
            assert progress.total is not None
            assert abs(progress.total - 800) <= 40, number
    assert " of about 800 " in progress.line


def test_a_small_corpus_is_not_estimated(desk: Path) -> None:
    (desk / "a.jsonl").write_text('{"text": "Cranes stood still."}\n' * 100)
    reach = reach_of(["a.jsonl"], None)
    progress = Progress(None, 1, reach)
    for _ in Corpus(["a.jsonl"], None, reach):
        progress.count(failed=False)
    assert progress.line.startswith("100  ")
    assert article_count(["a.jsonl#1", "a.jsonl#2", "ferry.txt"], None) == 3
    assert reach_of(["a.jsonl", "ferry.txt", "-"], None) is None
