"""The tour: its steps follow the keys, which do what they do all the same."""

from __future__ import annotations

from pathlib import Path

from reader.tui.app import ReaderApp
from reader.tui.tour import STEPS, Tour
from tests.tui.conftest import Open, press, view_of

README = Path(__file__).parents[2] / "README.md"


def test_the_readme_tells_the_same_steps() -> None:
    text = README.read_text("utf-8")
    assert all(f"{number}. {step.says}\n" in text for number, step in enumerate(STEPS, 1))


def test_only_the_key_of_a_step_leads_on_and_escape_leaves() -> None:
    tour = Tour()
    assert not tour.press("j")
    assert tour.press("space")
    assert tour.says == STEPS[1].says
    assert tour.press("escape")
    assert tour.is_over


def test_keys_after_its_end_are_none_of_its() -> None:
    tour = Tour()
    for step in STEPS:
        assert tour.press(step.key)
    assert tour.is_over
    assert not tour.press("escape")
    assert not tour.press("j")


def test_escape_leads_on_where_a_step_asks_for_it() -> None:
    tour = Tour()
    for step in STEPS[:4]:
        assert not tour.is_over
        tour.press(step.key)
    assert tour.at == 4


async def test_a_step_is_told_until_it_is_taken(opened: Open) -> None:
    def told() -> list[str]:
        return [notice.title for notice in pilot.app._notifications]

    async with opened(80, 24) as pilot:
        assert isinstance(pilot.app, ReaderApp)
        pilot.app.action_tour()
        await pilot.pause()
        assert told() == ["Tour 1/10 · Esc leaves it"]
        await press(pilot, "space")
        assert told() == ["Tour 2/10 · Esc leaves it"]
        assert view_of(pilot).scroll_offset.y > 0, "the key turns the page"
        await press(pilot, "right_square_bracket", "w", "escape", "2")
        assert told() == ["Tour 6/10 · Esc leaves it"]
        await press(pilot, "escape")
        await pilot.pause()
        assert told() == []
