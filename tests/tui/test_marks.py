"""Marks: a place has a letter, and the letter leads back to it."""

from __future__ import annotations

from reader.tui.screens.letter import LetterScreen
from tests.tui.conftest import Open, press, screen_text, view_of


async def test_m_and_a_letter_mark_and_apostrophe_leads_back(opened: Open) -> None:
    async with opened(80, 24) as pilot:
        view = view_of(pilot)
        await press(pilot, "space")
        marked = view.top_offset
        await press(pilot, "m")
        assert "Mark this place" in screen_text(pilot)
        await press(pilot, "q", "G")
        bottom = view.top_offset
        assert bottom > marked
        await press(pilot, "apostrophe")
        assert "q ¶" in screen_text(pilot)
        await press(pilot, "q")
        assert view.top_offset == marked
        await press(pilot, "apostrophe", "apostrophe")
        assert view.top_offset == bottom
        await press(pilot, "backspace")
        assert view.top_offset == marked


async def test_a_letter_without_a_mark_leads_nowhere(opened: Open) -> None:
    async with opened(80, 24) as pilot:
        await press(pilot, "apostrophe", "z")
        assert view_of(pilot).scroll_offset.y == 0
        await press(pilot, "m", "escape")
        assert not isinstance(pilot.app.screen, LetterScreen)


async def test_jumps_to_either_end_can_be_undone(opened: Open) -> None:
    async with opened(80, 24) as pilot:
        view = view_of(pilot)
        await press(pilot, "space", "j")
        place = view.top_offset
        await press(pilot, "G", "G", "backspace")
        assert view.top_offset == place, "and a second G is no leap"
        await press(pilot, "g", "apostrophe", "apostrophe")
        assert view.top_offset == place
