"""The text, the lists and the status line show one cursor, and keys act on it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.geometry import Region
from textual.pilot import Pilot

import reader.annotate
from reader.base.values import replace
from reader.model.annotation import FactKind, QuoteKind
from reader.model.document import Document
from reader.model.raw import Raw
from reader.page.item_keys import CaptionKey, EntityKey, FactKey, PartKey, QuoteKey, SpeakerKey
from reader.pipeline import parse_document
from reader.session.reading import Reading
from reader.session.worker import ReadingProgress
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.screens.article.screen import ArticleScreen
from reader.tui.screens.card import CardScreen
from reader.tui.widgets.entity_list import EntityList
from reader.tui.widgets.extras import Extras
from reader.tui.widgets.fact_list import FactList
from reader.tui.widgets.lines import StatusLine
from reader.tui.widgets.pick_list import PickList
from reader.tui.widgets.quote_list import QuoteList
from tests.tui.conftest import Open, found_in, press, said, screen_text, settle, view_of


def named(pilot: Pilot[int]) -> str:
    """The name in the status line."""
    return pilot.app.screen.query_one(StatusLine).left


async def test_a_step_in_the_article_moves_the_cursor_of_the_list(opened: Open) -> None:
    async with opened() as pilot:
        quotes = pilot.app.screen.query_one(QuoteList)
        await press(pilot, "2", "j")
        assert quotes.cursor_key == QuoteKey("q4")
        await press(pilot, "]")
        assert quotes.cursor_key == QuoteKey("q1"), "the list has the keys and follows all the same"
        assert named(pilot) == "Quotes  1/2"
        await press(pilot, "y")
        assert pilot.app.clipboard.startswith("“We will hold this quay,”"), "what is highlighted, not another row"


async def test_the_row_of_the_highlight_is_seen_in_a_list_that_never_had_the_focus(opened: Open) -> None:
    def grounds() -> set[object]:
        strips = quotes.render_lines(Region(0, 0, *quotes.size))
        return {segment.style.bgcolor for strip in strips for segment in strip if segment.style}

    async with opened() as pilot:
        quotes = pilot.app.screen.query_one(QuoteList)
        before = grounds()
        await press(pilot, "]")
        marked = grounds() - before
        assert len(marked) == 1
        await press(pilot, "escape")
        assert grounds() == before


async def test_a_list_opens_on_the_highlight_and_marks_it_before(opened: Open) -> None:
    async with opened() as pilot:
        quotes = pilot.app.screen.query_one(QuoteList)
        await press(pilot, "]", "]")
        assert quotes.cursor_key == QuoteKey("q4")
        assert not quotes.has_focus
        await press(pilot, "2")
        assert quotes.has_focus
        assert quotes.cursor_key == QuoteKey("q4")
        assert named(pilot) == "Quotes  2/2"
        await press(pilot, "escape", "escape")
        assert quotes.cursor_key is None, "nothing is highlighted, so no row is marked"
        await press(pilot, "2")
        assert quotes.cursor_key == QuoteKey("q4"), "it opens where it was left"


async def test_opening_a_list_highlights_its_entry_without_scrolling_the_article(opened: Open) -> None:
    async with opened() as pilot:
        view = view_of(pilot)
        await press(pilot, "G", "1")
        bottom = view.scroll_offset.y
        assert bottom > 0
        assert view.reading.key == EntityKey("e1")
        assert named(pilot) == "Mara Okafor  1/2 mentions"
        assert view.scroll_offset.y == bottom


async def test_the_article_follows_the_cursor_of_the_list_and_backspace_returns(opened: Open) -> None:
    async with opened() as pilot:
        view = view_of(pilot)
        await press(pilot, "2", "j")
        assert view.reading.key == QuoteKey("q4")
        far = view.scroll_offset.y
        assert far > 0, "the quote is shown"
        await press(pilot, "j", "k")
        assert view.scroll_offset.y == far
        await press(pilot, "escape", "backspace")
        assert view.scroll_offset.y == 0, "where it stood before the list was walked"


async def test_moving_through_entries_set_aside_unfolds_nothing(opened: Open) -> None:
    async with opened() as pilot:
        view = view_of(pilot)
        await press(pilot, "c", "j")
        assert pilot.app.screen.query_one(Extras).listing.cursor_key is PartKey.COMMENTS
        assert not view.show_aside
        await press(pilot, "k", "enter")
        assert view.reading.key == CaptionKey(0)
        assert view.show_aside, "one wants to see it in its place"
        await press(pilot, "escape", "escape")
        assert not view.show_aside, "nobody asked for more than that"


async def test_a_click_marks_the_row_too(opened: Open) -> None:
    async with opened(200, 50) as pilot:
        view = view_of(pilot)
        row = view.page.row_of(view.document.quotes[0].content[0].start)
        await pilot.click(view, offset=(view.size.width // 2 - 36 + 4, row))
        await pilot.pause()
        assert pilot.app.screen.query_one(QuoteList).cursor_key == QuoteKey("q1")
        assert pilot.app.screen.query_one(EntityList).cursor_key is None


COPIED = {
    "a speaker": ("2", SpeakerKey("e1"), "“We will hold this quay,” … “Until the last crane is paid for.”"),
    "a quote": ("2", QuoteKey("q4"), "“It is over,”"),
    "a name": ("1", EntityKey("e1"), "Mara Okafor"),
}


@pytest.mark.parametrize(("panel", "key", "words"), COPIED.values(), ids=COPIED.keys())
async def test_y_copies_what_the_row_shows(panel: str, key: object, words: str, opened: Open) -> None:
    async with opened() as pilot:
        listing = pilot.app.screen.query_one(QuoteList if panel == "2" else EntityList)
        listing.mark(key)
        await press(pilot, panel, "y")
        assert pilot.app.clipboard == words


async def test_all_quotes_of_a_speaker_are_cited_one_by_one(opened: Open) -> None:
    async with opened() as pilot:
        pilot.app.screen.query_one(QuoteList).mark(SpeakerKey("e1"))
        await press(pilot, "2", "Y")
        assert "— Mara Okafor, Union secretary, said" in pilot.app.clipboard
        await press(pilot, "1", "Y")
        assert pilot.app.clipboard.startswith("Mara Okafor, Union secretary\n")
        assert pilot.app.clipboard.endswith("Named in ¶ 1, 2")


FERRY = """\
# Ferry waits for wind

On 4 March 2025 the council [met again](https://averil.example/council). See [below](#the-end) or
[write](mailto:post@averil.example); [nobody](#gone) knows.

{filler}

## The end

It came at dawn.
""".replace("{filler}", "\n\n".join(f"Day {day} brought no wind, and nobody spoke of it." for day in range(40)))


@pytest.fixture
def ferry() -> Document:
    return parse_document(Raw("ferry.md", FERRY.encode()))


async def on_link(pilot: Pilot[int], number: int) -> None:
    """Move the cursor to this link in the list of facts."""
    await settle(pilot)
    facts = pilot.app.screen.query_one(FactList)
    links = [key for key in facts.listed if isinstance(key, FactKey) and key.kind is FactKind.LINK]
    facts.mark(links[number])
    await press(pilot, "3")


async def test_y_copies_the_address_of_a_link(ferry: Document) -> None:
    async with ReaderApp([Reading(document=ferry)], Settings()).run_test(size=(120, 40)) as pilot:
        await on_link(pilot, 0)
        await press(pilot, "y")
        assert pilot.app.clipboard == "https://averil.example/council"


async def test_a_link_within_the_page_leads_to_its_place_and_back(ferry: Document) -> None:
    async with ReaderApp([Reading(document=ferry)], Settings()).run_test(size=(120, 20)) as pilot:
        await on_link(pilot, 1)
        view = view_of(pilot)
        await press(pilot, "O")
        assert view.top_offset <= ferry.text.index("The end") < view.bottom_offset
        assert view.scroll_offset.y > 0
        await press(pilot, "backspace")
        assert view.scroll_offset.y == 0


LINKS_THAT_LEAD_NOWHERE = {
    "a mail": (2, "mailto:post@averil.example cannot be read here: y copies it."),
    "a place that is not there": (3, "There is no such place in this article."),
}


@pytest.mark.parametrize(("number", "says"), LINKS_THAT_LEAD_NOWHERE.values(), ids=LINKS_THAT_LEAD_NOWHERE.keys())
async def test_a_link_that_cannot_be_followed_says_why(number: int, says: str, ferry: Document) -> None:
    async with ReaderApp([Reading(document=ferry)], Settings()).run_test(size=(120, 40)) as pilot:
        await on_link(pilot, number)
        await press(pilot, "O")
        assert said(pilot) == says
        assert isinstance(pilot.app.screen, ArticleScreen)


async def test_a_link_that_cannot_be_followed_shows_the_reason(
    ferry: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "# Row\n\n“It is over,” said [Mara Okafor](https://averil.example/okafor), who left.\n"
    document = parse_document(Raw("https://averil.example/row", text.encode(), media_type="text/markdown"))
    addresses: list[str] = []
    app = ReaderApp([Reading(document=document, source=document.source.uri)], Settings())
    monkeypatch.setattr(app, "open_url", addresses.append)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "]", "o")
    assert addresses == ["https://averil.example/row"]


NOTHING: Sequence[tuple[str, str]] = (
    ("y", "Nothing to copy: v selects a sentence."),
    ("Y", "Nothing to copy: v selects a sentence."),
    ("w", "Nothing to ask about: go to a name or a quote first."),
    ("x", "Nothing to hide: go to a name or a quote first."),
    ("M", "Nothing to merge: go to a name first."),
    ("S", "Nothing to split: go to a mention of a name first."),
    ("r", "Nothing to rename: go to a name first."),
    ("O", "Nothing to follow: go to a link first, 3 lists them."),
    ("n", "Nothing is highlighted: pick a name or a quote first."),
    ("U", "Nothing to undo."),
)


@pytest.mark.parametrize(("key", "says"), NOTHING)
async def test_without_anything_to_act_on_there_is_a_message(
    key: str, says: str, opened: Open, notices: list[str]
) -> None:
    async with opened() as pilot:
        await press(pilot, key)
        assert said(pilot) == says
        assert isinstance(pilot.app.screen, ArticleScreen)
        assert pilot.app.clipboard == ""
        assert not notices


async def test_the_highlight_can_be_corrected_from_the_article_too(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "]", "x")
        assert QuoteKey("q1") not in pilot.app.screen.query_one(QuoteList).listed
        assert said(pilot) == "Hidden: “We will hold this quay,”. U undoes it."
        assert view_of(pilot).reading.trail is None


async def test_undo_leads_back_to_the_target(opened: Open) -> None:
    async with opened() as pilot:
        quotes = pilot.app.screen.query_one(QuoteList)
        quotes.mark(QuoteKey("q1"))
        await press(pilot, "2", "x")
        assert quotes.has_focus
        assert QuoteKey("q1") not in quotes.listed
        assert quotes.cursor_key in quotes.listed, "what has taken its place"
        assert view_of(pilot).reading.key == quotes.cursor_key
        await press(pilot, "U")
        assert quotes.cursor_key == QuoteKey("q1")
        assert view_of(pilot).reading.key == QuoteKey("q1")
        assert said(pilot).startswith("Undone: hidden: “We will hold this quay,”")


async def test_a_search_replaces_a_selection_and_restores_it(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "v", "v", "slash", *"okafor")
        assert "1/2 hits" in named(pilot)
        await press(pilot, "escape")
        assert named(pilot).startswith("Selected 2")


async def test_what_a_search_has_unfolded_is_folded_afterwards(opened: Open) -> None:
    async with opened() as pilot:
        view = view_of(pilot)
        await press(pilot, "slash", *"newsletter", "enter")
        assert view.show_aside
        await press(pilot, "escape")
        assert not view.show_aside
        await press(pilot, "a", "slash", *"newsletter", "enter", "escape")
        assert view.show_aside, "one has asked for all of it"


async def test_a_card_leaves_the_cursor_where_it_was(opened: Open) -> None:
    async with opened() as pilot:
        quotes = pilot.app.screen.query_one(QuoteList)
        await press(pilot, "2", "j", "w")
        assert isinstance(pilot.app.screen, CardScreen)
        await press(pilot, "escape")
        assert quotes.has_focus
        assert quotes.cursor_key == QuoteKey("q4")
        assert view_of(pilot).reading.key == QuoteKey("q4")


async def test_reported_speech_has_its_own_trail(opened: Open, annotated: Document) -> None:
    async with opened() as pilot:
        quotes = pilot.app.screen.query_one(QuoteList)
        quotes.mark(PartKey.REPORTS)
        await press(pilot, "2")
        trail = view_of(pilot).reading.trail
        assert trail is not None
        assert [stop.key for stop in trail.stops] == [
            QuoteKey(quote.id) for quote in annotated.quotes if quote.kind is QuoteKind.INDIRECT
        ]
        await press(pilot, "n")
        assert quotes.cursor_key is PartKey.REPORTS, "folded, it stands for what is in it"


async def test_where_nobody_is_quoted_directly_the_quote_keys_walk_reported_speech(
    opened: Open, annotated: Document
) -> None:
    reported = tuple(replace(quote, kind=QuoteKind.INDIRECT) for quote in annotated.quotes)
    async with opened() as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ArticleScreen)
        quotes = screen.query_one(QuoteList)
        document = replace(annotated, quotes=reported)
        screen.reading.take(ReadingProgress(document, has_findings=True, is_last=False))
        await press(pilot, "]")
        assert screen.reading.trail is None, "direct quotes may be to come"
        screen.reading.take(ReadingProgress(document, has_findings=True, is_last=True))
        await settle(pilot)
        assert named(pilot) == f"Reported, no quote marks  1/{len(reported)}", "the key has waited"
        assert quotes.cursor_key == QuoteKey(reported[0].id)
        await press(pilot, "]", "]", "[")
        assert quotes.cursor_key == QuoteKey(reported[1].id)


async def test_every_list_of_the_screen_can_be_navigated_by_keys(
    opened: Open, annotated: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader.annotate, "annotate", lambda document, engine: annotated)
    async with opened(200, 50) as pilot:
        for key in ("1", "2", "3", "c"):
            await press(pilot, "escape", "escape", key)
            listing = pilot.app.focused
            assert isinstance(listing, PickList)
            listing.mark(listing.listed[0])
            seen = [listing.cursor_key]
            for _ in listing.listed[1:]:
                await press(pilot, "j")
                seen.append(listing.cursor_key)
                assert screen_text(pilot)
            assert seen == list(listing.listed)


async def test_a_speaker_stays_the_same_when_entity_ids_change(opened: Open, annotated: Document) -> None:
    async with opened() as pilot:
        reading = view_of(pilot).reading
        pilot.app.screen.query_one(QuoteList).mark(SpeakerKey("e1"))
        await press(pilot, "2")
        person, place = annotated.entities
        quotes = tuple(replace(q, speaker="e2") if q.speaker == "e1" else q for q in annotated.quotes)
        renamed = replace(annotated, entities=(replace(place, id="e1"), replace(person, id="e2")), quotes=quotes)
        pilot.app.screen.post_message(found_in(renamed))
        await settle(pilot)
        assert reading.key == SpeakerKey("e2")
        assert named(pilot).startswith("Mara Okafor")


async def test_what_a_search_restores_is_looked_up_again(opened: Open, annotated: Document) -> None:
    async with opened() as pilot:
        reading = view_of(pilot).reading
        await press(pilot, "1", "escape", "slash", *"quay")
        person, place = annotated.entities
        renamed = replace(annotated, entities=(replace(place, id="e1"), replace(person, id="e2")), quotes=())
        pilot.app.screen.post_message(found_in(renamed))
        await settle(pilot)
        await press(pilot, "escape")
        assert reading.key == EntityKey("e2")
        await press(pilot, "y")
        assert pilot.app.clipboard == "Mara Okafor"


async def test_sorting_keeps_the_cursor_on_the_highlight(opened: Open) -> None:
    async with opened() as pilot:
        quotes = pilot.app.screen.query_one(QuoteList)
        await press(pilot, "2", "G", "s")
        assert quotes.cursor_key == view_of(pilot).reading.key
        await press(pilot, "s", "b", "b")
        assert quotes.cursor_key == view_of(pilot).reading.key is not None


async def test_a_group_is_copied_as_a_whole(opened: Open) -> None:
    async with opened() as pilot:
        pilot.app.screen.query_one(QuoteList).mark(PartKey.SCARE_QUOTES)
        await press(pilot, "2", "y")
        assert pilot.app.clipboard == "“pause”"


async def test_a_name_leads_to_its_quotes_and_back(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "1", "2")
        assert view_of(pilot).reading.key == SpeakerKey("e1")
        await press(pilot, "1")
        assert view_of(pilot).reading.key == EntityKey("e1")


async def test_messages_are_shown_in_zen_too(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "z", "w")
        assert "Nothing to ask about" in screen_text(pilot)
