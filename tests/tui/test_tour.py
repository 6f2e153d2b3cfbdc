"""The tour: its steps follow the keys, which do what they do all the same."""

from __future__ import annotations

from pathlib import Path

from reader.tui.app import ReaderApp
from reader.tui.tour import STEPS, Leaves, Tour
from tests.tui.conftest import Open, press, said, view_of

README = Path(__file__).parents[2] / "README.md"


def test_the_readme_names_the_same_steps() -> None:
    text = README.read_text("utf-8")
    assert all(f"{number}. {step.says}\n" in text for number, step in enumerate(STEPS, 1))


def test_only_the_key_of_a_step_leads_on_and_escape_leaves_where_there_is_nothing_else_to_leave() -> None:
    tour = Tour()
    assert not tour.press("j")
    assert tour.press("space")
    assert tour.says == STEPS[1].says
    for leaves in (Leaves.SOMETHING, Leaves.HIGHLIGHT):
        assert not tour.press("escape", leaves)
    assert tour.says == STEPS[1].says
    assert tour.press("escape", Leaves.NOTHING)
    assert tour.is_over


def test_keys_after_its_end_are_none_of_its() -> None:
    tour = Tour()
    for step in STEPS:
        assert tour.press(step.key)
    assert tour.is_over
    assert not tour.press("escape")
    assert not tour.press("j")


def test_the_step_with_escape_is_done_when_nothing_is_highlighted_any_more() -> None:
    tour = Tour()
    for step in STEPS[:3]:
        tour.press(step.key)
    assert not tour.press("escape", Leaves.SOMETHING), "it closes the card"
    assert tour.press("escape", Leaves.HIGHLIGHT)
    assert tour.at == 4


async def test_a_step_is_said_until_it_is_taken(opened: Open, notices: list[str]) -> None:
    def step() -> str:
        return said(pilot).rpartition("\n")[2].partition(",")[0]

    async with opened(80, 24) as pilot:
        assert isinstance(pilot.app, ReaderApp)
        pilot.app.action_tour()
        await pilot.pause()
        assert step() == "Tour 1/10"
        await press(pilot, "space")
        assert step() == "Tour 2/10"
        assert view_of(pilot).scroll_offset.y > 0, "the key turns the page"
        await press(pilot, "right_square_bracket", "w", "escape")
        assert step() == "Tour 4/10", "the card is closed, the quote is highlighted still"
        await press(pilot, "escape")
        assert step() == "Tour 5/10"
        await press(pilot, "2")
        assert step() == "Tour 6/10"
        await press(pilot, "escape", "escape")
        assert step() == "Tour 6/10", "the list, then the highlight"
        await press(pilot, "escape")
        await pilot.pause()
        assert said(pilot) == ""
        assert not notices, "nothing lies over the text"
