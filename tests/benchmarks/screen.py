"""What the interface takes, seen from its terminal: to come up, to answer keys, to find, to analyse, to leave."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path

from tests.benchmarks.inputs import HEADLINE, KB
from tests.benchmarks.terminal import COLUMNS, ROWS, Terminal

READER = (sys.executable, "-c", "import sys; from reader.cli import main; sys.exit(main())")
WITHOUT_ANALYSIS = (
    sys.executable,
    "-c",
    "import sys, reader.session.supply as o; o.Supply.start = lambda *_, **__: None; "
    "from reader.cli import main; sys.exit(main())",
)
HERE = Path(__file__).parent

KEYS, PAGES = 30, 60
SIZES = ((80, 30), (200, 50), (COLUMNS, ROWS))
"""What the terminal is resized to, and in the end back again; the slowest counts."""
KEYS_ARE_SHOWN, ALL_IS_READ = "Quit", "Esc stops"
"""What is drawn when the interface is there, and when all of a long article is."""
SOUGHT = "one"
"""A word that stands in every article, and often; but its first letters stand there more often yet."""

Figures = dict[str, float]
"""Seconds, kilobytes and megabytes by what they are of."""


def bare() -> Figures:
    """The least Textual app."""
    terminal = Terminal([sys.executable, str(HERE / "bare.py")])
    figures = {"first paint": terminal.until("READY")}
    terminal.settle(0.2)
    return figures | {"memory": terminal.memory(), "exit": terminal.end()}


def peer(command: Sequence[str], path: Path) -> Figures:
    """Another program on the same Markdown."""
    terminal = Terminal([*command, str(path)])
    figures = {"first paint": terminal.until(HEADLINE.split()[2])}
    terminal.settle(0.5)
    keys = [terminal.press("\x1b[B") for _ in range(KEYS)]
    return (
        figures | {"key": statistics.median(keys), "key p95": p95(keys), "memory": terminal.memory()} | _end(terminal)
    )


def _paging(terminal: Terminal) -> Figures:
    before = terminal.bytes
    pages = list(takewhile(bool, (terminal.press(" ") for _ in range(PAGES))))  # up to the end of the article
    if not pages:
        return {}
    kilobytes = (terminal.bytes - before) / KB / len(pages)
    return {"page p95": p95(pages), "pages/s": 1 / statistics.mean(pages), "KB/page": kilobytes}


def _type(terminal: Terminal, *keys: str) -> None:
    for key in keys:
        terminal.press(key)


def _end(terminal: Terminal) -> Figures:
    return {"exit": terminal.end()}


def reading(path: Path) -> Figures:
    """All that one does in an article, while names and quotes are still looked for in it."""
    terminal = Terminal([*READER, str(path)])
    figures = {"first paint": terminal.until(HEADLINE.split()[2])}
    terminal.until(KEYS_ARE_SHOWN)  # the keys in the footer: the interface is there
    early = [terminal.press("j") for _ in range(KEYS)]
    figures |= {"key": statistics.median(early), "key p95": p95(early)}
    figures |= _paging(terminal)
    terminal.settle(0.3)
    figures |= {
        "End": terminal.press("G"),
        "Home": terminal.press("g"),
        "resize": max(terminal.resize(*size) for size in SIZES),
    }
    terminal.send("\x1b")  # what is still looked for is given up
    terminal.settle(1)
    used, written = terminal.idle(3)
    figures |= {"idle CPU": used, "idle bytes": written, "memory": terminal.memory()}
    return figures | _end(terminal)


def finding(path: Path, sign: str) -> Figures:
    """A search for a word that is found often, from its last letter on; then the next places, and pages of them.

    It begins when `sign` is drawn, which tells that all of the article is there.
    """
    count = path.read_text("utf-8").lower().count(SOUGHT)
    terminal = Terminal([*READER, str(path)])
    terminal.until(sign)
    _type(terminal, "/", *SOUGHT[:-1])
    figures = {"first hit": terminal.press(SOUGHT[-1])}
    terminal.press("\x1b")
    terminal.settle(0.3)  # a key that came too soon behind it would be part of it
    _type(terminal, "/", *SOUGHT[:-1])
    began = terminal.now()
    terminal.send(SOUGHT[-1])
    figures["all counted"] = terminal.until(f"{count:,} hits") - began
    terminal.press("\r")
    terminal.settle(0.3)
    nexts = [terminal.press("n") for _ in range(KEYS)]
    figures |= {"next": statistics.median(nexts), "next p95": p95(nexts)}
    terminal.press("g")
    figures |= _paging(terminal)
    terminal.press("g")  # the next round shall not be told where it was left
    return figures | _end(terminal)


def analysing(path: Path, silence: float) -> Figures:
    """When the first names and quotes are shown, and when the last are, after which it is silent for that long."""
    terminal = Terminal([*READER, str(path)])
    painted = terminal.until(HEADLINE.split()[2])
    first = terminal.until("Quotes ")
    return {"first": first - painted, "all": terminal.settle(silence) - painted} | _end(terminal)


def first_paint(command: Sequence[str], path: Path) -> float:
    """When there is text of the article to be read."""
    terminal = Terminal([*command, str(path)])
    painted = terminal.until(HEADLINE.split()[2])
    terminal.until(KEYS_ARE_SHOWN)
    terminal.end()
    return painted


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
