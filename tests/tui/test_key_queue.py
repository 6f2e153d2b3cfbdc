"""Keys that come in a burst do what they do when they come one by one."""

from __future__ import annotations

import asyncio

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from reader.page.item_keys import EntityKey
from reader.tui import key_queue
from reader.tui.app import INTERRUPTED, ReaderApp
from reader.tui.key_queue import KeyQueue
from reader.tui.palette import Palette
from reader.tui.screens.article.screen import ArticleScreen
from reader.tui.screens.card import CardScreen
from reader.tui.screens.prompt import PromptScreen
from reader.tui.widgets.entity_list import EntityList
from reader.tui.widgets.find_bar import FindBar
from reader.tui.widgets.lines import StatusLine
from reader.tui.widgets.quote_list import QuoteList
from tests.tui.conftest import Open, said, screen_text, settle, until, view_of, wait_for


def send(pilot: Pilot[int], *keys: str) -> None:
    """Let all of these keys come at once, as they do over a slow line."""
    for key in keys:
        pilot.app.post_message(events.Key("space" if key == " " else key, key if len(key) == 1 else None))


async def burst(pilot: Pilot[int], *keys: str) -> None:
    """Let keys come at once, and wait until all is done that they lead to."""
    app = pilot.app
    assert isinstance(app, ReaderApp)
    send(pilot, *keys)
    await pilot.pause()  # until the last of them has come
    await wait_for(pilot, lambda: app._key_queue._since is None)
    await settle(pilot)


async def test_what_is_looked_for_is_typed_ahead(opened: Open) -> None:
    async with opened() as pilot:
        await burst(pilot, "slash", *"quay", "enter", "n")
        trail = view_of(pilot).reading.trail
        assert trail is not None
        assert trail.name == "“quay”"
        assert not pilot.app.screen.query(FindBar)
        assert view_of(pilot).has_focus


async def test_what_is_looked_for_is_pasted_ahead(opened: Open) -> None:
    async with opened() as pilot:
        send(pilot, "slash")
        pilot.app.post_message(events.Paste("quay"))
        await burst(pilot, "enter")
        trail = view_of(pilot).reading.trail
        assert trail is not None
        assert trail.name == "“quay”"


async def test_a_list_is_filtered_ahead(opened: Open) -> None:
    async with opened() as pilot:
        await burst(pilot, "1", "slash", *"okaf", "enter")
        assert pilot.app.screen.query_one(EntityList).listed == [EntityKey("e1")]


async def test_a_mark_is_named_ahead(opened: Open) -> None:
    async with opened() as pilot:
        await burst(pilot, "space", "m", "a", "g", "apostrophe", "a")
        assert isinstance(pilot.app.screen, ArticleScreen)
        assert view_of(pilot).scroll_offset.y > 0


async def test_an_answer_is_typed_ahead(opened: Open) -> None:
    async with opened() as pilot:
        await burst(pilot, "vertical_line", *"wc")
        assert isinstance(pilot.app.screen, PromptScreen)
        assert "wc" in screen_text(pilot)


async def test_a_card_is_opened_and_left_ahead(opened: Open) -> None:
    async with opened() as pilot:
        await burst(pilot, "1", "w", "j")
        assert isinstance(pilot.app.screen, CardScreen)
        await burst(pilot, "escape", "escape", "right_square_bracket")
        assert view_of(pilot).reading.trail is not None


async def test_a_command_is_typed_ahead(opened: Open) -> None:
    async with opened() as pilot:
        await burst(pilot, "colon", *"zen")
        await until(pilot, "Only the article (z)")


async def test_keys_that_open_nothing_wait_for_no_clock(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.tui.key_queue.CHECK_INTERVAL", 1000.0)
    monkeypatch.setattr("reader.tui.key_queue.KEY_TIMEOUT", 1000.0)
    async with opened() as pilot:
        await burst(pilot, *["j"] * 200, "g", "z")
        assert pilot.app.screen.has_class("zen")
        assert view_of(pilot).scroll_offset.y == 0


async def test_what_is_said_stands_there_once_however_long_a_key_is_held(opened: Open, notices: list[str]) -> None:
    async with opened() as pilot:
        await burst(pilot, *["right_parenthesis"] * 100)
        assert said(pilot) == "This is the only article."
        assert not notices


async def test_who_wants_to_leave_waits_for_no_key(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    redrawn: list[ReaderApp] = []

    def redraw(app: ReaderApp) -> None:
        redrawn.append(app)

    monkeypatch.setattr(ReaderApp, "action_redraw", redraw)
    async with opened() as pilot:
        send(pilot, *["ctrl+l"] * 500, "ctrl+q")
        await wait_for(pilot, lambda: pilot.app.return_code is not None)
        assert len(redrawn) < 250


async def test_a_key_that_never_ends_does_not_hold_others_for_ever(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def forget(*_: object) -> None:
        """Nothing comes back."""

    monkeypatch.setattr("reader.tui.key_queue.KEY_TIMEOUT", 0.0)
    async with opened() as pilot:
        monkeypatch.setattr(KeyQueue, "_follow", forget)
        send(pilot, "1", "z")
        await wait_for(pilot, lambda: pilot.app.screen.has_class("zen"))


async def test_what_has_no_room_gets_the_keys_all_the_same(opened: Open) -> None:
    async with opened(2, 40) as pilot:
        await burst(pilot, "colon", *"quit")
        assert isinstance(pilot.app.screen, Palette)
        assert pilot.app.screen.query_one(Input).value == "quit"


async def test_a_key_is_done_although_the_terminal_has_lost_the_focus(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_queue, "KEY_TIMEOUT", 1000.0)
    async with opened() as pilot:
        send(pilot, "1")
        pilot.app.post_message(events.AppBlur())
        await burst(pilot, "2")
        assert pilot.app.focused is pilot.app.screen.query_one(QuoteList)


async def test_a_key_that_waits_costs_next_to_nothing(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    cleared: list[str] = []

    def clear(_: StatusLine, message: str, *__: object) -> None:
        cleared.append(message)

    async with opened() as pilot:
        monkeypatch.setattr(StatusLine, "show_message", clear)
        send(pilot, *["j"] * 5000, "ctrl+c", "ctrl+c")
        await wait_for(pilot, lambda: pilot.app.return_code is not None)
        assert pilot.app.return_code == INTERRUPTED
        assert len(cleared) < 2500


@pytest.mark.parametrize("key", ["E", "question_mark", "L", "i"])
async def test_a_screen_that_is_about_to_open_does_not_fail_when_one_leaves(key: str, opened: Open) -> None:
    async with opened() as pilot:
        send(pilot, key)
        before = len(pilot.app.screen_stack)
        for _ in range(1000):
            if len(pilot.app.screen_stack) > before:
                break
            await asyncio.sleep(0)
        pilot.app.exit(0)
    assert pilot.app.return_code == 0
