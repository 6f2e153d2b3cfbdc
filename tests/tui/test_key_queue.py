"""Keys that come in a burst act as if they came one by one."""

from __future__ import annotations

from time import monotonic

import pytest
from textual import events
from textual.pilot import Pilot

from reader.page.item_keys import EntityKey
from reader.tui.key_queue import KeyQueue
from reader.tui.screens.article.screen import ArticleScreen
from reader.tui.screens.card import CardScreen
from reader.tui.screens.prompt import PromptScreen
from reader.tui.widgets.entity_list import EntityList
from reader.tui.widgets.find_bar import FindBar
from tests.tui.conftest import Open, said, screen_text, settle, until, view_of


async def burst(pilot: Pilot[int], *keys: str) -> None:
    """Send all of these keys at once, as over a slow line."""
    for key in keys:
        pilot.app.post_message(events.Key("space" if key == " " else key, key if len(key) == 1 else None))
    await settle(pilot)
    await pilot.pause(0.1)
    await settle(pilot)


async def test_a_search_can_be_typed_ahead(opened: Open) -> None:
    async with opened() as pilot:
        await burst(pilot, "slash", *"quay", "enter", "n")
        trail = view_of(pilot).reading.trail
        assert trail is not None
        assert trail.name == "“quay”"
        assert not pilot.app.screen.query(FindBar)
        assert view_of(pilot).has_focus


async def test_a_filter_can_be_typed_ahead(opened: Open) -> None:
    async with opened() as pilot:
        await burst(pilot, "1", "slash", *"okaf", "enter")
        assert pilot.app.screen.query_one(EntityList).listed == [EntityKey("e1")]


async def test_a_mark_can_be_typed_ahead(opened: Open) -> None:
    async with opened() as pilot:
        await burst(pilot, "space", "m", "a", "g", "apostrophe", "a")
        assert isinstance(pilot.app.screen, ArticleScreen)
        assert view_of(pilot).scroll_offset.y > 0


async def test_an_answer_can_be_typed_ahead(opened: Open) -> None:
    async with opened() as pilot:
        await burst(pilot, "vertical_line", *"wc")
        assert isinstance(pilot.app.screen, PromptScreen)
        assert "wc" in screen_text(pilot)


async def test_a_card_can_be_opened_and_closed_ahead(opened: Open) -> None:
    async with opened() as pilot:
        await burst(pilot, "1", "w", "j")
        assert isinstance(pilot.app.screen, CardScreen)
        await burst(pilot, "escape", "escape", "right_square_bracket")
        assert view_of(pilot).reading.trail is not None


async def test_a_command_can_be_typed_ahead(opened: Open) -> None:
    async with opened() as pilot:
        await burst(pilot, "colon", *"zen")
        await until(pilot, "Only the article (z)")


async def test_many_keys_are_handled_fast(opened: Open) -> None:
    async with opened() as pilot:
        began = monotonic()
        for _ in range(200):
            pilot.app.post_message(events.Key("j", "j"))
        pilot.app.post_message(events.Key("g", "g"))
        pilot.app.post_message(events.Key("z", "z"))
        while not pilot.app.screen.has_class("zen") and monotonic() - began < 10:
            await pilot.pause()
        assert monotonic() - began < 5
        assert view_of(pilot).scroll_offset.y == 0


async def test_a_message_is_shown_once_however_long_a_key_is_held(opened: Open) -> None:
    async with opened() as pilot:
        await burst(pilot, *["right_parenthesis"] * 100)
        assert said(pilot) == "This is the only article."
        assert not pilot.app._notifications


async def test_quitting_does_not_wait_for_queued_keys(opened: Open) -> None:
    async with opened() as pilot:
        for _ in range(5000):
            pilot.app.post_message(events.Key("ctrl+l", None))
        pilot.app.post_message(events.Key("ctrl+q", None))
        began = monotonic()
        while pilot.app.return_code is None and pilot.app.is_running and monotonic() - began < 10:
            await pilot.pause(0.01)
        assert pilot.app._exit
        assert monotonic() - began < 5


async def test_a_key_that_never_ends_does_not_block_others(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    async def forget(*_: object) -> None:
        """Return nothing."""

    monkeypatch.setattr("reader.tui.key_queue.KEY_TIMEOUT", 0.0)
    async with opened() as pilot:
        monkeypatch.setattr(KeyQueue, "_follow", forget)
        await burst(pilot, "1", "z")
        assert pilot.app.screen.has_class("zen")
