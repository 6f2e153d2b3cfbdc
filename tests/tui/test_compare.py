"""Articles of the library compared on a screen."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.errors import AnalysisFailed
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.model.document import Document
from reader.session.annotator import Annotator
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.screens.article.screen import ArticleScreen
from reader.tui.screens.library.compare import CompareScreen, OnlyPane, SharedPane, UnsourcedPane
from reader.tui.screens.library.screen import LibraryScreen
from reader.tui.screens.library.versions import VersionsScreen
from tests.library.articles import add, article, forget
from tests.tui.conftest import DOCKERS, Open, library_after, press, said, screen_text, settle, until, write


@pytest.fixture
def shown(full_library: Store) -> Open:
    """The library, after some keys; before those in `BOTH`, the articles that they are about are searched for."""

    def run(*keys: str, width: int = 120, height: int = 40) -> AbstractAsyncContextManager[Pilot[int]]:
        before = SEARCH if keys[:2] == BOTH[:2] else ()
        return library_after(full_library, before, keys, width=width, height=height)

    return run


SEARCH = ("slash", *"tide", "enter")
"""Finds the two articles on the dockers, the copy first."""

BOTH = ("m", "m", "C")
"""Compares them."""


@pytest.mark.parametrize("size", [(120, 40), (200, 50)])
async def test_marked_articles_are_compared(shown: Open, size: tuple[int, int]) -> None:
    async with shown(*BOTH, width=size[0], height=size[1]) as pilot:
        assert isinstance(pilot.app.screen, CompareScreen)
        text = screen_text(pilot)
        for words in (
            "2 articles · 1 quote shared",
            "Dockers want their night pay · Averil Gazette · 5 Mar 2019",
            "Dockers ask for night pay · Harbour Post · 4 Mar 2019",
            "A → B        versions of one article (text in common): headline changed",
            "Both carry (1)",
            "Mara Okafor, union secretary",
            "“We will stay out until the night pay is back,”",
            "Only in A (1 of 2 speakers)",
            "Jo Lind",
            "Only in B (1 of 2 speakers)",
            "Tom W. Brandt",
            "1 quote · 4 words",
            "A source was found for everything.",
        ):
            assert words in text, text


async def test_where_there_is_room_for_one_list_tab_shows_the_next(shown: Open) -> None:
    async with shown(*BOTH, width=80, height=24) as pilot:
        assert "Mara Okafor" in screen_text(pilot)
        assert "Tom W. Brandt" not in screen_text(pilot)
        await press(pilot, "tab")
        assert "Tom W. Brandt" in screen_text(pilot)
        await press(pilot, "tab")
        assert "Mara Okafor" in screen_text(pilot), "there is nothing in the third one"


@pytest.mark.parametrize(
    ("keys", "headline"),
    [
        (("enter",), "Dockers want their night pay"),
        (("j", "enter"), "Dockers ask for night pay"),
        (("tab", "j", "enter"), "Dockers ask for night pay"),
        (("a",), "Dockers want their night pay"),
        (("b",), "Dockers ask for night pay"),
    ],
)
async def test_a_row_opens_its_article_and_back_leads_to_the_comparison(
    shown: Open, keys: tuple[str, ...], headline: str
) -> None:
    async with shown(*BOTH) as pilot:
        await press(pilot, *keys)
        await until(pilot, "The tide of day")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ArticleScreen)
        assert headline in screen_text(pilot).split("\n", 1)[0]
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, CompareScreen)
        await press(pilot, "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert "✓" in screen_text(pilot)


async def test_words_are_copied_with_their_source(shown: Open) -> None:
    async with shown(*BOTH) as pilot:
        await press(pilot, "y")
        assert pilot.app.clipboard == "“We will stay out until the night pay is back,”"
        await press(pilot, "Y")
        assert "\n— Mara Okafor\nDockers want their night pay, Averil Gazette" in pilot.app.clipboard
        assert "with their source" in said(pilot)


@pytest.mark.parametrize(
    ("name", "written"),
    [("both.md", "# Comparison"), ("both.json", '"shared": ['), ("both.txt", "Both carry (1)")],
)
async def test_the_comparison_is_written_to_a_file(shown: Open, tmp_path: Path, name: str, written: str) -> None:
    async with shown(*BOTH) as pilot:
        await write(pilot, tmp_path / name)
        assert f"Wrote {tmp_path / name}" in said(pilot)
        assert written in (tmp_path / name).read_text("utf-8")


async def test_lists_are_filtered_together(shown: Open) -> None:
    async with shown(*BOTH) as pilot:
        await press(pilot, "slash", *"brandt", "enter")
        assert not pilot.app.screen.query_one(SharedPane).listed
        assert len(pilot.app.screen.query_one(OnlyPane).listed) == 1
        await press(pilot, "escape")
        assert len(pilot.app.screen.query_one(SharedPane).listed) == 2
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_what_changed_between_versions_is_one_key_away(shown: Open) -> None:
    async with shown(*BOTH, "d") as pilot:
        assert isinstance(pilot.app.screen, VersionsScreen)
        assert "A → B" in screen_text(pilot)
        assert "Dockers ask for night pay" in screen_text(pilot)


async def test_one_marked_article_is_compared_with_the_one_under_the_cursor(shown: Open) -> None:
    async with shown("m", "C") as pilot:
        assert isinstance(pilot.app.screen, CompareScreen)
        assert "No words are in more than one of them." in screen_text(pilot) or "carry" in screen_text(pilot)


@pytest.mark.parametrize("keys", [("C",), ("m", "k", "C"), ("G", "m"), ("G", "d"), ("G", "N"), ("G", "C")])
async def test_without_two_articles_it_says_what_to_do(shown: Open, keys: tuple[str, ...]) -> None:
    async with shown(*keys) as pilot:
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert "Mark two articles first" in said(pilot) or "No article here" in said(pilot)


async def test_marks_outlast_a_search_and_escape_clears_them(shown: Open) -> None:
    async with shown("m", *SEARCH) as pilot:
        assert "1 marked" in screen_text(pilot)
        await press(pilot, "m", "tab", "m")
        assert "1 marked" in screen_text(pilot), "the article of the quote was unmarked"
        await press(pilot, "escape")
        await settle(pilot)
        assert "✓" in screen_text(pilot)
        await press(pilot, "escape")
        assert "marked" not in screen_text(pilot)
        await press(pilot, "escape")
        assert pilot.app.is_running


async def test_an_article_that_is_gone_is_left_out(shown: Open, full_library: Store) -> None:
    async with shown(*BOTH[:-1]) as pilot:
        forget(full_library, DOCKERS.source.uri)
        await press(pilot, "C")
        await settle(pilot)
        assert "Fewer than two of these articles are kept" in screen_text(pilot)
        await press(pilot, "E")
        assert "There is nothing to write here yet." in said(pilot)
        await press(pilot, "a", "b", "enter", "y", "d", "tab", "escape")
        assert pilot.app.is_running


async def test_of_three_articles_those_that_are_left_are_compared(shown: Open, full_library: Store) -> None:
    async with shown("m", "j", "m", "m", "m", "m") as pilot:
        forget(full_library, DOCKERS.source.uri)
        await press(pilot, "C")
        await settle(pilot)
        assert "1 article could not be compared" in said(pilot)
        assert "Several carry" in screen_text(pilot)


async def test_on_a_low_screen_there_is_room_for_the_list(shown: Open) -> None:
    async with shown(*BOTH, width=30, height=8) as pilot:
        assert "Mara Okafor" in screen_text(pilot)


async def test_a_failure_is_told(shown: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_self: Annotator, _document: Document) -> Document:
        raise AnalysisFailed("the process that looked for names and quotes ended early")

    monkeypatch.setattr(Annotator, "__call__", fail)
    async with shown(*BOTH) as pilot:
        assert "ended early" in screen_text(pilot)


async def test_an_endless_headline_and_no_quotes_are_no_trouble(full_library: Store) -> None:
    shelf = Shelf(full_library)
    for number in range(8):
        add(shelf, article("News " * 2_000 + str(number), uri=f"/desk/{number}.txt", published="2020-01-01"))
    async with ReaderApp([], Settings(), full_library).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *["m"] * 8, "C")
        await settle(pilot)
        assert "and 3 more" in screen_text(pilot)
        assert "No words are in more than one of them." in screen_text(pilot)
        assert not pilot.app.screen.query_one(UnsourcedPane).has_entries
        await press(pilot, "tab", "enter", "j", "k")
        assert pilot.app.is_running
