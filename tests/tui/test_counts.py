"""Numbers before keys: 10j, 12G, 50%; and digits that open panels go on doing so."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from reader.tui import counts
from reader.tui.widgets.pick_list import PickList
from tests.tui.conftest import PATIENCE, Open, press, reading_of, said, screen_text, view_of


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts, "DIGIT_GAP", PATIENCE)


def top(pilot: Pilot[int]) -> int:
    return view_of(pilot).scroll_offset.y


@pytest.mark.parametrize("digits", ["12", "9", "10", "5"])
async def test_a_number_says_how_many_lines(opened: Open, digits: str) -> None:
    async with opened(height=10) as pilot:
        await press(pilot, *digits, "j")
        assert top(pilot) == int(digits)
        assert view_of(pilot).has_focus
        await press(pilot, *digits, "k")
        assert top(pilot) == 0


@pytest.mark.parametrize("size", [(80, 12), (120, 12), (170, 12)])
async def test_panels_are_as_before_a_number(opened: Open, size: tuple[int, int]) -> None:
    async with opened(*size) as pilot:
        before = screen_text(pilot).splitlines()[:3]
        await press(pilot, *"12", "G", "g")
        assert screen_text(pilot).splitlines()[:3] == before
        assert view_of(pilot).has_focus
        assert view_of(pilot).reading.key is None


async def test_a_number_grows_what_is_selected(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "v", *["j"] * 12)
        grown = reading_of(pilot).selecting
        assert grown is not None
    async with opened() as pilot:
        await press(pilot, "v", *"12", "j")
        assert reading_of(pilot).selecting == grown


async def test_a_number_leaves_out_what_was_left_out(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "right_square_bracket", "ampersand")
        narrowed = view_of(pilot).page.flows
        await press(pilot, *"12", "j")
        assert view_of(pilot).page.flows == narrowed


async def test_one_digit_opens_a_panel_whose_keys_follow(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "1", "j")
        listing = pilot.app.focused
        assert isinstance(listing, PickList)
        assert listing.cursor_key == listing.listed[1]
        assert top(pilot) == 0


async def test_panels_are_turned_to_quickly(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "1", "2", "3")
        slow = screen_text(pilot)
    async with opened() as pilot:
        await press(pilot, "3")
        assert screen_text(pilot).splitlines()[:5] == slow.splitlines()[:5]


async def test_a_number_counts_entries_of_a_list(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts, "DIGIT_GAP", 0.0)
    async with opened() as pilot:
        await press(pilot, "1")
        listing = pilot.app.focused
        assert isinstance(listing, PickList)
        await press(pilot, "4", "G")
        assert listing.cursor_key == listing.listed[min(3, len(listing.listed) - 1)]
        await press(pilot, "9", "k")
        assert listing.has_focus
        assert listing.cursor_key == listing.listed[0]


async def test_a_share_of_the_text(opened: Open) -> None:
    async with opened(height=10) as pilot:
        view = view_of(pilot)
        await press(pilot, *"50", "percent_sign")
        assert 0.3 < view.top_offset / len(view.document.text) < 0.6
        await press(pilot, "percent_sign")
        assert said(pilot) == "Type a number first: 50% goes to the middle."


async def test_a_number_is_shown_and_taken_back(opened: Open) -> None:
    async with opened(height=10) as pilot:
        await press(pilot, *"10")
        assert said(pilot).startswith("10: ")
        await press(pilot, "escape", "j")
        assert top(pilot) == 1


async def test_a_number_means_nothing_to_other_keys(opened: Open) -> None:
    async with opened(height=10) as pilot:
        await press(pilot, *"99", "v", "escape", "j")
        assert top(pilot) == 1


async def test_digits_of_a_pause_are_panels(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts, "DIGIT_GAP", 0.0)
    async with opened() as pilot:
        await press(pilot, "1", "1", "j")
        assert top(pilot) == 1
