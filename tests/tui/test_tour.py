"""The tour: its steps follow the keys, which take effect as usual."""

from __future__ import annotations

from pathlib import Path

from reader.tui.app import ReaderApp
from reader.tui.tour import STEPS, EscapeLeaves, Tour
from tests.tui.conftest import Open, press, said, view_of

README = Path(__file__).parents[2] / "README.md"


def test_the_readme_names_the_same_steps() -> None:
    text = README.read_text("utf-8")
    assert all(f"{number}. {step.text}\n" in text for number, step in enumerate(STEPS, 1))


def test_only_the_keys_of_a_step_advance_and_escape_leaves_if_nothing_else_is_left() -> None:
    tour = Tour()
    assert not tour.press("j")
    assert tour.press("space")
    assert tour.text == STEPS[0].text, "b is to be tried yet"
    assert tour.place.startswith("Tour 1/10, now b.")
    assert not tour.press("space")
    assert tour.press("b")
    assert tour.text == STEPS[1].text
    assert tour.place.startswith("Tour 2/10, now ].")
    for leaves in (EscapeLeaves.SOMETHING, EscapeLeaves.HIGHLIGHT):
        assert not tour.press("escape", leaves)
    assert tour.text == STEPS[1].text
    assert tour.press("escape", EscapeLeaves.NOTHING)
    assert tour.is_over


def test_keys_after_the_end_are_ignored() -> None:
    tour = Tour()
    for step in STEPS:
        assert all(tour.press(key) for key in step.keys)
    assert tour.is_over
    assert not tour.press("escape")
    assert not tour.press("j")


def test_the_escape_step_is_done_once_nothing_is_highlighted() -> None:
    tour = Tour()
    for step in STEPS[:4]:
        for key in step.keys:
            tour.press(key)
    assert not tour.press("escape", EscapeLeaves.SOMETHING), "it closes the card"
    assert tour.press("escape", EscapeLeaves.HIGHLIGHT)
    assert tour.at == 5


async def test_a_step_is_shown_until_it_is_done(opened: Open, notices: list[str]) -> None:
    def step() -> str:
        return said(pilot).rpartition("\n")[2].partition(",")[0]

    async with opened(80, 24) as pilot:
        assert isinstance(pilot.app, ReaderApp)
        pilot.app.action_tour()
        await pilot.pause()
        assert step() == "Tour 1/10"
        await press(pilot, "space")
        assert step() == "Tour 1/10"
        assert view_of(pilot).scroll_offset.y > 0, "the key turns the page"
        await press(pilot, "b")
        assert step() == "Tour 2/10"
        await press(pilot, "right_square_bracket", "Y", "y", "w", "escape")
        assert step() == "Tour 5/10", "the card is closed, the quote is highlighted still"
        await press(pilot, "escape")
        assert step() == "Tour 6/10"
        await press(pilot, "2", "j", "enter")
        assert step() == "Tour 7/10"
        await press(pilot, "1", "3", "c", "c")
        assert step() == "Tour 9/10"
        await press(pilot, "slash", *"tide")
        assert step() == "Tour 9/10", "there are hits to walk through yet"
        await press(pilot, "enter", "n")
        assert step() == "Tour 10/10"
        await press(pilot, "escape", "escape")
        assert step() == "Tour 10/10", "the list, then the highlight"
        await press(pilot, "escape")
        await pilot.pause()
        assert said(pilot) == ""
        assert not notices, "nothing lies over the text"
