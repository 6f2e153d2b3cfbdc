"""What is saved between runs, and corrections."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import enumerate as enumerate_threads

import pytest
from textual.widgets import Input

import reader.annotate
from reader.base.values import replace
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.model.document import Document
from reader.model.span import Span
from reader.page.item_keys import EntityKey, QuoteKey, SpeakerKey
from reader.session.reading import Reading
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.screens.article import screen
from reader.tui.screens.article.screen import KEEPING, ArticleScreen
from reader.tui.widgets.entity_list import EntityList
from reader.tui.widgets.pick_list import PickList
from reader.tui.widgets.quote_list import QuoteList
from tests.tui.conftest import Open, press, said, screen_of, screen_text, settle, until, view_of, wait_for


async def test_the_next_run_starts_at_the_same_place(run: Open) -> None:
    async with run() as pilot:
        await press(pilot, "space", "space", "j", "j")
        place = view_of(pilot).top_offset
    async with run(resume=True) as pilot:
        assert view_of(pilot).top_offset == place
    async with run() as pilot:
        assert view_of(pilot).top_offset < place
        assert "You left at" in said(pilot)
        await press(pilot, "backspace")
        assert view_of(pilot).top_offset == place


async def test_a_hidden_name_stays_hidden_until_undone(run: Open) -> None:
    async with run() as pilot:
        await press(pilot, "1", "x")
        assert EntityKey("e1") not in pilot.app.screen.query_one(EntityList).listed
    async with run() as pilot:
        assert EntityKey("e1") not in pilot.app.screen.query_one(EntityList).listed
        await press(pilot, "U")
        assert EntityKey("e1") in pilot.app.screen.query_one(EntityList).listed
        await press(pilot, "U")
        assert "Nothing to undo" in said(pilot)


async def test_a_quote_is_given_to_another_speaker(run: Open) -> None:
    async with run() as pilot:
        pilot.app.screen.query_one(QuoteList).mark(QuoteKey("q4"))
        await press(pilot, "2", "v")
        listing = pilot.app.screen.query_one(PickList)
        assert len(listing.listed) == 3, "a person, a place, nobody; no day and no sum"
        await press(pilot, "enter")
        assert [quote.speaker for quote in screen_of(pilot).reading.document.quotes if quote.id == "q4"] == ["e1"]
    async with run() as pilot:
        assert SpeakerKey("") not in pilot.app.screen.query_one(QuoteList).listed


async def test_a_name_is_renamed(run: Open) -> None:
    async with run() as pilot:
        await press(pilot, "1", "r")
        pilot.app.screen.query_one(Input).value = "Mara N. Okafor"
        await press(pilot, "enter")
        assert "Mara N. Okafor" in screen_text(pilot)


async def test_the_mention_under_the_cursor_is_split_off(run: Open) -> None:
    async with run() as pilot:
        before = len(screen_of(pilot).reading.document.entities)
        await press(pilot, "S")
        assert len(screen_of(pilot).reading.document.entities) == before, "no mention is highlighted"
        await press(pilot, "1", "n", "S")
        assert len(screen_of(pilot).reading.document.entities) == before + 1


WAYS: dict[str, Sequence[str]] = {
    "hide a name": ("1", "x"),
    "hide a quote": ("2", "j", "x"),
    "merge": ("1", "M", "enter"),
    "split": ("1", "enter", "n", "S"),
    "give": ("2", "j", "v", "enter"),
    "rename": ("1", "r", "end", "x", "enter"),
}


@pytest.mark.parametrize("keys", WAYS.values(), ids=WAYS.keys())
async def test_every_correction_is_saved_and_can_be_undone(
    keys: Sequence[str], annotated: Document, span_of: Callable[[str], Span], run: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, place = annotated.entities
    found = replace(annotated, entities=(replace(person, unmerged=(span_of("The owners"),)), place))
    monkeypatch.setattr(reader.annotate, "annotate", lambda document, engine: found)
    async with run() as pilot:
        await press(pilot, *keys)
        corrected = screen_of(pilot).reading.document
        assert corrected != found
    async with run() as pilot:
        assert screen_of(pilot).reading.document == corrected
        await press(pilot, "U")
        assert screen_of(pilot).reading.document == found
    async with run() as pilot:
        assert screen_of(pilot).reading.document == found


async def test_merging_without_candidates_shows_a_message(run: Open) -> None:
    async with run() as pilot:
        await press(pilot, "1", "M")
        assert "No other name of its kind" in said(pilot)
        assert isinstance(pilot.app.screen, ArticleScreen)


async def test_an_impossible_correction_shows_a_message(run: Open) -> None:
    async with run() as pilot:
        await press(pilot, "1", "v")
        assert "go to a quote first" in said(pilot)


async def test_marks_are_there_in_the_next_run(run: Open) -> None:
    async with run() as pilot:
        await press(pilot, "space", "m", "a")
        place = view_of(pilot).top_offset
    async with run() as pilot:
        assert view_of(pilot).top_offset < place
        await press(pilot, "apostrophe", "a")
        assert view_of(pilot).top_offset == place


async def test_the_chosen_theme_is_saved(plain: Document, tmp_path: Path) -> None:
    store = Store.open(tmp_path / "library.db")
    app = ReaderApp([Reading(document=plain)], Settings(), store)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert store.theme is None, "what nobody chose is not remembered"
        app.theme = "nord"
        await settle(pilot)
    assert store.theme == "nord"
    store.close()


async def test_an_article_read_before_is_opened_from_the_palette(plain: Document, tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text("Ferry waits for wind\n\nIt came at dawn, and nobody was there to meet it.\n")
    store = Store.open(tmp_path / "library.db")
    for source in (Reading(source=str(path)), Reading(document=plain)):
        app = ReaderApp([source], Settings(theme="reader-dark"), store)
        async with app.run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            if source.source:
                continue
            screen = screen_of(pilot)
            assert [recent.headline for recent in screen.recent()] == ["Ferry waits for wind"]
            await press(pilot, "colon", *"ferry waits")
            await until(pilot, "read before")
            await press(pilot, "enter")
            await settle(pilot)
            await settle(pilot)
            assert screen_of(pilot).reading.document.metadata.headline == "Ferry waits for wind"
    store.close()


async def test_if_nothing_can_be_saved_the_reason_is_shown_once(
    plain: Document, notices: list[str], tmp_path: Path
) -> None:
    damaged = tmp_path / "library.db"
    damaged.write_bytes(b"no database at all " * 9)
    for openings in ([Reading(document=plain)], []):
        notices.clear()
        store = Store.open(damaged)
        async with ReaderApp(openings, Settings(), store).run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            await press(pilot, "minus", "plus", "minus")
            [told] = notices
            assert told.startswith("Nothing new is remembered:")
            assert "damaged" in told
        store.close()


async def test_a_correction_that_cannot_be_saved_is_reported(run: Open, notices: list[str]) -> None:
    async with run() as pilot:
        await press(pilot, "1")
        assert not notices
        assert isinstance(pilot.app, ReaderApp)
        store = pilot.app.store()
        assert store._connection is not None
        store._connection.execute("PRAGMA query_only = ON")  # as when the disk is taken away
        await press(pilot, "x")
        [told] = notices
        assert told.startswith("Nothing new is remembered:")
        assert EntityKey("e1") not in pilot.app.screen.query_one(EntityList).listed


async def test_an_article_that_was_read_is_found_in_the_library(
    run: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "KEEP_DELAY", 0.01)
    async with run() as pilot:
        store = Store.open(tmp_path / "library.db")
        await wait_for(pilot, lambda: len(Shelf(store).search("crane by:okafor")) == 1)
        store.close()


async def test_an_article_left_at_once_is_found_in_the_library_too(run: Open, tmp_path: Path) -> None:
    async with run():
        pass
    for thread in [one for one in enumerate_threads() if one.name == KEEPING]:
        thread.join()
    store = Store.open(tmp_path / "library.db")
    assert len(Shelf(store).search("crane by:okafor")) == 1
    store.close()
