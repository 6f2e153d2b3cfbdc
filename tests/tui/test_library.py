"""The library: articles read before, and how to open them and come back."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from datetime import date, datetime
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from reader.library.identity import Origin
from reader.library.store import Store
from reader.session.reading import Reading
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.screens.article.screen import ArticleScreen
from reader.tui.screens.library import LibraryScreen, format_day
from reader.tui.widgets.pick_list import PickList
from tests.tui.conftest import press, said, screen_text, settle, until, view_of

FERRY = "The ferry is late again\n\n" + "\n\n".join(f"“We wait on pier {n},” said Mara Okafor." for n in range(200))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Two articles were read: an existing file and a missing one."""
    (tmp_path / "ferry.txt").write_text(FERRY, "utf-8")
    store = Store.open(tmp_path / "library.db")
    note(store, str(tmp_path / "gone.txt"), "A strike that ended", -90_000)
    note(store, str(tmp_path / "ferry.txt"), "The ferry is late again")
    note(store, "-", "Something that was piped in")
    return store


def note(store: Store, uri: str, headline: str, seconds: float = 0) -> None:
    """Record an article as read at so many seconds from now."""
    store.begin(Origin(uri, headline.encode()), headline, time.time() + seconds)


@pytest.fixture
def begun(store: Store) -> Callable[[], ReaderApp]:
    """The interface with nothing to open."""
    return lambda: ReaderApp([], Settings(), store)


def listed(pilot: Pilot[int]) -> list[Hashable]:
    """The entries that can be picked."""
    return list(pilot.app.screen.query_one(PickList).listed)


async def test_without_articles_it_lists_those_read_before(begun: Callable[[], ReaderApp], tmp_path: Path) -> None:
    async with begun().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert listed(pilot) == [str(tmp_path / "ferry.txt"), str(tmp_path / "gone.txt"), "sample", "tour"]
        assert "The ferry is late again" in screen_text(pilot)
        assert "reader FILE" in screen_text(pilot)


@pytest.mark.parametrize("back", ["q", "backspace", "L"])
async def test_backspace_leads_back_from_a_picked_article(begun: Callable[[], ReaderApp], back: str) -> None:
    async with begun().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        await until(pilot, "We wait on pier 1,")
        await press(pilot, back)
        assert isinstance(pilot.app.screen, LibraryScreen)
        await press(pilot, "q")
        assert pilot.app.return_code == 0


async def test_an_article_opens_where_it_was_left(begun: Callable[[], ReaderApp]) -> None:
    async with begun().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        await until(pilot, "We wait on pier 1,")
        await settle(pilot)
        await press(pilot, "G", "q", "enter")
        await until(pilot, "We wait on pier 1,")
        await settle(pilot)
        assert "You left at" in said(pilot)


async def test_a_missing_file_shows_an_error(begun: Callable[[], ReaderApp]) -> None:
    async with begun().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "enter")
        await until(pilot, "No such file")
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_the_tour_starts_on_the_sample(begun: Callable[[], ReaderApp]) -> None:
    async with begun().run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "G", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ArticleScreen)
        await until(pilot, "Tour 1/10")


async def test_pasted_text_opens_from_the_library(begun: Callable[[], ReaderApp], tmp_path: Path) -> None:
    async with begun().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app = pilot.app
        assert isinstance(app, ReaderApp)
        app.post_message(events.Paste(str(tmp_path / "ferry.txt")))
        await until(pilot, "We wait on pier 1,")
        await press(pilot, "backspace")
        assert isinstance(pilot.app.screen, LibraryScreen)


@pytest.mark.parametrize("key", ["e", "E", "vertical_line", "R", "B", "right_parenthesis", "escape", "backspace", "L"])
async def test_article_keys_are_harmless_in_the_library(begun: Callable[[], ReaderApp], key: str) -> None:
    async with begun().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, key, "escape")
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert pilot.app.return_code is None


@pytest.mark.parametrize("back", ["q", "escape", "backspace"])
async def test_over_an_article_it_leads_back_to_that(store: Store, tmp_path: Path, back: str) -> None:
    opening = Reading(source=str(tmp_path / "ferry.txt"))
    opening.load(lambda _: None, lambda: False)
    async with ReaderApp([opening], Settings(), store).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "L")
        assert isinstance(pilot.app.screen, LibraryScreen)
        await press(pilot, back)
        assert view_of(pilot).document is not None
        await press(pilot, "L", "G", "k", "enter")
        await until(pilot, "2 of 2")
        await press(pilot, "backspace")
        await until(pilot, "1 of 2")


async def test_a_key_that_leads_on_from_the_library_leaves_it(store: Store, tmp_path: Path) -> None:
    openings = [Reading(source=str(tmp_path / "ferry.txt")) for _ in range(3)]
    async with ReaderApp(openings, Settings(), store).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "right_parenthesis")
        await settle(pilot)
        await press(pilot, "L", "right_parenthesis")
        await until(pilot, "3 of 3")
        assert len(pilot.app.screen_stack) == 2


DAYS = {
    "today": (datetime(2026, 3, 4, 9, 5), "09:05"),
    "yesterday": (datetime(2026, 3, 3, 23, 59), "yesterday"),
    "this year": (datetime(2026, 1, 12, 8, 0), "12 Jan"),
    "before": (datetime(2024, 12, 31, 8, 0), "31 Dec 2024"),
}


@pytest.mark.parametrize(("read", "said"), DAYS.values(), ids=DAYS.keys())
def test_a_day_is_named_as_people_do(read: datetime, said: str) -> None:
    assert format_day(read.timestamp(), date(2026, 3, 4)) == said


async def test_slash_filters_the_articles(begun: Callable[[], ReaderApp], tmp_path: Path) -> None:
    async with begun().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"STRIKE")
        assert listed(pilot) == [str(tmp_path / "gone.txt")]
        await press(pilot, "enter")
        assert "Library · “strike”" in screen_text(pilot)
        assert "esc Back" in screen_text(pilot)
        await press(pilot, "escape")
        assert len(listed(pilot)) == 4
        assert "“strike”" not in screen_text(pilot)
        await press(pilot, "slash", *"ferry.txt", "enter", "enter")
        await until(pilot, "We wait on pier 1,")
        await press(pilot, "q")
        assert listed(pilot) == [str(tmp_path / "ferry.txt")], "it is as it was left"
        await press(pilot, "escape", "slash", *"zebra")
        assert "Nothing here has “zebra” in it." in screen_text(pilot)
        await press(pilot, "escape")
        assert len(listed(pilot)) == 4


async def test_the_filter_finds_articles_beyond_the_list(store: Store) -> None:
    for number in range(300):
        note(store, f"/gone/{number}.txt", f"News of day {number}", number)
    async with ReaderApp([], Settings(), store).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert len(listed(pilot)) == 102
        await press(pilot, "slash", *"strike that", "enter")
        assert len(listed(pilot)) == 1
        assert "A strike that ended" in screen_text(pilot)


@pytest.mark.parametrize("keys", [("1", "w"), ("question_mark",), ("m",)])
async def test_an_article_opened_over_a_card_replaces_the_article(
    keys: tuple[str, ...], begun: Callable[[], ReaderApp], tmp_path: Path
) -> None:
    (tmp_path / "train.txt").write_text("The train is late too\n\nNobody knows why.\n")
    async with begun().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        await until(pilot, "We wait on pier 1,")
        await settle(pilot)
        await press(pilot, *keys)
        pilot.app.post_message(events.Paste(str(tmp_path / "train.txt")))
        await until(pilot, "The train is late too")
        await settle(pilot)
        assert [type(screen) for screen in pilot.app.screen_stack] == [LibraryScreen, ArticleScreen]
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, LibraryScreen)
