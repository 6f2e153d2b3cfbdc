"""The line of keys: what it shows, what it leaves out, what a click does."""

from __future__ import annotations

from reader.tui.screens.help import HelpScreen
from reader.tui.widgets.keys_line import KeysLine
from tests.tui.conftest import Open, press, screen_text


async def test_keys_without_room_are_left_out_whole_but_help_and_quit_stay(opened: Open) -> None:
    async with opened(80, 24) as pilot:
        assert screen_text(pilot).splitlines()[-1].rstrip().endswith("y Copy  ? Help  q Quit")
        await press(pilot, "1")
        line = screen_text(pilot).splitlines()[-1].rstrip()
        assert "f Filter" in line
        assert "/ Find" not in line
        assert line.endswith("  ? Help  q Quit")


async def test_a_click_on_a_key_presses_it(opened: Open) -> None:
    async with opened(120, 40) as pilot:
        line = screen_text(pilot).splitlines()[-1]
        await pilot.click(KeysLine, offset=(line.index("2 Quotes") + 3, 0))
        await pilot.pause()
        assert pilot.app.screen.has_class("show-quotes")
        assert "f Filter" in screen_text(pilot).splitlines()[-1], "the list has the focus"
        await pilot.click(KeysLine, offset=(screen_text(pilot).splitlines()[-1].index("? Help"), 0))
        await pilot.pause()
        assert isinstance(pilot.app.screen, HelpScreen)


async def test_a_key_under_the_mouse_has_a_tooltip(opened: Open) -> None:
    async with opened(120, 40) as pilot:
        line = pilot.app.screen.query_one(KeysLine)
        words = screen_text(pilot).splitlines()[-1]
        await pilot.hover(KeysLine, offset=(words.index("3 Facts"), 0))
        assert line.tooltip == "Dates, money, numbers, laws, links"
        await pilot.hover(KeysLine, offset=(118, 0))
        assert line.tooltip is None


async def test_keys_that_would_be_typed_are_not_offered(opened: Open) -> None:
    async with opened(80, 24) as pilot:
        await press(pilot, "slash", "slash")
        assert "Find: /" in screen_text(pilot)
        assert screen_text(pilot).splitlines()[-1].strip() == "⏎ Keep  esc Give up  ^r Expression  f1 Help"
