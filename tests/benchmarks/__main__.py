"""Time the program against the least Textual app, side by side, and print a table. Not a test: nothing fails.

    python -m tests.benchmarks              # all inputs, 7 rounds: about ten minutes
    python -m tests.benchmarks --rounds 3 --only "words|3 MB"

Every round starts each program once, so that whatever else the machine does hits all alike; figures are medians over
the rounds, ratios those of the medians. Times are in milliseconds.
"""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path

import reader
from tests.benchmarks.inputs import HEADLINE, INPUTS, KB, write
from tests.benchmarks.terminal import Terminal

BARE = "bare Textual app"
HERE = Path(__file__).parent
READER = (sys.executable, "-c", "import sys; from reader.cli import main; sys.exit(main())")
KEYS, PAGES = 30, 60

Figures = dict[str, float]


def main() -> None:
    """Run what was asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", default="", help="inputs whose name matches this expression")
    options = parser.parse_args()
    compileall.compile_dir(Path(reader.__file__).parent, quiet=1)  # as installers do
    with tempfile.TemporaryDirectory() as folder:
        paths = write(Path(folder))
        chosen = [name for name in INPUTS if re.search(options.only, name)]
        rounds = [dict(_round(chosen, paths)) for _ in range(options.rounds)]
        print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} processors, ", end="")
        print(f"{options.rounds} rounds, {time.strftime('%Y-%m-%d')}\n")
        _print_screen({name: _medians([each[name] for each in rounds]) for name in rounds[0]})
        _print_commands(Path(folder), options.rounds)


def _round(chosen: Sequence[str], paths: Mapping[str, Path]) -> Iterator[tuple[str, Figures]]:
    yield BARE, _bare()
    for name in chosen:
        yield name, _reading(paths[name])


def _bare() -> Figures:
    terminal = Terminal([sys.executable, str(HERE / "bare.py")])
    figures = {"first paint": terminal.until("READY")}
    terminal.settle(0.2)
    return figures | {"memory": terminal.memory(), "exit": terminal.end()}


def _reading(path: Path) -> Figures:
    terminal = Terminal([*READER, str(path)])
    figures = {"first paint": terminal.until(HEADLINE.split()[2])}
    terminal.until("Quit")  # the keys in the footer: the interface is there
    early = [terminal.press("j") for _ in range(KEYS)]  # while names and quotes are looked for
    figures |= {"key": statistics.median(early), "key p95": _p95(early)}
    before = terminal.bytes
    pages = list(takewhile(bool, (terminal.press(" ") for _ in range(PAGES))))  # up to the end of the article
    figures |= {"page p95": _p95(pages), "pages/s": 1 / statistics.mean(pages)} if pages else {}
    figures["KB/page"] = (terminal.bytes - before) / KB / max(1, len(pages))
    terminal.settle(0.3)
    figures |= {"End": terminal.press("G"), "Home": terminal.press("g"), "resize": terminal.resize(80, 30)}
    terminal.settle(0.5)
    used, written = terminal.idle(1)
    figures |= {"idle CPU": used, "idle bytes": written, "memory": terminal.memory()}
    return figures | {"exit": terminal.end()}


def _p95(values: Sequence[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]


def _medians(rounds: Sequence[Figures]) -> Figures:
    return {name: statistics.median(each.get(name, 0.0) for each in rounds) for name in rounds[0]}


_COLUMNS: Mapping[str, Callable[[float], str]] = {
    "first paint": lambda value: f"{1000 * value:.0f}",
    "key": lambda value: f"{1000 * value:.1f}",
    "key p95": lambda value: f"{1000 * value:.1f}",
    "page p95": lambda value: f"{1000 * value:.1f}",
    "pages/s": lambda value: f"{value:.0f}",
    "KB/page": lambda value: f"{value:.1f}",
    "End": lambda value: f"{1000 * value:.0f}",
    "Home": lambda value: f"{1000 * value:.0f}",
    "resize": lambda value: f"{1000 * value:.0f}",
    "memory": lambda value: f"{value:.0f}",
    "idle CPU": lambda value: f"{1000 * value:.0f}",
    "idle bytes": lambda value: f"{value:.0f}",
    "exit": lambda value: f"{1000 * value:.0f}",
}
"""The columns, and how their figures are written: milliseconds, megabytes, a number each."""

_RATIOS = ("first paint", "memory", "exit")
"""Columns whose ratio to the bare app is told too."""


def _print_screen(figures: Mapping[str, Figures]) -> None:
    bare = figures[BARE]
    print("| input | " + " | ".join(_COLUMNS) + " |")
    print("| --- |" + " --: |" * len(_COLUMNS))
    for name, found in figures.items():
        cells = []
        for column, write_figure in _COLUMNS.items():
            words = write_figure(found[column]) if column in found else ""
            if column in _RATIOS and name != BARE:
                words += f" ({found[column] / bare[column]:.2f}x)"
            cells.append(words)
        print(f"| {name} | " + " | ".join(cells) + " |")


def _print_commands(folder: Path, rounds: int) -> None:
    articles = folder / "many"
    articles.mkdir()
    for number in range(200):
        (articles / f"{number}.txt").write_text((folder / "article.txt").read_text("utf-8"), "utf-8")
    nothing = _timed([sys.executable, "-c", "pass"], rounds)
    version = _timed([*READER, "--version"], rounds)
    export = _timed([*READER, "export", str(folder / "article.txt")], rounds)
    many = _timed([*READER, "export", "-f", "jsonl", "--jobs", "2", *map(str, articles.iterdir())], 1)
    print(f"\n`reader --version`: {1000 * version:.0f} ms, {version / nothing:.1f}x `python -c pass`")
    print(f"`reader export` of 1,000 words: {1000 * export:.0f} ms")
    print(f"`reader export --jobs 2`: {200 / many:.0f} articles of 1,000 words a second")


def _timed(command: Sequence[str], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - started)
    return statistics.median(times)


if __name__ == "__main__":
    main()
