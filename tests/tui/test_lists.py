"""The lists next to the article: sorting, narrowing, and their cards."""

from __future__ import annotations

import re
from collections.abc import Hashable

import pytest
from textual.containers import VerticalScroll
from textual.pilot import Pilot

from reader.base.values import replace
from reader.model.annotation import QuoteKind
from reader.model.document import Document
from reader.model.raw import Raw
from reader.page.item_keys import EntityKey, PartKey, PlaceKey, QuoteKey, SpeakerKey
from reader.pipeline import annotate_document, parse_document
from reader.session.reading import Reading
from reader.session.worker import ReadingProgress
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.screens.article.screen import ArticleScreen
from reader.tui.screens.card import CardScreen
from reader.tui.widgets.article_view import TICK, TICK_NOW
from reader.tui.widgets.entity_list import EntityList
from reader.tui.widgets.lines import StatusLine
from reader.tui.widgets.pick_list import PickList
from reader.tui.widgets.quote_list import QuoteList
from reader.tui.widgets.voice_bar import VoiceBar
from tests.tui.conftest import Open, press, said, screen_text, settle, view_of


def listed(pilot: Pilot[int], kind: type[PickList]) -> list[Hashable]:
    return list(pilot.app.screen.query_one(kind).listed)


async def test_quotes_are_listed_by_person_or_in_order(opened: Open, annotated: Document) -> None:
    async with opened() as pilot:
        by_person = listed(pilot, QuoteList)
        assert SpeakerKey("e1") in by_person
        await press(pilot, "2", "s")
        assert listed(pilot, QuoteList) == [QuoteKey(quote.id) for quote in annotated.quotes]
        assert "in order · every kind" in screen_text(pilot)
        await press(pilot, "s")
        assert listed(pilot, QuoteList) == by_person


async def test_f_narrows_the_quotes_to_a_kind_or_a_speaker(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "2", "f")
        assert isinstance(pilot.app.screen, CardScreen)
        card = pilot.app.screen.query_one(PickList)
        text = screen_text(pilot)
        assert all(choice in text for choice in ("every kind", "not speech", "no speaker found", "Mara Okafor"))
        card.mark(card.listed[-2])
        await press(pilot, "enter")
        assert listed(pilot, QuoteList)[0] == SpeakerKey("e1")
        assert "by person · Mara Okafor" in screen_text(pilot)
        await press(pilot, "f", "escape")
        assert listed(pilot, QuoteList)[0] == SpeakerKey("e1"), "leaving the choice changes nothing"
        await press(pilot, "f", "g", "enter")
        assert PartKey.SCARE_QUOTES in listed(pilot, QuoteList)


async def test_names_are_sorted_and_narrowed(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "1", "s")
        assert "by first place · every kind" in screen_text(pilot)
        await press(pilot, "f", "j", "j", "enter")
        assert listed(pilot, EntityList) == [EntityKey("e2")]


async def test_the_end_of_a_card_is_visible_on_a_small_screen(opened: Open) -> None:
    async with opened(80, 10) as pilot:
        await press(pilot, "1", "w", "G")
        card = pilot.app.screen.query_one(PickList)
        assert card.virtual_size.height > card.size.height, "there is more than fits"
        assert card.region.bottom < pilot.app.screen.query_one(".card").region.bottom, "none of it is cut off"


async def test_the_card_of_a_name_leads_to_its_places(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "1", "w")
        text = screen_text(pilot)
        for words in ("Union secretary", "Okafor: surname", "quotes by", "We will hold this quay"):
            assert words in text
        role = view_of(pilot, under=1).document.entities[0].roles[0].span
        card = pilot.app.screen.query_one(PickList)
        card.mark(PlaceKey(role))
        await press(pilot, "enter")
        trail = view_of(pilot).reading.trail
        assert trail is not None
        assert trail.current.span == role


async def test_enter_in_the_article_opens_the_card_of_the_highlight(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "right_square_bracket", "enter")
        assert isinstance(pilot.app.screen, CardScreen)
        assert "name and verb after the quote" in screen_text(pilot)


async def test_a_bar_shows_the_speakers_shares(opened: Open) -> None:
    async with opened() as pilot:
        bar = pilot.app.screen.query_one(VoiceBar)
        assert bar.display, "two voices: the secretary and one in the dark"
        assert "Okafor 80%" in screen_text(pilot)
        await pilot.click(bar, offset=(2, 0))
        await pilot.pause()
        trail = view_of(pilot).reading.trail
        assert trail is not None
        assert trail.label == "Mara Okafor  1 quote"


async def test_the_stops_are_marked_next_to_the_scroll_bar(opened: Open) -> None:
    async with opened() as pilot:
        assert TICK_NOW not in screen_text(pilot)
        await press(pilot, "right_square_bracket")
        text = screen_text(pilot)
        assert text.count(TICK_NOW) == 1
        assert text.count(TICK) == 1, "two quotes, far from each other"
        await press(pilot, "escape")
        assert TICK not in screen_text(pilot)


async def test_names_of_each_kind_have_their_own_style(opened: Open) -> None:
    async with opened() as pilot:
        view = view_of(pilot)
        looks = {str(view._style(kind)) for kind in ("person", "organization", "place", "thing")}
        assert len(looks) == 4


async def test_a_filter_leaves_no_heading_without_entries(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "1", "slash", *"okafor")
        assert "People" in screen_text(pilot)
        assert "Places" not in screen_text(pilot)
        await press(pilot, *"zz")
        assert "Nothing here has “okaforzz” in it." in screen_text(pilot)
        await press(pilot, "enter")
        assert "s Sort" not in screen_text(pilot).splitlines()[-1], "there is nothing to sort"
        await press(pilot, "escape")
        assert "Places" in screen_text(pilot)


async def test_keys_are_harmless_in_a_list_without_room(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "1")
        names = pilot.app.screen.query_one(EntityList)
        names.styles.height = 0
        await pilot.pause()
        await press(pilot, "space", "b", "j", "k", "G", "g", "pagedown", "pageup")
        assert pilot.app.is_running


async def test_quotes_are_numbered_as_in_their_trail(opened: Open, annotated: Document) -> None:
    async with opened() as pilot:
        quotes = pilot.app.screen.query_one(QuoteList)
        assert [quote.kind for quote in annotated.quotes] == ["direct", "scare", "indirect", "direct"]
        await press(pilot, "2", "s")  # in the order of the text
        lines = [line.partition("▏")[2].split() for line in screen_text(pilot).splitlines()]
        assert [line[0] for line in lines if line and line[0].isdigit()] == ["1", "2"]
        quotes.mark(QuoteKey("q4"))
        await press(pilot, "enter")
        assert pilot.app.screen.query_one(StatusLine).left == "Quotes  2/2"


async def test_groups_are_separated_and_the_cursor_skips_the_gap(opened: Open) -> None:
    async with opened() as pilot:
        lines = [line.partition("▏")[2].strip() for line in screen_text(pilot).splitlines()]
        for group in ("Mara Okafor", "In quotation marks", "Reported"):
            (at,) = [number for number, line in enumerate(lines) if line.startswith(group) and "%" not in line[:16]]
            assert lines[at - 1] == ""
        quotes = pilot.app.screen.query_one(QuoteList)
        await press(pilot, "2", "g")
        seen = []
        for _ in quotes.listed:
            seen.append(quotes.cursor_key)
            await press(pilot, "j")
        assert seen == quotes.listed


async def test_roles_are_shown_with_their_paragraph(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "1")
        (line,) = [line for line in screen_text(pilot).splitlines() if "▏    Union secretary" in line]
        assert line.endswith(" ¶1 ")


async def test_cards_and_the_help_are_filtered_with_a_slash(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "1", "w", "slash", *"mentions")
        text = screen_text(pilot)
        assert "mentions" in text
        assert "│  kind" not in text
        await press(pilot, "enter", "escape")
        assert "│  kind" in screen_text(pilot), "Esc clears the filter first"
        await press(pilot, "escape")
        assert not pilot.app.screen.is_modal
        await press(pilot, "question_mark", "slash", *"undo")
        text = screen_text(pilot)
        assert "Undo the last correction" in text
        assert "Next quote" not in text
        await press(pilot, *"zz")
        assert "No key has “undozz” in it." in screen_text(pilot)
        await press(pilot, "escape", "escape")
        assert not pilot.app.screen.is_modal


@pytest.mark.parametrize(("there", "back"), [("space", "b"), ("d", "u"), ("G", "g")])
async def test_cards_and_the_help_page_like_the_article(opened: Open, there: str, back: str) -> None:
    async with opened(80, 24) as pilot:
        await press(pilot, "question_mark")
        frame = pilot.app.screen.query_one(VerticalScroll)
        await press(pilot, there)
        assert frame.scroll_offset.y > 2
        await press(pilot, back)
        assert frame.scroll_offset.y == 0
        await press(pilot, "escape", "3")
        listing = pilot.app.focused
        assert isinstance(listing, PickList)
        first = listing.cursor_key
        await press(pilot, there)
        assert listing.listed.index(listing.cursor_key) > 2
        await press(pilot, back)
        assert listing.cursor_key == first


@pytest.mark.parametrize("columns", [80, 60])
async def test_the_help_wraps_in_columns(opened: Open, columns: int) -> None:
    async with opened(columns, 40) as pilot:
        await press(pilot, "question_mark", "slash", *"page behind")
        rows = screen_text(pilot).splitlines()
        first = next(number for number, row in enumerate(rows) if "Read the page" in row)
        place = rows[first].index("Read")
        assert rows[first + 1][:place].strip("│ ") == ""
        assert rows[first + 1][place:].startswith(("place", "here"))
        await press(pilot, "escape", "escape", "question_mark", "G")
        rows = screen_text(pilot).partition("In two minutes")[2].splitlines()[1:]
        steps = [row.partition("│")[2].rstrip("│▁▂▃▄▅▆▇ ") for row in rows if row.startswith("│") or " │" in row]
        assert all(re.match(r" {4,5}\d+\. | {8}\S", step) for step in steps if step)


async def test_a_quote_in_parts_is_listed_without_the_marks_around_each() -> None:
    text = "Ferry waits for wind\n\n“We wait for it,” said Mara Okafor on the pier, “and we hope.”\n"
    reading = Reading(document=annotate_document(parse_document(Raw("ferry.txt", text.encode()))))
    async with ReaderApp([reading], Settings()).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        items = pilot.app.screen.query_one(QuoteList).items()
        (lines,) = (item.lines for item in items if isinstance(item.key, QuoteKey))
        assert list(lines)[-1].left == "We wait for it, … and we hope."


async def test_reported_speech_is_open_where_there_is_nothing_else(opened: Open, annotated: Document) -> None:
    reported = tuple(replace(quote, kind=QuoteKind.INDIRECT) for quote in annotated.quotes)
    async with opened() as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ArticleScreen)
        document = replace(annotated, quotes=reported)
        screen.reading.take(ReadingProgress(document, has_findings=True, is_last=True))
        await pilot.pause()
        assert {QuoteKey(quote.id) for quote in reported} <= set(listed(pilot, QuoteList))


@pytest.mark.parametrize(("key", "told"), [("s", "Sorting is for lists"), ("f", "Filtering is for lists")])
async def test_keys_of_lists_say_in_the_article_that_they_need_one(opened: Open, key: str, told: str) -> None:
    async with opened() as pilot:
        await press(pilot, key)
        assert told in said(pilot)
        await press(pilot, "2", key)
        assert told not in said(pilot)
