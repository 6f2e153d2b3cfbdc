"""Whatever keys come, however fast and at any size, the program keeps running."""

from __future__ import annotations

from contextlib import nullcontext
from random import Random

import pytest
from textual import events

from reader.tui import outside
from reader.tui.app import ReaderApp
from tests.tui.conftest import Open, settle
from tests.tui.test_bindings import BINDINGS

LEADING_OUT = frozenset({"e", "E", "vertical_line", "q", "Q", "ctrl+q", "ctrl+c", "ctrl+z", "ctrl+v"})
"""Keys that run other programs, write files, or leave."""

KEYS = sorted({key for _, binding in BINDINGS for key in binding.key.split(",")} - LEADING_OUT)
SIZES = ((80, 24), (120, 40), (200, 50), (50, 15), (30, 8), (15, 3))


@pytest.mark.parametrize("seed", range(8))
async def test_the_program_keeps_running(seed: int, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "browse", lambda *_: None)
    monkeypatch.setattr(outside, "is_drawn_here", lambda _: False)
    monkeypatch.setattr(outside, "page", lambda *_: None)  # the palette leads there
    monkeypatch.setattr(ReaderApp, "suspend", lambda _: nullcontext())
    dice = Random(seed)
    async with opened(*SIZES[seed % len(SIZES)], copies=1 + seed % 3) as pilot:
        app = pilot.app
        assert isinstance(app, ReaderApp)
        if seed % 2:
            app.action_tour()
        for number in range(120):
            key = dice.choice([*KEYS, "escape", "escape", "enter"])
            app.post_message(events.Key(key, key if len(key) == 1 else None))
            if number % 5 == 0:
                await pilot.pause()
            if number % 40 == 39:
                await pilot.resize_terminal(*dice.choice(SIZES))
        await settle(pilot)
        assert app.is_running
        assert app.return_code is None
