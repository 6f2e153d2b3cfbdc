"""What the commands take that need no terminal: processor time included, as whole processes."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.screen import READER

MANY = 1_000


class Run(NamedTuple):
    """A process that has ended."""

    seconds: float
    peak: float
    """Megabytes that the largest of its processes held."""


def run(command: Sequence[str]) -> Run:
    """Run it to its end. Raises `CalledProcessError` where it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(time.perf_counter() - started, used.ru_maxrss / 1000)


def median(command: Sequence[str], rounds: int) -> float:
    """Seconds, the median of so many runs."""
    return statistics.median(run(command).seconds for _ in range(rounds))


def starting(rounds: int) -> tuple[float, float]:
    """Seconds of `reader --version` and of a Python that does nothing."""
    return median([*READER, "--version"], rounds), median([sys.executable, "-c", "pass"], rounds)


def exporting(path: Path, rounds: int) -> float:
    """Seconds to export one article."""
    return median([*READER, "export", str(path)], rounds)


def exporting_many(path: Path, folder: Path, count: int) -> Run:
    """The export of that many copies of an article by two processes."""
    folder.mkdir(exist_ok=True)
    text = path.read_bytes()
    copies = [folder / f"{number}.txt" for number in range(count)]
    for copy in copies:
        copy.write_bytes(text)
    return run([*READER, "export", "-f", "jsonl", "--jobs", "2", *map(str, copies)])
