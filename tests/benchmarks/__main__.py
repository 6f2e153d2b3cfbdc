"""Time the program against the least Textual app, side by side, and print tables. Not a test: nothing fails.

    python -m tests.benchmarks              # everything, 7 rounds: about forty minutes
    python -m tests.benchmarks --rounds 3 --parts "screen|commands" --only "words|3 MB"
    python -m tests.benchmarks --parts peers --frogmouth /somewhere/bin/frogmouth
    python -m tests.benchmarks --parts library --articles 20000,100000    # half an hour, and 3 GB on the disk

Every round starts each program of a table once, so that whatever else the machine does hits all alike; figures are
medians over the rounds, ratios those of the medians. Times are in milliseconds, memory in megabytes. Names and quotes
are looked for by the fast engine, unless READER_ENGINE names another.
"""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

import reader
from reader.settings import engine
from tests.benchmarks import commands, library, screen
from tests.benchmarks.inputs import INPUTS, LONG, write
from tests.benchmarks.screen import HERE, READER, WITHOUT_ANALYSIS, Figures

BARE = "bare Textual app"
ARTICLE = "1,000 words"
NOVEL = "150,000 words"
PARTS = ("screen", "peers", "finding", "analysis", "commands", "library")


def main() -> None:
    """Run what was asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--parts", default="", help=f"tables whose name matches this expression: {', '.join(PARTS)}")
    parser.add_argument("--only", default="", help="inputs of `screen` whose name matches this expression")
    parser.add_argument("--frogmouth", help="the command of frogmouth, to be measured with the other peers")
    parser.add_argument(
        "--articles", type=_sizes, default=(500, 2_000), help="how many `library` holds when it is measured: 500,2000"
    )
    parser.add_argument(
        "--short", action="store_true", help="articles of 150 words, of which many are added in less time"
    )
    options = parser.parse_args()
    compileall.compile_dir(Path(reader.__file__).parent, quiet=1)  # as installers do
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} processors, ", end="")
    print(f"{options.rounds} rounds, {time.strftime('%Y-%m-%d')}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Nothing that was read before is remembered, and nothing of this is.
        os.environ.update({f"XDG_{kind}_HOME": str(folder / "home") for kind in ("CONFIG", "DATA", "CACHE", "STATE")})
        os.environ.setdefault(engine.VARIABLE, "fast")
        paths = write(folder)
        for part in PARTS:
            if re.search(options.parts, part):
                print(f"\n{part}\n")
                globals()[f"_{part}"](paths, options)


def _screen(paths: Mapping[str, Path], options: argparse.Namespace) -> None:
    programs: dict[str, Callable[[], Figures]] = {BARE: screen.bare}
    for name in INPUTS:
        if re.search(options.only, name):
            programs[name] = partial(screen.reading, paths[name])
    _print_table(_in_turns(programs, options.rounds))


def _peers(paths: Mapping[str, Path], options: argparse.Namespace) -> None:
    path = paths["Markdown, 10,000 words"]
    programs: dict[str, Callable[[], Figures]] = {
        BARE: screen.bare,
        "reader": partial(screen.peer, READER, path),
        "MarkdownViewer": partial(screen.peer, [sys.executable, str(HERE / "viewer.py")], path),
    }
    if options.frogmouth:
        programs["frogmouth"] = partial(screen.peer, [options.frogmouth], path)
    _print_table(_in_turns(programs, options.rounds))


def _finding(paths: Mapping[str, Path], options: argparse.Namespace) -> None:
    signs = {ARTICLE: screen.KEYS_ARE_SHOWN, "text 3 MB": screen.ALL_IS_READ}
    programs = {name: partial(screen.finding, paths[name], sign) for name, sign in signs.items()}
    _print_table(_in_turns(programs, options.rounds))


def _analysis(paths: Mapping[str, Path], options: argparse.Namespace) -> None:
    shown = {
        ARTICLE: partial(screen.analysing, paths[ARTICLE], 1.0),
        NOVEL: partial(screen.analysing, paths[NOVEL], 15.0),
    }
    _print_table(_in_turns(shown, options.rounds))
    ways: dict[str, Callable[[], Figures]] = {
        "with analysis": lambda: {"first paint": screen.first_paint(READER, paths[ARTICLE])},
        "without": lambda: {"first paint": screen.first_paint(WITHOUT_ANALYSIS, paths[ARTICLE])},
    }
    print()
    _print_table(_in_turns(ways, 3 * options.rounds))
    print()
    for name in LONG:
        words = len(paths[name].read_text("utf-8").split())
        took = commands.run([*READER, "export", str(paths[name])]).seconds
        print(f"`reader export` of {words:,} words: {took:.1f} s, {1e6 * took / words:.0f} µs a word")


def _commands(paths: Mapping[str, Path], options: argparse.Namespace) -> None:
    version, nothing = commands.starting(options.rounds)
    print(f"`reader --version`: {1000 * version:.0f} ms, {version / nothing:.1f}x `python -c pass`")
    export = commands.exporting(paths[ARTICLE], options.rounds)
    print(f"`reader export` of 1,000 words: {1000 * export:.0f} ms")
    for count in (commands.MANY // 10, commands.MANY):
        done = commands.exporting_many(paths[ARTICLE], paths[ARTICLE].parent / "many", count)
        rate = count / done.seconds
        print(f"`reader export --jobs 2` of {count:,} of them: {rate:.0f} a second, {done.peak:.0f} MB at most")


def _sizes(value: str) -> Sequence[int]:
    return tuple(int(number) for number in value.split(","))


def _library(paths: Mapping[str, Path], options: argparse.Namespace) -> None:
    print("Processor time; a byte of the file to a byte of text\n")
    print(f"| {' | '.join(name.replace('_', ' ') for name in library.Figures._fields)} |")
    print("|" + " --: |" * len(library.Figures._fields))
    folder = paths[ARTICLE].parent / "shelf"
    folder.mkdir()
    for figures in library.measure(folder, library.SHORT if options.short else library.WHOLE, options.articles):
        articles, *times = figures
        print(f"| {articles:,} | {' | '.join(f'{each:.1f}' for each in times)} |", flush=True)


def _in_turns(programs: Mapping[str, Callable[[], Figures]], rounds: int) -> Mapping[str, Figures]:
    """The medians of each program's figures; in every round each is run once."""
    found: dict[str, list[Figures]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, measure in programs.items():
            found[name].append(measure())
    return {name: _medians(figures) for name, figures in found.items()}


def _medians(rounds: Sequence[Figures]) -> Figures:
    return {name: statistics.median(each.get(name, 0.0) for each in rounds) for name in rounds[0]}


_DIGITS = {"key": 1, "key p95": 1, "page p95": 1, "next": 1, "next p95": 1, "KB/page": 1}
"""Digits after the point; the others have none."""

_AS_THEY_ARE = {"pages/s", "KB/page", "memory", "idle bytes"}
"""What is no time."""

_RATIOS = ("first paint", "memory", "exit")
"""Columns that also show the ratio to the bare app."""


def _print_table(figures: Mapping[str, Figures]) -> None:
    columns = list(dict.fromkeys(_columns(figures.values())))
    print("| | " + " | ".join(columns) + " |")
    print("| --- |" + " --: |" * len(columns))
    for name, found in figures.items():
        cells = []
        for column in columns:
            value = found.get(column)
            words = (
                "" if value is None else f"{value * (1 if column in _AS_THEY_ARE else 1000):.{_DIGITS.get(column, 0)}f}"
            )
            if value is not None and column in _RATIOS and BARE in figures and name != BARE:
                words += f" ({value / figures[BARE][column]:.2f}x)"
            cells.append(words)
        print(f"| {name} | " + " | ".join(cells) + " |")


def _columns(rows: Iterable[Figures]) -> Iterable[str]:
    for row in sorted(rows, key=len, reverse=True):
        yield from row


if __name__ == "__main__":
    main()
