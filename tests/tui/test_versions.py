"""The versions of an article of the library."""

from __future__ import annotations

import json
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.screens.article.screen import ArticleScreen
from reader.tui.screens.library.screen import LibraryScreen
from reader.tui.screens.library.versions import ChangesPane, VersionsScreen
from tests.library.articles import add, article
from tests.tui.conftest import FERRY, Open, library_after, press, said, screen_text, settle, until, write


@pytest.fixture
def shown(full_library: Store) -> Open:
    """The versions of the article on the ferry."""

    def run(*keys: str, width: int = 120, height: int = 40) -> AbstractAsyncContextManager[Pilot[int]]:
        return library_after(full_library, ("slash", *"ferry", "enter"), ("d",), keys, width=width, height=height)

    return run


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_it_shows_what_came_went_and_changed(shown: Open, size: tuple[int, int]) -> None:
    async with shown(width=size[0], height=size[1]) as pilot:
        assert isinstance(pilot.app.screen, VersionsScreen)
        text = screen_text(pilot)
        for words in (
            "Versions   Ferry sails at last",
            "v1 → v2",
            "headline changed · 1 paragraph changed · 1 quote came · 1 quote",
            "was        Ferry waits for wind",
            "is         Ferry sails at last",
            "“There is [-no wind,”-] {+a little wind, and we sail,”+} Inés Valdra said.",
            "Mara Okafor-Lind: “We pay to wait,”",
            "Jo Lind: “I was told to wait for nothing,”",
        ):
            assert words in text
    async with shown("G", width=size[0], height=size[1]) as pilot:
        assert "No longer quoted" in screen_text(pilot)
        assert "Newly quoted" in screen_text(pilot)


async def test_brackets_go_from_change_to_change(shown: Open) -> None:
    async with shown() as pilot:
        pane = pilot.app.screen.query_one(ChangesPane)
        first = pane.cursor_key
        await press(pilot, "tab", "right_square_bracket")
        assert pane.has_focus
        assert pane.cursor_key == pane.listed[1]
        await press(pilot, "left_square_bracket", "left_square_bracket")
        assert pane.cursor_key == first


@pytest.mark.parametrize("keys", [(), ("j",), ("j", "j"), ("G",)])
async def test_a_change_opens_the_article(shown: Open, keys: tuple[str, ...]) -> None:
    async with shown(*keys, "enter") as pilot:
        await until(pilot, "There is a little wind")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ArticleScreen)
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, VersionsScreen)


async def test_another_step_is_shown(shown: Open, full_library: Store) -> None:
    shelf = Shelf(full_library)
    add(shelf, article("Ferry is back", uri=FERRY.source.uri, published="2018-11-02"))
    async with shown() as pilot:
        assert "v2 → v3" in screen_text(pilot)
        assert "Ferry is back" in screen_text(pilot)
        await press(pilot, "tab", "j", "enter")
        await settle(pilot)
        assert "was        Ferry waits for wind" in screen_text(pilot)
        await press(pilot, "G", "enter")
        await until(pilot, "Ferry is back")
        assert isinstance(pilot.app.screen, ArticleScreen)


async def test_what_changed_is_written_to_a_file(shown: Open, tmp_path: Path) -> None:
    async with shown() as pilot:
        await write(pilot, tmp_path / "ferry.md")
        text = (tmp_path / "ferry.md").read_text("utf-8")
        for words in ("Ferry waits for wind", "Ferry sails at last", "a little wind, and we sail", "Mara Okafor-Lind"):
            assert words in text
        await write(pilot, tmp_path / "ferry.json")
        (changes,) = json.loads((tmp_path / "ferry.json").read_text("utf-8"))["versions"]
        assert changes["headline"] == {"before": "Ferry waits for wind", "after": "Ferry sails at last"}
        await write(pilot, tmp_path / "ferry.doc")
        assert "unknown format" in said(pilot)


async def test_an_article_of_one_version_says_so(full_library: Store) -> None:
    async with ReaderApp([], Settings(), full_library).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"talks", "enter")
        await settle(pilot)
        await press(pilot, "d")
        assert "Only one version" in said(pilot)
        await press(pilot, "tab", "d")
        assert "Only one version" in said(pilot), "the article of the quote"
        assert isinstance(pilot.app.screen, LibraryScreen)
