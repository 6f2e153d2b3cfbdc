"""States that an article or the screen may be in, and what is visible then. Reading, fetching and small terminals are
tested elsewhere: in `test_reading.py`, `test_opening.py` and `test_resizing.py`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.pilot import Pilot

import reader.annotate
import reader.pipeline
import reader.session.worker
from reader.base.values import replace
from reader.errors import AnalysisFailed
from reader.model.annotation import Entity, EntityKind, Quote, QuoteKind
from reader.model.document import Document
from reader.model.raw import Raw
from reader.model.span import Span
from reader.page.item_keys import EntityKey, QuoteKey, SpeakerKey
from reader.page.status_text import extras_title, set_aside
from reader.page.typeset import SET_ASIDE_BUT_CAPTIONS
from reader.samples import SAMPLES
from reader.session.reading import Reading
from reader.session.supply import TRUNCATED_NOTICE
from reader.session.worker import Analysis, ReadingProgress
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.widgets.entity_list import EntityList
from reader.tui.widgets.extras import Extras
from reader.tui.widgets.lines import StatusLine, TopLine
from reader.tui.widgets.quote_list import QuoteList
from tests.tui.conftest import Open, press, said, screen_text, settle, until, view_of

WORDS = "Паром ждёт ветра\n\nОн пришёл на рассвете, и никто его не встретил. " + "Ветра не было. " * 40
"""Cyrillic text, long enough for its encoding to be guessed."""


@asynccontextmanager
async def reading(opening: Reading, width: int = 120, height: int = 30) -> AsyncIterator[Pilot[int]]:
    async with ReaderApp([opening], Settings(theme="reader-dark")).run_test(size=(width, height)) as pilot:
        await settle(pilot)
        yield pilot


def parsed(text: str, name: str = "a.txt") -> Reading:
    """A parsed text."""
    return Reading(document=reader.pipeline.parse_document(Raw(name, text.encode())))


@pytest.fixture
def nothing_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """No names, no quotes."""
    monkeypatch.setattr(reader.annotate, "annotate", lambda document, engine: document)


@pytest.mark.parametrize("key", ["1", "2", "3", "c"])
async def test_an_empty_list_shows_a_notice(key: str, nothing_found: None) -> None:
    says = {
        "1": "No names in this document.",
        "2": "No quotations in this document.",
        "3": "No dates, numbers or links in this",
        "c": "Nothing was set aside in this article.",
    }
    async with reading(parsed("A tide\n\nIt comes in and it goes out again, as it always did.\n")) as pilot:
        await press(pilot, key)
        assert says[key] in screen_text(pilot)
        assert "Who 0  Quotes 0  Facts 0" in screen_text(pilot)
        assert "[−] No captions" in screen_text(pilot) or key != "c"
        await press(pilot, "j", "enter", "s", "f", "escape", "w", "y", "x", "escape")
        assert "It comes in" in screen_text(pilot), "keys do no harm in a list without entries"


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40), (200, 50)])
async def test_a_page_of_furniture_alone_is_shown(size: tuple[int, int], nothing_found: None) -> None:
    opening = parsed("x")
    async with reading(opening, *size) as pilot:
        assert "x" in [line.strip(" ▏") for line in screen_text(pilot).splitlines()[1:5]]
        await press(pilot, "a", "a")
        assert view_of(pilot).page.flows, "it cannot be set aside"


def test_furniture_is_counted() -> None:
    opening = Reading(
        Raw("a.html", b"<h1>Tolls rise</h1><p>The council voted on it.</p><p>Already a subscriber? Log in")
    )
    assert extras_title(opening.document, 80) == "[+] No captions · no comments part · site furniture: 1"


def test_captions_that_are_set_aside_are_counted_as_they_are_listed() -> None:
    sample = next(path for path in SAMPLES if path.stem == "harbour")
    document = Reading(Raw(sample.name, sample.read_bytes())).document
    assert len(document.captions) == 2
    assert set_aside(document).startswith("2 captions, 4 lines of site furniture")
    assert "caption" not in set_aside(document, SET_ASIDE_BUT_CAPTIONS)


async def test_what_is_set_aside_is_counted_when_it_is_shown(nothing_found: None) -> None:
    page = "<h1>Tolls rise</h1><p>The council voted on it.</p><p>Share this</p><p>Already a subscriber? Log in"
    async with reading(parsed(page, "a.html")) as pilot:
        await press(pilot, "a")
        assert "Shown in place: 2 lines of site furniture." in screen_text(pilot)
        await press(pilot, "a")
        assert "Set aside: 2 lines of site furniture." in screen_text(pilot)
        await press(pilot, "i")
        assert "set aside" in screen_text(pilot)


async def test_panels_say_that_names_are_not_sought_in_a_language(nothing_found: None) -> None:
    german = (
        "Die Fähre bleibt im Hafen, und sie wird nicht vor der nächsten Woche wieder fahren, weil der Motor noch nicht"
    )
    async with reading(parsed(f"Fähre bleibt im Hafen\n\n{german} geprüft ist, sagte die Stadt.")) as pilot:
        for key, words in (("1", "Names are sought in English"), ("2", "Quotations are sought in")):
            await press(pilot, key)
            assert words in screen_text(pilot)
            assert "German" in screen_text(pilot)


async def test_nothing_may_be_set_aside(nothing_found: None) -> None:
    async with reading(parsed("Tolls rise\n\nThe council voted on it on Tuesday, and it was close.")) as pilot:
        await press(pilot, "a")
        assert "Nothing was set aside in this article." in screen_text(pilot)


async def test_a_menu_page_shows_a_notice_and_its_links(nothing_found: None) -> None:
    links = "".join(f"<li><a href=/{n}>Section {n}</a></li>" for n in range(40))
    async with reading(parsed(f"<html><body>{links}</body></html>", "menu.html")) as pilot:
        assert "This page is a list of links, not an article" in said(pilot)
        assert "• Section 3" in screen_text(pilot)


async def test_a_page_for_subscribers_shows_a_notice_and_its_beginning(nothing_found: None) -> None:
    story = "<p>The council of Lowmere voted on Tuesday to raise the tolls on its ferries, its mayor said.</p>" * 4
    page = f"<h1>Tolls rise</h1>{story}<div class=paywall><p>Read on for a coin.</p></div>"
    async with reading(parsed(f"<html><body><article>{page}</article></body></html>", "a.html")) as pilot:
        assert "This page shows only the beginning of the article" in said(pilot)
        assert "The council of Lowmere voted" in screen_text(pilot)


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"", "Is empty"), (b" \n\n", "whitespace"), (b"\x89PNG\r\n\x1a\n\0\0", "picture"), (b"\0\1" * 99, "text")],
)
async def test_a_source_without_text_says_what_it_is(data: bytes, says: str) -> None:
    async with reading(Reading(Raw("a.txt", data))) as pilot:
        await until(pilot, says)
        assert "try again" in screen_text(pilot)
        assert "leave" in screen_text(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_guessed_encoding_is_shown_with_how_to_change_it(size: tuple[int, int], nothing_found: None) -> None:
    opening = Reading(document=Reading(Raw("-", WORDS.encode("koi8-r"))).document)
    async with reading(opening, *size) as pilot:
        assert said(pilot) == "The encoding is a guess, koi8-r: press i to choose another."
        assert pilot.app.screen.query_one(StatusLine).left.startswith("read as koi8-r, a guess")
        await press(pilot, "i")
        assert "koi8-r; Enter chooses another" in screen_text(pilot)


async def test_quotes_without_a_speaker_come_first(opened: Open) -> None:
    async with opened() as pilot:
        assert pilot.app.screen.query_one(QuoteList).listed[:2] == [SpeakerKey(""), QuoteKey("q4")]
        assert "No speaker found" in screen_text(pilot)


async def test_a_search_without_matches_keeps_the_place(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "n")
        assert said(pilot).startswith("Nothing is highlighted")
        await press(pilot, "space", "j", "j")
        place = view_of(pilot).scroll_offset.y
        await press(pilot, "slash", *"zebra", "enter")
        assert "No match for “zebra”." in screen_text(pilot)
        assert view_of(pilot).scroll_offset.y == place
        for key in ("n", "N"):
            await press(pilot, key)
            assert "No match for “zebra”." in screen_text(pilot)
            assert view_of(pilot).scroll_offset.y == place
        await press(pilot, "escape")
        assert "No match" not in screen_text(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_a_short_article_has_the_same_lines_without_percent(size: tuple[int, int], nothing_found: None) -> None:
    async with reading(parsed("Ferry waits\n"), *size) as pilot:
        top, status = pilot.app.screen.query_one(TopLine), pilot.app.screen.query_one(StatusLine)
        assert top.left == "Ferry waits"
        assert "%" not in top.right + status.left
        assert "¶" not in top.right + status.left, "there is none"
        assert "min" not in status.right


async def test_after_a_failed_analysis_reading_and_copying_still_work(
    plain: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(document: Document, engine: str | None) -> Document:
        raise ValueError("no [model]")

    monkeypatch.setattr(reader.annotate, "annotate", fail)
    async with reading(Reading(document=plain), 200) as pilot:
        await until(pilot, "ValueError: no [model]")
        await press(pilot, "slash", *"quay", "enter", "y")
        assert pilot.app.clipboard == "quay"
        await press(pilot, "escape", "v", "j", "y")
        assert pilot.app.clipboard in plain.text
        await press(pilot, "1", "j", "enter", "s", "w", "escape", "c", "right_square_bracket", "G", "g")
        assert "closed the gate at dawn" in screen_text(pilot)


@pytest.mark.parametrize("is_readable", [True, False])
async def test_a_long_article_is_read_to_its_end_after_a_failed_analysis(
    is_readable: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Ended:
        def progress(self) -> Iterator[ReadingProgress]:
            raise AnalysisFailed("it ended early")
            yield

        def look_at(self, offset: int) -> None:
            pass

        def stop(self) -> None:
            pass

    def start(*arguments: Any, text_only: bool = False, **options: Any) -> Analysis | Ended:
        is_read = text_only and is_readable
        return Analysis(*arguments, text_only=text_only, **options) if is_read else Ended()

    monkeypatch.setattr(reader.session.worker, "Analysis", start)
    words = "The ferry did not come that day either.\n\n" * 2000
    opening = Reading(Raw("a.txt", f"Ferry waits for wind\n\n{words}It came at last.\n".encode()))
    beginning = opening.document.text
    async with reading(opening) as pilot:
        await until(pilot, "it ended early")
        await press(pilot, "G")
        screen = screen_text(pilot)
        assert "reading on" not in screen
        assert ("It came at last." in screen) == is_readable
        assert pilot.app.is_running
    assert (
        (opening.document.text == beginning) == (opening.document.notices == (TRUNCATED_NOTICE,)) == (not is_readable)
    )


async def test_two_speakers_with_one_surname_are_never_confused(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "Ferry row\n\nHarbour master Mara Okafor and ferry owner Idris Okafor met.\n\n“It is not safe,” said "
        "Mara Okafor.\n\n“It was safe,” said Idris Okafor.\n\nOkafor left early.\n"
    )
    document = parsed(text).document

    def span(words: str, at: int = 0) -> Span:
        start = document.text.index(words, at)
        return Span(start, start + len(words))

    either = (Span(span("Okafor left").start, span("Okafor left").start + 6),)
    names = ("Mara Okafor", "Idris Okafor")
    people = tuple(
        Entity(f"e{at}", EntityKind.PERSON, name, (span(name), span(name, 80)), either=either)
        for at, name in enumerate(names)
    )
    quotes = tuple(
        Quote(f"q{at}", QuoteKind.DIRECT, (span(words),), span(name, 80), span("said"), f"e{at}")
        for at, (name, words) in enumerate(zip(names, ("“It is not safe,”", "“It was safe,”"), strict=True))
    )
    found = replace(document, entities=people, quotes=quotes)
    monkeypatch.setattr(reader.annotate, "annotate", lambda _, engine: found)
    async with reading(Reading(document=document)) as pilot:
        assert "Mara Okafor 57%" in screen_text(pilot), "the bar of the voices names both in full"
        assert pilot.app.screen.query_one(EntityList).listed == [EntityKey("e0"), EntityKey("e1")]
        await press(pilot, "1")
        assert screen_text(pilot).count("either this or another: 1") == 2
        await press(pilot, "enter")
        trail = view_of(pilot).reading.trail
        assert trail is not None
        assert [style for stop in trail.stops for _, style in stop.highlights] == ["person", "person", "either"]


async def test_the_first_sample_shows_how_to_read_something_else(plain: Document, nothing_found: None) -> None:
    opening = Reading(document=plain)
    opening.welcome = "This is a sample."
    async with reading(opening) as pilot:
        assert said(pilot) == "This is a sample."
        assert opening.welcome == "", "once"


async def test_captions_are_open_if_they_are_next_to_the_article(opened: Open) -> None:
    async with opened(200, 50) as pilot:
        strip = pilot.app.screen.query_one(Extras)
        assert strip.is_open
        assert view_of(pilot).has_focus
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert not strip.is_open, "under the article they would cover it"
        await pilot.resize_terminal(200, 50)
        await pilot.pause()
        await press(pilot, "c")
        assert strip.listing.has_focus
        await press(pilot, "c")
        assert not strip.is_open
        await pilot.resize_terminal(210, 50)
        await pilot.pause()
        assert not strip.is_open, "as one left it"
