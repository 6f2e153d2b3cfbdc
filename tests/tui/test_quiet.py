"""Messages in the status line, keys that wait for results, and confirmations before anything is destroyed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

import reader.annotate
from reader.base.values import replace
from reader.load import load
from reader.model.document import Document
from reader.page.item_keys import QuoteKey
from reader.samples import SAMPLES
from reader.session.reading import Reading
from reader.settings import Settings
from reader.tui import outside
from reader.tui.app import ReaderApp
from reader.tui.screens.card import CardScreen
from reader.tui.screens.fetch import FetchScreen
from reader.tui.screens.prompt import PromptScreen
from reader.tui.screens.question import QuestionScreen
from reader.tui.widgets.lines import StatusLine
from reader.tui.widgets.quote_list import QuoteList
from tests.tui.conftest import Open, found_in, press, said, screen_text, settle, until, view_of

ROUTINE: Sequence[Sequence[str]] = (
    ("]", "y"),
    ("]", "Y"),
    ("m", "a"),
    ("'", "z"),
    ("x",),
    ("minus",),
    ("R",),
    ("(",),
    ("backspace",),
    ("t",),
    ("ctrl+c",),
    ("e",),
)


@pytest.mark.parametrize("keys", ROUTINE, ids=" ".join)
async def test_routine_messages_are_shown_in_the_status_line_only(
    keys: Sequence[str], opened: Open, notices: list[str]
) -> None:
    async with opened(80, 24) as pilot:
        before = screen_text(pilot).splitlines()
        await press(pilot, *keys)
        assert said(pilot)
        assert not notices
        assert len(screen_text(pilot).splitlines()) == len(before)
        assert said(pilot) in screen_text(pilot).splitlines()[-2]


async def test_a_message_gives_way_to_the_cursor(opened: Open) -> None:
    async with opened(80, 24) as pilot:
        await press(pilot, "]", "y")
        assert "Copied" in screen_text(pilot)
        await press(pilot, "]")
        assert "Copied" not in screen_text(pilot)
        assert "Quotes  2/2" in screen_text(pilot)


async def test_a_message_fades(opened: Open) -> None:
    async with opened(80, 24) as pilot:
        status = pilot.app.screen.query_one(StatusLine)
        status.show_message("Copied 2 words.", 0.01)
        assert status.message
        await until(pilot, "file · no date found")
        assert not status.message


# Waiting keys


async def test_keys_pressed_during_the_analysis_act_when_it_is_done(
    opened: Open, plain: Document, annotated: Document
) -> None:
    async with opened() as pilot:
        screen = pilot.app.screen
        screen.post_message(found_in(plain, is_last=False))
        await settle(pilot)
        await press(pilot, "]", "]", "w", "2", "y")
        assert said(pilot) == "Finding names and quotes…"
        assert view_of(pilot).reading.trail is None
        screen.post_message(found_in(annotated))
        await settle(pilot)
        assert pilot.app.clipboard.startswith("“We will hold this quay,”"), "] once, however often it was pressed"
        assert isinstance(pilot.app.screen, CardScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.focused, QuoteList)
        assert view_of(pilot).reading.key == QuoteKey("q1")


async def test_waiting_keys_act_once_and_escape_cancels_them(
    opened: Open, plain: Document, annotated: Document
) -> None:
    async with opened() as pilot:
        screen = pilot.app.screen
        screen.post_message(found_in(plain, is_last=False))
        await settle(pilot)
        await press(pilot, "]", "escape")
        screen.post_message(found_in(annotated, is_last=False))
        await settle(pilot)
        assert view_of(pilot).reading.trail is None
        await press(pilot, "]", "escape")
        screen.post_message(found_in(annotated))
        await settle(pilot)
        assert view_of(pilot).reading.trail is None


async def test_waiting_keys_show_a_message_if_nothing_is_found(opened: Open, plain: Document) -> None:
    async with opened() as pilot:
        screen = pilot.app.screen
        screen.post_message(found_in(plain, is_last=False))
        await settle(pilot)
        await press(pilot, "]")
        screen.post_message(found_in(plain))
        await settle(pilot)
        assert said(pilot) == QuoteList.NOTHING


async def test_keys_pressed_during_a_fetch_act_in_the_article(site: Any) -> None:
    address = site.give("/slow", SAMPLES[0].read_bytes(), Content_Type="text/plain; charset=utf-8")
    given = site.hold("/slow")
    async with ReaderApp([Reading(source=address)], Settings()).run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert isinstance(pilot.app.screen, FetchScreen)
        await press(pilot, "]", "]")
        given.set()
        await until(pilot, "Quotes  1/14")


# Nothing is destroyed


@pytest.fixture
def article(tmp_path: Path, annotated: Document, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(reader.annotate, "annotate", lambda document, engine: document)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "strike.txt"
    path.write_text(annotated.text)
    return path


async def test_an_export_asks_before_replacing_a_file_and_shows_the_path(article: Path) -> None:
    precious = article.with_name("precious.md")
    precious.write_text("precious")
    async with ReaderApp([Reading(load(str(article)))], Settings()).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "E")
        prompt = pilot.app.screen.query_one(Input)
        assert prompt.selected_text == "strike.json", "typing replaces what stands there"
        await press(pilot, *"precious.md", "enter")
        assert isinstance(pilot.app.screen, QuestionScreen)
        assert "Replace precious.md?" in screen_text(pilot)
        await press(pilot, "n")
        assert precious.read_text() == "precious"
        assert said(pilot) == "Nothing was written."
        await press(pilot, "E", *"precious.md", "enter", "y")
        assert "Lowmere" in precious.read_text()
        assert said(pilot) == f"Wrote {precious}"


async def test_an_export_never_replaces_an_open_article(article: Path) -> None:
    words = article.read_text()
    article = article.rename(article.with_suffix(".md"))
    async with ReaderApp([Reading(load(str(article)))], Settings()).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "E", *"strike.md", "enter")
        assert not isinstance(pilot.app.screen, QuestionScreen)
        assert "is being read, so it cannot be replaced; choose another name" in said(pilot)
    assert article.read_text() == words


async def test_a_command_gets_the_selection(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []

    def pipe(command: str, words: str) -> int:
        given.append(words)
        return 0

    monkeypatch.setattr(outside, "pipe", pipe)
    monkeypatch.setattr("sys.__stdin__", None)
    async with opened() as pilot:
        monkeypatch.setattr(type(pilot.app), "suspend", nullcontext)
        for keys, what in ((("v",), "what is selected"), (("escape",), "the text")):
            await press(pilot, *keys, "|")
            assert isinstance(pilot.app.screen, PromptScreen)
            assert f"Give {what} to a command" in screen_text(pilot)
            await press(pilot, *"wc", "enter")
        selected, everything = given
        assert selected in everything
        assert everything == view_of(pilot).document.text


REFRESHED: dict[str, Callable[[Path], object]] = {
    "a file that is gone": Path.unlink,
    "a file without words": lambda path: path.write_text(" \n"),
    "a file that is no text": lambda path: path.write_bytes(b"\x00\x01\x02" * 400),
}


@pytest.mark.parametrize("spoil", REFRESHED.values(), ids=REFRESHED.keys())
async def test_a_failed_reload_keeps_the_article_and_shows_the_reason(
    spoil: Callable[[Path], object], article: Path, notices: list[str]
) -> None:
    async with ReaderApp([Reading(load(str(article)))], Settings()).run_test(size=(120, 20)) as pilot:
        await settle(pilot)
        await press(pilot, "space")
        place, screen = view_of(pilot).top_offset, pilot.app.screen
        spoil(article)
        await press(pilot, "R")
        await settle(pilot)
        assert pilot.app.screen is screen
        assert view_of(pilot).top_offset == place
        assert said(pilot).startswith("Could not read it again: ")
        assert not notices


async def test_a_page_that_is_gone_stays_open(site: Any) -> None:
    address = site.give("/ferry", "<article><h1>Ferry</h1><p>It came at dawn, and nobody met it.</p></article>")
    async with ReaderApp([Reading(source=address)], Settings()).run_test(size=(100, 30)) as pilot:
        await until(pilot, "nobody met it")
        await settle(pilot)
        site.give("/ferry", "", status=410)
        await press(pilot, "R")
        await settle(pilot)
        assert "nobody met it" in screen_text(pilot)
        assert said(pilot).startswith("Could not read it again: ")


async def test_a_reload_keeps_the_place_and_the_jump_history(article: Path) -> None:
    async with ReaderApp([Reading(load(str(article)))], Settings()).run_test(size=(80, 20)) as pilot:
        await settle(pilot)
        await press(pilot, "space", "space", "m", "a", "G", "g", "space")
        view = view_of(pilot)
        place, back = view.top_offset, list(view.reading.places.back)
        article.write_text(article.read_text().replace("Lowmere [North]", "The whole of Lowmere [North]"))
        await press(pilot, "R")
        await settle(pilot)
        view = view_of(pilot)
        assert view.document.text.startswith("The whole of ")
        assert view.top_offset == place + len("The whole of ")
        assert view.reading.places.back == [offset + len("The whole of ") if offset else 0 for offset in back]


async def test_a_key_that_no_result_can_help_does_not_wait(opened: Open, plain: Document) -> None:
    async with opened() as pilot:
        pilot.app.screen.post_message(found_in(plain, is_last=False))
        await settle(pilot)
        await press(pilot, "w")
        assert said(pilot).startswith("Nothing to ask about")


async def test_keys_wait_for_a_requested_list_too(opened: Open, plain: Document, annotated: Document) -> None:
    async with opened() as pilot:
        screen = pilot.app.screen
        screen.post_message(found_in(plain, is_last=False))
        await settle(pilot)
        await press(pilot, "2", "y")
        screen.post_message(found_in(annotated))
        await settle(pilot)
        assert pilot.app.clipboard == "“It is over,”", "all that the first speaker of the list says"


async def test_a_reload_waits_for_an_open_question(article: Path) -> None:
    async with ReaderApp([Reading(load(str(article)))], Settings()).run_test(size=(80, 20)) as pilot:
        await settle(pilot)
        screen = pilot.app.screen
        article.write_text(article.read_text().replace("Lowmere [North]", "The whole of Lowmere [North]"))
        await press(pilot, "R", "E", "x")
        await settle(pilot)
        assert isinstance(pilot.app.screen, PromptScreen)
        assert pilot.app.screen.query_one(Input).value == "x"
        await press(pilot, "escape")
        await until(pilot, "The whole of Lowmere")
        assert pilot.app.screen is not screen


async def test_the_terminal_is_taken_back_when_a_name_is_too_long(article: Path) -> None:
    async with ReaderApp([Reading(load(str(article)))], Settings()).run_test(size=(80, 20)) as pilot:
        await settle(pilot)
        await press(pilot, "E")
        pilot.app.screen.query_one(Input).value = "x" * 300 + ".md"
        await press(pilot, "enter")
        assert pilot.app.is_running
        assert "too long" in said(pilot)


async def test_waiting_keys_keep_their_order(opened: Open, plain: Document, annotated: Document) -> None:
    async with opened() as pilot:
        screen = pilot.app.screen
        screen.post_message(found_in(replace(plain, metadata=replace(plain.metadata, authors=())), is_last=False))
        await settle(pilot)
        await press(pilot, "1", "]")
        screen.post_message(found_in(annotated))
        await settle(pilot)
        assert view_of(pilot).reading.key == QuoteKey("q1")


async def test_keys_wait_while_something_else_is_open(opened: Open, plain: Document, annotated: Document) -> None:
    async with opened() as pilot:
        screen = pilot.app.screen
        screen.post_message(found_in(plain, is_last=False))
        await settle(pilot)
        await press(pilot, "]", "w", "E")
        screen.post_message(found_in(annotated))
        await settle(pilot)
        assert isinstance(pilot.app.screen, PromptScreen), "no card comes over what one types"
        await press(pilot, "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, CardScreen)


async def test_a_page_is_shown_once_the_card_over_its_fetch_is_closed(site: Any) -> None:
    address = site.give("/slow", SAMPLES[0].read_bytes(), Content_Type="text/plain; charset=utf-8")
    given = site.hold("/slow")
    async with ReaderApp([Reading(source=address)], Settings()).run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await press(pilot, "question_mark")
        given.set()
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "escape")
        await until(pilot, "Cranes Stand Still")


async def test_other_programs_get_only_the_visible_article(opened: Open, site: Any) -> None:
    async with opened() as pilot:
        pilot.app.articles.open(Reading(source=site.address + "/gone"))  # type: ignore[attr-defined]
        await settle(pilot)
        for key in ("E", "e", "|"):
            await press(pilot, key)
            assert isinstance(pilot.app.screen, FetchScreen)
            assert said(pilot) == "There is no article here yet."
