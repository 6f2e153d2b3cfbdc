"""Opening more: web pages, pasted text, the same article again."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

import reader.annotate
from reader.base.values import replace
from reader.errors import AnalysisFailed, SourceError, SourceIsEmpty
from reader.library.identity import Origin
from reader.library.store import Store
from reader.load import load
from reader.load.fetching import DEFAULT
from reader.model.document import Document
from reader.model.raw import Raw
from reader.model.span import Span
from reader.page.trail import span_trail
from reader.pipeline import parse_document
from reader.processes.child import Child
from reader.samples import SAMPLES
from reader.session import worker
from reader.session.reading import Reading
from reader.session.worker import Analysis, ReadingProgress, start_page_worker
from reader.settings import Settings
from reader.tui.answers import ClipboardText
from reader.tui.app import ReaderApp
from reader.tui.pasting import reading_of
from reader.tui.screens.article.card_rows import Choice
from reader.tui.screens.article.screen import ArticleScreen
from reader.tui.screens.fetch import FetchScreen
from reader.tui.widgets.pick_list import PickList
from tests.tui.conftest import PATIENCE, press, said, screen_text, settle, until, view_of

STORY = "Ferry waits for wind\n\n" + "\n\n".join(f"It came at dawn on day {day} of the wait." for day in range(60))


@pytest.fixture(autouse=True)
def nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """No names and no quotes."""

    def nothing(reading: Reading) -> Any:
        yield from ()

    monkeypatch.setattr(Reading, "steps", nothing)
    monkeypatch.setattr(reader.annotate, "annotate", lambda document, engine: document)


PAGE = Raw("ferry.html", f"<html><body><article>{STORY}".replace("\n\n", "<p>").encode())


def test_a_page_is_parsed_in_the_worker_and_takes_no_memory_here(tmp_path: Path) -> None:
    page = tmp_path / "ferry.html"
    page.write_bytes(PAGE.data)
    program = (
        "import sys; from reader.load import load; from reader.session.reading import Reading; "
        "opening = Reading(load(sys.argv[1])); opening.begin(); "
        "last = [step.is_last for step in opening.steps()]; "
        "print(len(opening.document.blocks), 'lxml' in sys.modules, *last)"
    )
    told = subprocess.run([sys.executable, "-c", program, page], capture_output=True, text=True, check=True)
    assert told.stdout.split() == [str(len(parse_document(PAGE).blocks)), "False", "True"]


@pytest.mark.parametrize("data", [PAGE.data, b"<html><body></body></html>"], ids=["page", "empty"])
def test_a_page_the_worker_cannot_parse_is_parsed_here(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(analysis: Analysis) -> Iterator[Any]:
        raise AnalysisFailed
        yield

    monkeypatch.setattr(Analysis, "progress", fail)
    raw = replace(PAGE, data=data)
    opening = Reading(raw)
    try:
        document = parse_document(raw)
    except SourceIsEmpty:
        with pytest.raises(SourceIsEmpty):
            opening.begin()
    else:
        opening.begin()
        assert opening.document == document


def never(progress: Any) -> None:
    """Ignore progress."""


@pytest.mark.parametrize(
    ("path", "used"), [("/page", True), ("/text", False), ("/gone", False)], ids=["page", "no page", "not there"]
)
def test_a_worker_starts_while_a_page_is_fetched(
    path: str, used: bool, site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    children: list[Child] = []

    def noted() -> Child:
        children.append(start_page_worker())
        return children[-1]

    monkeypatch.setattr(worker, "start_page_worker", noted)
    site.give("/page", PAGE.data.decode(), Content_Type="text/html")
    site.give("/text", STORY, Content_Type="text/plain")
    opening = Reading(source=site.address + path)
    with suppress(SourceError):
        opening.load(never, lambda: False)
        opening.begin()
        assert "Ferry waits for wind" in opening.document.text
    [child] = children
    assert child.requests.closed != used
    opening.leave()
    with pytest.raises(ProcessLookupError):
        os.kill(child.process, 0)


@asynccontextmanager
async def reading(*openings: Reading) -> AsyncIterator[Pilot[int]]:
    app = ReaderApp(openings, Settings(theme="reader-dark"))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        yield pilot


async def paste(pilot: Pilot[int], text: str) -> None:
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()
    await settle(pilot)


def failures(pilot: Pilot[int]) -> list[str]:
    assert isinstance(pilot.app, ReaderApp)
    return [type(error).__name__ for error in pilot.app.failures]


async def test_a_page_is_fetched_and_shown(site: Any, cache_home: Any) -> None:
    address = site.give("/ferry", STORY, Content_Type="text/plain; charset=utf-8")
    async with reading(Reading(source=address)) as pilot:
        assert isinstance(pilot.app.screen, ArticleScreen)
        assert "Ferry waits for wind" in screen_text(pilot)


async def test_a_stalled_page_can_be_stopped_and_retried(site: Any, cache_home: Any) -> None:
    address = site.send("/ferry", b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nFerry", hang=True)
    app = ReaderApp([Reading(source=address)], Settings(theme="reader-dark"))
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, "kB from 127.0.0.1")
        await pilot.press("escape")
        await settle(pilot)
        assert "Stopped." in screen_text(pilot)
        assert failures(pilot) == [], "whoever stops it has not failed"
        site.give("/ferry", STORY, Content_Type="text/plain")
        await pilot.press("r")
        await settle(pilot)
        assert isinstance(app.screen, ArticleScreen)


async def test_a_missing_page_shows_what_to_do(site: Any, cache_home: Any) -> None:
    async with reading(Reading(source=site.address + "/gone")) as pilot:
        text = screen_text(pilot)
        assert "404" in text
        assert "try again" in text
        assert "copied from there" in text
        assert failures(pilot) == ["SourceNotFound"]
        await paste(pilot, STORY)
        assert "Ferry waits for wind" in screen_text(pilot)


async def test_several_sources_are_shown_whatever_happens_to_them(site: Any, cache_home: Any) -> None:
    openings = [
        Reading(Raw("a.txt", STORY.encode())),
        Reading(source=site.address + "/gone"),
        Reading(Raw("b.txt", STORY.replace("Ferry", "Train").encode())),
        Reading(Raw("c.txt", b"")),
    ]
    async with reading(*openings) as pilot:
        await press(pilot, "G")
        place = view_of(pilot).top_offset
        await press(pilot, "right_parenthesis")
        await settle(pilot)
        assert isinstance(pilot.app.screen, FetchScreen)
        lines = pilot.app.screen.query_one(".fetch").region
        assert lines.x == (pilot.app.size.width - lines.width) // 2 > 0, "in the middle"
        await press(pilot, "right_parenthesis")
        assert "Train waits for wind" in screen_text(pilot)
        await press(pilot, "right_parenthesis")
        assert "empty" in screen_text(pilot)
        await press(pilot, "left_parenthesis", "left_parenthesis", "left_parenthesis")
        await settle(pilot)
        assert view_of(pilot).top_offset == place, "one is where one was"


async def test_a_pasted_path_opens_the_file(tmp_path: Path) -> None:
    path = tmp_path / "the ferry.txt"
    path.write_text(STORY.replace("Ferry", "Train"))
    async with reading(Reading(Raw("a.txt", STORY.encode()))) as pilot:
        await paste(pilot, str(path).replace(" ", "\\ ") + "\n")
        assert "Train waits for wind" in screen_text(pilot)
        assert "2 of 2" in screen_text(pilot)


async def test_r_reloads_the_file_and_keeps_the_place(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text(STORY)
    async with reading(Reading(source=str(path))) as pilot:
        await press(pilot, "space")
        place = view_of(pilot).top_offset
        path.write_text(STORY + "\n\nThe last ferry left at noon.\n")
        await press(pilot, "R")
        await settle(pilot)
        assert view_of(pilot).top_offset == place
        assert view_of(pilot).document.text.endswith("left at noon.")


async def test_the_terminal_is_asked_for_the_clipboard_if_no_program_has_it(
    plain: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.tui.clipboard.read_clipboard", str)
    monkeypatch.setattr("reader.tui.clipboard.UNREADABLE_AFTER", PATIENCE)
    questions: list[str] = []
    async with reading(Reading(document=plain)) as pilot:
        monkeypatch.setattr(pilot.app._driver, "ask_for_clipboard", partial(questions.append, "?"), raising=False)
        await press(pilot, "ctrl+v")
        await settle(pilot)
        assert questions == ["?"]
        pilot.app.post_message(ClipboardText(STORY.replace("Ferry", "Train")))
        await pilot.pause()
        await settle(pilot)
        assert "Train waits for wind" in screen_text(pilot)
        assert said(pilot) == ""


@pytest.mark.parametrize("asks", [True, False])
async def test_an_unreadable_clipboard_is_reported(
    asks: bool, plain: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.tui.clipboard.read_clipboard", str)
    monkeypatch.setattr("reader.tui.clipboard.UNREADABLE_AFTER", 0.01)
    async with reading(Reading(document=plain)) as pilot:
        if asks:
            monkeypatch.setattr(pilot.app._driver, "ask_for_clipboard", list, raising=False)
        await press(pilot, "ctrl+v")
        await settle(pilot)
        await until(pilot, "The clipboard cannot be read: paste the text here.")


async def test_pasted_text_that_leads_nowhere_is_reported(plain: Document) -> None:
    async with reading(Reading(document=plain)) as pilot:
        await paste(pilot, "nothing")
        assert isinstance(pilot.app.screen, ArticleScreen)
        assert "neither an address" in said(pilot)


def test_long_text_is_an_article_and_short_text_is_not() -> None:
    assert reading_of("word " * 60) is not None
    for end in ("\n", "\r", "\r\n"):
        opening = reading_of(f"two{end}lines")
        assert opening is not None
        assert opening.document.text == "two\n\nlines", "terminals paste line ends as the Enter key"
    assert reading_of("word") is None
    assert reading_of("x" * 5000) is not None
    assert reading_of("\0") is None
    page = reading_of(" https://example.org/ferry\n")
    assert page is not None
    assert page.source == "https://example.org/ferry"


async def test_what_is_unusual_about_a_page_is_shown() -> None:
    menu = "<html><body>" + "".join(f"<li><a href=/{n}>Section {n}</a></li>" for n in range(40)) + "</body></html>"
    opening = Reading(Raw("menu.html", menu.encode()))
    async with reading(opening) as pilot:
        assert opening.document.notices
        assert said(pilot) == "This page is a list of links, not an article: follow one of them."
        await press(pilot, "i")
        assert "notice" in screen_text(pilot)


async def test_a_link_is_read_here_and_backspace_leads_back(site: Any, cache_home: Any) -> None:
    address = site.give("/train", STORY.replace("Ferry", "Train"), Content_Type="text/plain; charset=utf-8")
    text = STORY + f"\n\nThere is [a train]({address}) too.\n\nAnd [a mail](mailto:a@example.org)."
    opening = Reading(document=parse_document(Raw("ferry.md", text.encode())))
    async with reading(opening) as pilot:
        view = view_of(pilot)
        for words, shown in (("a mail", "Ferry waits for wind"), ("a train", "Train waits for wind")):
            start = opening.document.text.index(words)
            view.reading.highlight(span_trail(words, "places", [Span(start, start + len(words))]))
            await press(pilot, "O")
            await settle(pilot)
            screen = pilot.app.screen
            assert isinstance(screen, ArticleScreen)
            assert screen.reading.document.metadata.headline == shown
        await press(pilot, "backspace")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ArticleScreen)
        assert pilot.app.screen.reading.document.metadata.headline == "Ferry waits for wind"


async def test_the_open_articles_are_listed(tmp_path: Path) -> None:
    empty, ferry = tmp_path / "empty.txt", tmp_path / "ferry.txt"
    empty.write_text(" \n")
    ferry.write_text("Ferry waits for wind\n\nIt came at dawn, and nobody was there to meet it.\n")
    openings = [Reading(load(str(SAMPLES[0]))), Reading(source=str(empty)), Reading(load(str(ferry)))]
    store = Store.open(tmp_path / "library.db")
    store.begin(Origin(str(ferry), ferry.read_bytes()), None, 1000.0)
    app = ReaderApp(openings, Settings(theme="reader-dark"), store)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "right_parenthesis")
        await settle(pilot)
        assert isinstance(app.screen, FetchScreen)
        await press(pilot, "B")
        await until(pilot, "Ferry waits for wind")  # one that was not looked at is called by its headline too
        shown = screen_text(pilot)
        assert [line.split()[-2] for line in shown.splitlines() if "Ferry waits" in line] == ["read"], "in another run"
        assert "3 articles" in shown
        assert "empty.txt" in shown
        assert "contains only whitespace" in shown, "one that failed says why"
        await press(pilot, "G", "enter")
        await settle(pilot)
        assert "3 of 3 · Ferry waits for wind" in screen_text(pilot)


async def test_another_encoding_is_chosen_if_the_guess_was_wrong(tmp_path: Path) -> None:
    words = "Паром ждёт ветра\n\nОн пришёл на рассвете, и никто его не встретил. " + "Ветра не было. " * 40
    path = tmp_path / "ferry.txt"
    path.write_bytes(words.encode("koi8-r"))
    wrong = replace(DEFAULT, encoding="cp1252")
    app = ReaderApp([Reading(load(str(path), wrong), fetching=wrong)], Settings(theme="reader-dark"))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert "Паром" not in screen_text(pilot)
        await press(pilot, "i")
        card = app.screen.query_one(PickList)
        card.mark(Choice.ENCODING)
        await press(pilot, "enter")
        app.screen.query_one(PickList).mark("koi8-r")
        await press(pilot, "enter")
        await settle(pilot)
        assert "Паром ждёт ветра" in screen_text(pilot)


def test_the_bytes_are_kept_if_the_encoding_was_guessed() -> None:
    data = ("Caf\u00e9 d\u00e9j\u00e0 vu\n\n" + "L\u2019\u00e9t\u00e9 \u00e0 No\u00ebl. " * 60).encode("cp1252")
    guessed = Reading(Raw("ferry.txt", data))
    assert guessed.document.source.encoding_guessed
    guessed.take(ReadingProgress(guessed.document, has_findings=True, is_last=True))
    assert guessed.with_encoding("cp437").document.source.encoding == "cp437"
    assert not guessed.with_encoding("cp437").document.source.encoding_guessed
