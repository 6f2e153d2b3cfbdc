"""Whatever keys come, however fast and at any size, the program keeps running."""

from __future__ import annotations

from contextlib import nullcontext
from random import Random

import pytest
from textual import events
from textual.pilot import Pilot

from reader.library.store import Store
from reader.settings import Settings
from reader.tui import outside
from reader.tui.app import ReaderApp
from tests.tui.conftest import Open, settle
from tests.tui.test_bindings import BINDINGS

LEADING_OUT = frozenset({"e", "E", "vertical_line", "q", "Q", "ctrl+q", "ctrl+c", "ctrl+z", "ctrl+v"})
"""Keys that run other programs, write files, or leave."""

KEYS = sorted({key for _, binding in BINDINGS for key in binding.key.split(",")} - LEADING_OUT)
SIZES = ((80, 24), (120, 40), (200, 50), (50, 15), (30, 8), (15, 3))


@pytest.fixture(autouse=True)
def nothing_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """No other program is started; the palette leads to some."""
    monkeypatch.setattr(outside, "browse", lambda *_: None)
    monkeypatch.setattr(outside, "is_drawn_here", lambda _: False)
    monkeypatch.setattr(outside, "page", lambda *_: None)
    monkeypatch.setattr(ReaderApp, "suspend", lambda _: nullcontext())


async def press_any(pilot: Pilot[int], dice: Random, many: int) -> None:
    """Press keys in bursts, and change the size now and then."""
    for number in range(many):
        key = dice.choice([*KEYS, "escape", "escape", "enter"])
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        if number % 5 == 0:
            await pilot.pause()
        if number % 40 == 39:
            await pilot.resize_terminal(*dice.choice(SIZES))
    await settle(pilot)
    assert pilot.app.is_running
    assert pilot.app.return_code is None


@pytest.mark.parametrize("seed", range(8))
async def test_the_program_keeps_running(seed: int, opened: Open) -> None:
    dice = Random(seed)
    async with opened(*SIZES[seed % len(SIZES)], copies=1 + seed % 3) as pilot:
        app = pilot.app
        assert isinstance(app, ReaderApp)
        if seed % 2:
            app.action_tour()
        await press_any(pilot, dice, 120)


@pytest.mark.parametrize("seed", range(6))
async def test_it_keeps_running_in_the_library(seed: int, library: Store) -> None:
    dice = Random(seed)
    async with ReaderApp([], Settings(), library).run_test(size=SIZES[seed % len(SIZES)]) as pilot:
        await settle(pilot)
        await press_any(pilot, dice, 80)
