"""Dates, sums, numbers, laws and links: what is found, and the list of them."""

from __future__ import annotations

import pytest

from reader.annotate import annotate
from reader.model.annotation import FactKind
from reader.model.document import Document
from reader.model.raw import Raw
from reader.page.fact_groups import grouped, host_of
from reader.page.item_keys import FactKey
from reader.page.status_text import facts_of
from reader.pipeline import parse_document
from reader.session.reading import Reading
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.fact_list import FactList
from tests.tui.conftest import Open, press, screen_text, settle, view_of

STORY = """# Ferry waits for wind

March 4, 2025

On Tuesday, 31 ships lay at anchor, and 2,400 dockers stayed away. The hull cost 23 million crowns, 12.5 percent more
than the 1998 one, and [the council](https://example.org/council?x=1) asked for 31 ships more by Pier 9 to meet them.
"""


@pytest.fixture
def ferry() -> Document:
    return annotate(parse_document(Raw("ferry.md", STORY.encode())))


def test_facts_in_the_same_words_are_one_group_with_all_places(ferry: Document) -> None:
    facts = {fact.words: fact for fact in grouped(ferry)}
    assert [ferry.slice(span) for span in facts["31 ships"].spans] == ["31 ships", "31 ships"]
    assert facts["the council"].value == "https://example.org/council?x=1"
    assert facts["March 4, 2025"].value == "2025-03-04"
    assert facts["Tuesday"].value == "", "that is likely, not certain"
    assert [fact.kind for fact in grouped(ferry)] == sorted(
        (fact.kind for fact in grouped(ferry)), key=list(FactKind).index
    )


def test_a_page_is_named_by_its_host() -> None:
    assert host_of("https://example.org/council?x=1") == "example.org"
    assert host_of("http://[broken") == "http://[broken"


async def test_a_bare_address_takes_one_line() -> None:
    raw = Raw("ferry.txt", b"Ferry waits\n\nIt is all at https://averil.example/ferry and nowhere else, she said.\n")
    reading = Reading(document=annotate(parse_document(raw)))
    async with ReaderApp([reading], Settings()).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        (link,) = (item for item in pilot.app.screen.query_one(FactList).items() if item.key is not None)
        assert [line.left for line in link.lines] == ["https://averil.example/ferry"]


async def test_the_list_leads_to_the_places(ferry: Document) -> None:
    async with ReaderApp([Reading(document=ferry)], Settings(theme="reader-dark")).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "3")
        text = screen_text(pilot)
        assert "= 2025-03-04" in text
        assert "example.org" in text
        facts = pilot.app.screen.query_one(FactList)
        facts.mark(next(key for key in facts.listed if isinstance(key, FactKey) and key.kind is FactKind.NUMBER))
        await press(pilot, "enter")
        trail = view_of(pilot).reading.trail
        assert trail is not None
        assert trail.label == "31 ships  1/2 places"


@pytest.mark.parametrize("width", [120, 200])
async def test_each_panel_can_be_opened_and_left(opened: Open, width: int) -> None:
    async with opened(width, 50) as pilot:
        await press(pilot, "3")
        assert pilot.app.screen.query_one(FactList).display
        assert "Facts" in screen_text(pilot)
        await press(pilot, "1", "1")
        assert view_of(pilot).has_focus


async def test_links_are_hyperlinks_for_the_terminal_too(ferry: Document) -> None:
    async with ReaderApp([Reading(document=ferry)], Settings(theme="reader-dark")).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        view = pilot.app.screen.query_one(ArticleView)
        links = {
            segment.style.link
            for row in range(20)
            for segment in view.render_line(row)
            if segment.style is not None and segment.style.link
        }
        assert links == {"https://example.org/council?x=1"}


async def test_o_opens_the_link_or_shows_a_message(ferry: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    app = ReaderApp([Reading(document=ferry)], Settings(theme="reader-dark"))
    monkeypatch.setattr(app, "open_url", opened.append)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "o")
        assert opened == []
        facts = app.screen.query_one(FactList)
        facts.mark(next(key for key in facts.listed if isinstance(key, FactKey) and key.kind is FactKind.LINK))
        await press(pilot, "3", "o")
        assert opened == ["https://example.org/council?x=1"]


async def test_the_column_is_made_narrower_and_reset(opened: Open) -> None:
    async with opened(80, 24) as pilot:
        await press(pilot, "minus", "minus")
        assert view_of(pilot).page.width == 64
        await press(pilot, "equals_sign")
        assert view_of(pilot).page.width == 72


async def test_i_shows_the_card_of_the_document(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "i")
        text = screen_text(pilot)
        for told in ("About this document", "Ana Reyes", "strike.txt", "1,099", "2 direct"):
            assert told in text


@pytest.mark.parametrize(
    ("uri", "place"),
    [
        ("/home/ada/ferry.txt", "file"),
        ("-", "standard input"),
        ("pasted text", "pasted text"),
        ("https://averil.example:8000/ferry?from=mail", "averil.example"),
    ],
)
def test_an_article_without_a_publisher_shows_where_it_was_found(uri: str, place: str) -> None:
    assert facts_of(parse_document(Raw(uri, b"The ferry waits for wind.")), 5)[0] == place
