"""A desk with articles on it, and ways to run a command there: in this process, in one of its own, in a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from reader.cli import main

STORY = "Ferry waits for wind\n\n“It will come,” said Astrid Kjellmark, the council’s leader. “It always has.”\n"


class Result(NamedTuple):
    """What a run left behind."""

    status: int
    out: str
    err: str


@pytest.fixture
def story() -> str:
    """The text of `ferry.txt`, which is also how it looks when printed."""
    return STORY


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with two articles, a picture, an empty file and a folder in it."""
    (tmp_path / "ferry.txt").write_text(STORY, "utf-8")
    (tmp_path / "strike.txt").write_text("Port workers walk out\n\nCranes stood still.\n")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (tmp_path / "empty.txt").touch()
    (tmp_path / "archive").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(desk: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """Run a command in this process."""

    def run_here(*arguments: str) -> Result:
        status = main(arguments)
        return Result(status, *capfd.readouterr())

    return run_here


@pytest.fixture
def reader_command(desk: Path) -> Callable[..., list[str]]:
    """What starts the program in a process of its own."""

    def command_of(*arguments: str) -> list[str]:
        return [sys.executable, "-m", "reader", *arguments]

    return command_of


@pytest.fixture
def run_piped(reader_command: Callable[..., list[str]]) -> Callable[..., Result]:
    """Run a command in a process of its own, with text on its standard input."""

    def run_there(*arguments: str, given: str = "", environment: dict[str, str] | None = None) -> Result:
        done = subprocess.run(
            reader_command(*arguments),
            input=given.encode(),
            capture_output=True,
            env={**os.environ, **(environment or {})},
        )
        return Result(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return run_there
