"""The notes of the library: all in one list, written on whole articles, exported."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.screens.article.screen import ArticleScreen
from reader.tui.screens.help import key_groups
from reader.tui.screens.library.notes import NotesPane, NotesScreen
from reader.tui.screens.library.screen import LibraryScreen
from reader.tui.screens.question import QuestionScreen
from tests.tui.conftest import Open, library_after, press, said, screen_text, settle, until, write


@pytest.fixture
def shown(full_library: Store) -> Open:
    """The library, after some keys."""

    def run(*keys: str, width: int = 120, height: int = 40) -> AbstractAsyncContextManager[Pilot[int]]:
        return library_after(full_library, keys, width=width, height=height)

    return run


def kept(library: Store) -> list[str]:
    """What is written in the notes, those on articles published last first."""
    return [hit.note.words for hit in Shelf(library).notes()]


ALL = ["Gone?", "Ask for the timetable.", "How little?"]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_all_notes_stand_in_one_list(shown: Open, full_library: Store, size: tuple[int, int]) -> None:
    assert kept(full_library) == ALL
    async with shown("n", width=size[0], height=size[1]) as pilot:
        assert isinstance(pilot.app.screen, NotesScreen)
        for words in (
            "3 notes · 2 articles",
            "Talks fail in Averil",
            "Gone?",
            "How little?",
            "“There is a little wind, and we sail,”",
            "the whole article",
        ):
            assert words in screen_text(pilot)


async def test_a_note_opens_its_article_there(shown: Open) -> None:
    async with shown("n", "G", "enter") as pilot:
        await until(pilot, "There is a little wind")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ArticleScreen)
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, NotesScreen)
        await press(pilot, "g", "enter")
        await until(pilot, "Nobody wanted this strike")
        await press(pilot, "q", "q")
        await settle(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_the_list_starts_at_the_article_in_the_row(shown: Open) -> None:
    async with shown("slash", *"ferry", "enter") as pilot:
        await press(pilot, "n")
        await settle(pilot)
        here = pilot.app.screen.query_one(NotesPane).here
        assert here is not None
        assert here.listed.headline == "Ferry sails at last"


async def test_a_note_is_changed_taken_away_and_brought_back(shown: Open, full_library: Store) -> None:
    async with shown("n", "g", "m") as pilot:
        assert "Change the note on “words that nobody wrote”" in screen_text(pilot)
        await press(pilot, *" Yes.", "enter")
        await settle(pilot)
        assert kept(full_library)[0] == "Gone? Yes."
        await press(pilot, "x")
        await settle(pilot)
        assert kept(full_library) == ALL[1:]
        assert "U brings it back" in said(pilot)
        await press(pilot, "U", "U")
        await settle(pilot)
        assert kept(full_library)[0] == "Gone? Yes."
        assert "No note was taken away here." in said(pilot)
        await press(pilot, "m", "escape")
        assert "Left as it was." in said(pilot)
        await press(pilot, "y")
        assert pilot.app.clipboard == "Gone? Yes.\nwords that nobody wrote"


async def test_notes_are_filtered(shown: Open) -> None:
    async with shown("n", "slash", *"timetable", "enter") as pilot:
        assert len(pilot.app.screen.query_one(NotesPane).listed) == 1
        await press(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_a_note_is_written_on_an_article_as_a_whole(shown: Open, full_library: Store) -> None:
    async with shown("g", "N", *"Dull.", "enter") as pilot:
        assert "Noted" in said(pilot)
        assert "4 notes" in screen_text(pilot)
        assert "Dull." in kept(full_library)
        await press(pilot, "N", "escape")
        assert "Left as it was." in said(pilot)
        assert len(kept(full_library)) == 4


async def test_without_notes_the_list_says_how_to_write_one(library: Store) -> None:
    async with ReaderApp([], Settings(), library).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "m", "x", "y", "U", "enter")
        await settle(pilot)
        assert "No notes yet" in screen_text(pilot)
        assert isinstance(pilot.app.screen, NotesScreen)


async def test_without_a_library_nothing_fails() -> None:
    async with ReaderApp([], Settings(), Store.off()).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "m", "C", "d", "N", "n", "m", "x", "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)


# To a file


async def test_the_help_says_once_what_is_written(shown: Open) -> None:
    async with shown() as pilot:
        (own,) = [does for _, keys in key_groups(pilot.app.screen) for key, does in keys if key == "E"]
        assert own == "Write these articles, with the notes"


async def test_all_notes_are_written_to_a_file_and_none_is_replaced_unasked(shown: Open, tmp_path: Path) -> None:
    path = tmp_path / "all.md"
    async with shown() as pilot:
        await write(pilot, path)
        assert f"Wrote {path}" in said(pilot)
        text = path.read_text("utf-8")
        assert "# Talks fail in Averil" in text
        assert "How little?" in text
        assert "— Inés Valdra" in text
        path.write_text("mine", "utf-8")
        await write(pilot, path)
        assert isinstance(pilot.app.screen, QuestionScreen)
        await press(pilot, "n")
        assert "Nothing was written." in said(pilot)
        assert path.read_text("utf-8") == "mine"
        await write(pilot, path)
        await press(pilot, "y")
        await settle(pilot)
        assert path.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("keys", "name", "entries"),
    [
        ((), "all.bib", 5),
        (("slash", *"ferry", "enter"), "found.bib", 1),
        (("m", "m"), "marked.bib", 2),
        (("n",), "noted.bib", 2),
    ],
)
async def test_what_is_marked_or_found_is_written(
    shown: Open, tmp_path: Path, keys: tuple[str, ...], name: str, entries: int
) -> None:
    async with shown(*keys) as pilot:
        await write(pilot, tmp_path / name)
        assert (tmp_path / name).read_text("utf-8").count("@") == entries


@pytest.mark.parametrize(
    ("name", "told"), [("notes.doc", "unknown format"), ("nowhere/notes.md", "no such folder"), (".md", "no such")]
)
async def test_a_file_that_cannot_be_written_is_told(shown: Open, tmp_path: Path, name: str, told: str) -> None:
    async with shown() as pilot:
        await write(pilot, tmp_path / "x" / name if name == ".md" else tmp_path / name)
        assert told in said(pilot)


async def test_without_notes_there_is_nothing_to_write(library: Store, tmp_path: Path) -> None:
    async with ReaderApp([], Settings(), library).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await write(pilot, tmp_path / "none.md")
        assert "No article with a note was found." in said(pilot)
        assert not list(tmp_path.glob("*.md"))
