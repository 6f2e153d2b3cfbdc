"""Pipes that fill, close and break, and Ctrl+C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_lines_come_as_soon_as_they_are_ready(
    jobs: str, desk: Path, story: str, reader_command: Callable[..., list[str]]
) -> None:
    os.mkfifo(desk / "wire")
    export = reader_command("export", "ferry.txt", "wire", "-f", "jsonl", "--jobs", jobs)
    with subprocess.Popen(export, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        if jobs == "1":
            assert json.loads(process.stdout.readline())["source"]["uri"] == "ferry.txt"
        (desk / "wire").write_text(story, "utf-8")
        assert process.stdout.read().splitlines()
    assert process.returncode == 0


@pytest.mark.parametrize("arguments", [["show"], ["export", "-f", "jsonl"], ["export", "-f", "jsonl", "--jobs", "2"]])
def test_a_closed_pipe_ends_silently(
    arguments: list[str], desk: Path, reader_command: Callable[..., list[str]]
) -> None:
    export = reader_command(*arguments, *["ferry.txt"] * 400)
    with subprocess.Popen(export, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_without_a_traceback(jobs: str, desk: Path, reader_command: Callable[..., list[str]]) -> None:
    os.mkfifo(desk / "wire")  # Nobody writes, so the command waits until it is interrupted.
    export = reader_command("export", *["ferry.txt"] * 20, "wire", "-f", "jsonl", "--jobs", jobs)
    with subprocess.Popen(export, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        assert process.stderr.read() == b""
    assert process.returncode == 130
