"""What is written to standard output is whole pieces, whatever goes wrong."""

from __future__ import annotations

import errno
import os
import resource
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.cli.output import Output
from reader.errors import OutputError


@pytest.mark.parametrize("mode", ["wb", "ab"])
def test_a_full_disk_leaves_whole_lines(mode: str, desk: Path, reader_command: Callable[..., list[str]]) -> None:
    (desk / "out.jsonl").write_text("{}\n" * 10)
    one = subprocess.run(reader_command("export", "ferry.txt", "-f", "jsonl"), capture_output=True).stdout
    limit = len(one) * 5 // 2 + 30
    with (desk / "out.jsonl").open(mode) as stream:
        done = subprocess.run(
            reader_command("export", *["ferry.txt"] * 5, "-f", "jsonl"),
            stdout=stream,
            stderr=subprocess.PIPE,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        )
    assert (done.returncode, done.stderr) == (1, b"reader: standard output: cannot be written (file too large)\n")
    data = (desk / "out.jsonl").read_bytes()
    assert data == b"{}\n" * (10 if mode == "ab" else 0) + one * 2


def test_what_others_have_written_is_not_taken_back(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = os.write, iter((1, 2))

    def write(number: int, data: bytes) -> int:
        if next(calls) == 1:
            return real(number, data[:5])
        with (desk / "out.txt").open("ab") as other:
            other.write(b"precious")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with (desk / "out.txt").open("wb") as stream:
        monkeypatch.setattr(os, "write", write)
        with pytest.raises(OutputError, match="no space left on device"):
            Output(stream, "out.txt").write("half of a line\n")
    assert (desk / "out.txt").read_bytes() == b"half precious"


@pytest.mark.parametrize("command", [("export", "ferry.txt"), ("compare", "ferry.txt", "strike.txt"), ("digest", "-")])
def test_a_folder_is_no_output(command: tuple[str, ...], desk: Path, run: Callable[..., Any]) -> None:
    result = run(*command, "-o", "archive")
    assert (result.status, result.err) == (2, "reader: archive: is a folder (name a file in it)\n")
