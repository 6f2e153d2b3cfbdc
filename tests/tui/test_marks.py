"""Marks: a place has a letter, and the letter leads back to it."""

from __future__ import annotations

from reader.page.marks import BEFORE, Marks, is_name
from reader.tui.screens.letter import LetterScreen
from tests.tui.conftest import Open, press, screen_text, view_of


def test_going_to_a_mark_remembers_where_one_was() -> None:
    marks = Marks({})
    marks.put("b", 20)
    marks.put("a", 10)
    assert list(marks.places) == ["a", "b"]
    assert marks.go("c", 5) is None
    assert marks.go(BEFORE, 5) is None
    assert marks.go("a", 5) == 10
    assert marks.go(BEFORE, 10) == 5
    assert marks.go(BEFORE, 5) == 10, "there and back"


def test_letters_and_digits_are_names() -> None:
    assert is_name("a")
    assert is_name("7")
    assert not is_name(BEFORE)
    assert not is_name("ab")


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


async def test_from_either_end_one_comes_back_to_where_one_read(opened: Open) -> None:
    async with opened(80, 24) as pilot:
        view = view_of(pilot)
        await press(pilot, "space", "j")
        place = view.top_offset
        await press(pilot, "G", "G", "backspace")
        assert view.top_offset == place, "and a second G is no leap"
        await press(pilot, "g", "apostrophe", "apostrophe")
        assert view.top_offset == place
