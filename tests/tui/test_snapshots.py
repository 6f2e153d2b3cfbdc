"""Snapshots of chosen states at three sizes, in the dark and the light theme: characters and styles.

Each file in `snapshots/` contains a screen as text, then the runs of styles in each row, then the definition of these
styles in both themes. Look at the difference when one of these tests fails; if it is intended,

    REFRESH_SNAPSHOTS=1 pytest tests/tui/test_snapshots.py

writes the files again.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import pytest
from rich.style import Style
from textual.pilot import Pilot

from reader.library.store import Store
from reader.settings import Settings
from reader.tui.app import ReaderApp
from tests.tui.conftest import Open, press, settle

FOLDER = Path(__file__).parent / "snapshots"

STATES: dict[str, Sequence[str]] = {
    "article": (),  # the headline, dateline run into its paragraph, counts in the tabs, the folded strip
    "quote": ("2", "j", "j", "j", "enter"),  # both parts highlighted, with the bar; source and cue in other styles
    "card": ("1", "w"),  # labels in one column, places at the right
    "find": ("slash", "q", "u", "a", "y"),  # every match highlighted, the first more strongly, ticks by the scroll bar
    "captions": ("c",),  # a truncated caption, the credit and the comments note are there
}
SIZES = ((80, 24), (120, 40), (200, 50))
THEMES = ("reader-dark", "reader-light")

Screen = list[list[tuple[str, str]]]
"""Rows of characters, each with its style."""


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))


@pytest.mark.parametrize(("columns", "rows"), SIZES, ids=str)
@pytest.mark.parametrize("state", STATES)
async def test_it_looks_as_it_did(opened: Open, state: str, columns: int, rows: int) -> None:
    async def look(theme: str) -> Screen:
        async with opened(columns, rows, theme=theme) as pilot:
            await press(pilot, *STATES[state])
            return looks_of(pilot)

    compare(f"{state}-{columns}x{rows}", [await look(theme) for theme in THEMES])


LIBRARY_STATES: dict[str, Sequence[str]] = {
    "library": (),  # what was read last, the quotes and the most quoted people, how to open something else
    "search": ("slash", *"okafor pay", "enter"),  # what was searched for is highlighted in headline, text and quote
    "person": (
        "slash",
        *"okafor",
        "enter",
        "tab",
        "P",
    ),  # what she is called, each quote under its place, who she may be
    "searching": ("slash", *"by:oka"),  # all that can be typed, in one line
}

FULL_LIBRARY_STATES: dict[str, Sequence[str]] = {
    "comparison": ("m", "G", "k", "k", "m", "C"),  # who is quoted in both, in one only; the versions in a line
    "notes": ("n",),  # under their articles, what was written above the words that it is on
}


@pytest.mark.parametrize(("columns", "rows"), SIZES, ids=str)
@pytest.mark.parametrize("state", LIBRARY_STATES)
async def test_the_library_looks_as_it_did(state: str, columns: int, rows: int, library: Store) -> None:
    await compare_library(library, state, LIBRARY_STATES[state], columns, rows)


@pytest.mark.parametrize(("columns", "rows"), SIZES, ids=str)
@pytest.mark.parametrize("state", FULL_LIBRARY_STATES)
async def test_a_full_library_looks_as_it_did(state: str, columns: int, rows: int, full_library: Store) -> None:
    await compare_library(full_library, state, FULL_LIBRARY_STATES[state], columns, rows)


async def compare_library(library: Store, state: str, keys: Sequence[str], columns: int, rows: int) -> None:
    """Compare what a library looks like after some keys with what is kept of that."""

    async def look(theme: str) -> Screen:
        async with ReaderApp([], Settings(theme=theme), library).run_test(size=(columns, rows)) as pilot:
            await settle(pilot)
            for key in keys:
                await press(pilot, key)
                await settle(pilot)
            return looks_of(pilot)

    compare(f"{state}-{columns}x{rows}", [await look(theme) for theme in THEMES])


def compare(name: str, screens: Sequence[Screen]) -> None:
    """Compare screens in each of the themes with what is kept of them."""
    text = written(screens)
    path = FOLDER / f"{name}.txt"
    if os.environ.get("REFRESH_SNAPSHOTS"):
        path.write_text(text, "utf-8")
    assert text.splitlines() == path.read_text("utf-8").splitlines()


def looks_of(pilot: Pilot[int]) -> Screen:
    """The screen as it is now."""
    strips = pilot.app.screen._compositor.render_strips()
    return [[(sign, look(part.style)) for part in strip for sign in part.text] for strip in strips]


def look(style: Style | None) -> str:
    """A style in words, without mouse data."""
    return str(style.without_color + Style(color=style.color, bgcolor=style.bgcolor)) if style else "none"


def written(screens: Sequence[Screen]) -> str:
    """The text, the runs of styles by letter, and the letters: in both themes the same cells have the same letter."""
    dark, *others = screens
    lines = ["".join(sign for sign, _ in row).rstrip() for row in dark]
    for other in others:
        assert ["".join(sign for sign, _ in row).rstrip() for row in other] == lines, "themes change only colours"
    combined = [
        [tuple(cell[1] for cell in cells) for cells in zip(*rows, strict=True)] for rows in zip(*screens, strict=True)
    ]
    letters: dict[tuple[str, ...], int] = {}
    lines.append("")
    for number, row in enumerate(combined):
        runs = [(letters.setdefault(names, len(letters)), len(list(run))) for names, run in groupby(row)]
        lines.append(f"{number:>2}: " + " ".join(f"{letter}x{cells}" for letter, cells in runs))
    lines.append("")
    lines += (f"{letter}: " + " | ".join(names) for names, letter in letters.items())
    return "\n".join(lines) + "\n"
