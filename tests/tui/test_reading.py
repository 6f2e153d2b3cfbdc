"""The reading screen, driven by its keys."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events
from textual.command import Command, CommandList
from textual.pilot import Pilot
from textual.widgets import Input, LoadingIndicator

import reader.annotate
from reader.base.values import replace
from reader.errors import AnalysisFailed
from reader.library.anchors import anchor_point
from reader.library.identity import Origin
from reader.library.store import Store
from reader.model.document import Document
from reader.model.paragraphs import Paragraphs
from reader.model.raw import Raw
from reader.page.item_keys import EntityKey, PartKey, QuoteKey, SpeakerKey
from reader.page.status_text import StatusText
from reader.page.typeset import PageFlows
from reader.pipeline import parse_document
from reader.session.reading import Reading
from reader.session.worker import Analysis, ReadingProgress
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.palette import Palette
from reader.tui.screens.article.screen import ArticleScreen
from reader.tui.screens.card import CardScreen
from reader.tui.screens.help import HelpScreen
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.entity_list import EntityList
from reader.tui.widgets.extras import Extras
from reader.tui.widgets.find_bar import FindBar
from reader.tui.widgets.lines import StatusLine, TopLine
from reader.tui.widgets.quote_list import QuoteList
from tests.tui.conftest import (
    PATIENCE,
    Open,
    found_in,
    press,
    said,
    screen_of,
    screen_text,
    settle,
    until,
    view_of,
    wait_for,
)


async def test_the_article_is_there_before_the_names(
    plain: Document, annotated: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = threading.Event()

    def slow(document: Document, engine: str | None) -> Document:
        may_go_on.wait(PATIENCE)
        return annotated

    monkeypatch.setattr(reader.annotate, "annotate", slow)
    async with ReaderApp([Reading(document=plain)], Settings()).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        before = screen_text(pilot)
        assert "Finding names and quotes" in before
        assert "closed the gate at dawn" in before
        may_go_on.set()
        await settle(pilot)
        after = screen_text(pilot)
        assert "Mara Okafor" in after
        assert [line[:70] for line in after.splitlines()[1:30]] == [line[:70] for line in before.splitlines()[1:30]]


async def test_brackets_in_the_article_are_drawn_literally(opened: Open) -> None:
    async with opened() as pilot:
        assert screen_text(pilot).count("Lowmere [North] port stands still") == 2, "in the top line and on the page"


@pytest.mark.parametrize(("width", "shown"), [(59, set()), (80, set()), (120, {"quotes"}), (200, {"who", "quotes"})])
async def test_panels_are_docked_if_there_is_room(opened: Open, width: int, shown: set[str]) -> None:
    async with opened(width) as pilot:
        assert {panel for panel in ("who", "quotes") if pilot.app.screen.query_one(f"#{panel}").display} == shown


async def test_a_panel_covers_a_narrow_screen_and_a_pick_closes_it(opened: Open) -> None:
    async with opened(80, 24) as pilot:
        column = view_of(pilot).page.width
        await press(pilot, "1")
        assert pilot.app.screen.query_one("#who").display
        assert view_of(pilot).page.width == column, "the article stays where it is underneath"
        await press(pilot, "enter")
        assert not pilot.app.screen.query_one("#who").display
        assert view_of(pilot).has_focus
        assert "Mara Okafor  1/2 mentions" in screen_text(pilot)


async def test_enter_on_a_name_highlights_its_mentions_and_n_steps_through(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "1", "enter", "n")
        trail = view_of(pilot).reading.trail
        assert trail is not None
        assert trail.label == "Mara Okafor  2/2 mentions"
        await press(pilot, "N", "N")
        assert view_of(pilot).reading.trail == trail
        await press(pilot, "escape", "escape")
        assert view_of(pilot).reading.trail is None


async def test_brackets_step_through_quotes_and_backspace_goes_back(opened: Open) -> None:
    async with opened(80, 24) as pilot:
        view = view_of(pilot)
        await press(pilot, "G")
        bottom = view.scroll_offset.y
        assert bottom > 0
        await press(pilot, "g", "right_square_bracket", "right_square_bracket")
        assert view.reading.trail is not None
        assert view.reading.trail.label == "Quotes  2/2"
        assert "a voice said in the dark" in screen_text(pilot)
        await press(pilot, "backspace")
        assert view.scroll_offset.y == 0


async def test_a_mention_in_a_caption_brings_the_caption_into_the_text(opened: Open) -> None:
    async with opened() as pilot:
        assert "Cranes at rest" not in screen_text(pilot)
        pilot.app.screen.query_one(EntityList).mark(EntityKey("e2"))
        await press(pilot, "1", "enter")
        assert "Cranes at rest" in screen_text(pilot)
        await press(pilot, "a")
        assert "Cranes at rest" not in screen_text(pilot)


async def test_resizing_keeps_the_paragraph_on_top(opened: Open) -> None:
    async with opened(120, 30) as pilot:
        view = view_of(pilot)
        await press(pilot, "space", "j")
        anchor = view.top_offset
        for width, height in ((64, 20), (200, 50), (45, 12), (120, 30)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            row = view.page.row(view.scroll_offset.y)
            assert row is not None
            assert row.start <= anchor <= max(row.end, row.start), "what was on top is on top"


@pytest.mark.parametrize("size", [(20, 5), (39, 8), (45, 12), (59, 9), (80, 24), (300, 90)])
async def test_every_size_shows_the_text(opened: Open, size: tuple[int, int]) -> None:
    async with opened(*size) as pilot:
        assert "Lowmere" in screen_text(pilot)
        await press(pilot, "1", "2", "p", "c", "c", "z", "z", "G", "g", "question_mark", "escape", "escape")
        assert view_of(pilot).display


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_zen_leaves_the_headline_and_the_text(opened: Open, size: tuple[int, int]) -> None:
    async with opened(*size) as pilot:
        before = screen_text(pilot)
        await press(pilot, "z")
        top, *rows = screen_text(pilot).split("\n")
        assert "stands still" in top
        assert not [row for row in rows if "▏" in row or "Quotes" in row or "words" in row or "Captions" in row]
        assert view_of(pilot).size == (size[0], size[1] - 1)
        await press(pilot, "z")
        assert screen_text(pilot) == before


async def test_a_tiny_terminal_asks_for_more_room(opened: Open) -> None:
    async with opened(14, 3) as pilot:
        assert "More room," in screen_text(pilot)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Lowmere" in screen_text(pilot)


async def test_captions_and_comments_fold_out_and_in(opened: Open) -> None:
    async with opened() as pilot:
        assert "[+] Captions 1 (1 cut short) · comments: site note only" in screen_text(pilot)
        await press(pilot, "c")
        text = screen_text(pilot)
        for words in ("CUT SHORT at", "photo: Jo Lind", "Comments close after two days.", "Site furniture"):
            assert words in text
        assert pilot.app.screen.query_one(Extras).is_open
        await press(pilot, "c")
        assert not pilot.app.screen.query_one(Extras).is_open
        assert view_of(pilot).has_focus


async def test_find_highlights_matches_while_typing_and_escape_undoes_it(opened: Open) -> None:
    async with opened() as pilot:
        view = view_of(pilot)
        await press(pilot, "slash", *"voice")
        assert view.reading.trail is not None
        assert "1/1 hits" in screen_text(pilot)
        await press(pilot, "escape")
        assert view.reading.trail is None
        assert view.scroll_offset.y == 0
        assert not pilot.app.screen.query(FindBar)
        await press(pilot, "slash", *"zzz")
        assert "No match for “zzz”." in screen_text(pilot)
        await press(pilot, "escape", "slash", *"quay", "enter", "n")
        assert view.reading.trail is not None
        assert view.has_focus


async def test_slash_in_a_list_filters_it(opened: Open) -> None:
    async with opened(200, 50) as pilot:
        names = pilot.app.screen.query_one(EntityList)
        await press(pilot, "1", "slash", *"okaf", "enter")
        assert names.listed == [EntityKey("e1")]
        assert "every kind · “okaf”" in screen_text(pilot)
        await press(pilot, "escape")
        assert EntityKey("e2") in names.listed
        assert names.has_focus, "one thing at a time"
        await press(pilot, "slash", *"okaf", "enter", "slash", "escape")
        assert EntityKey("e2") in names.listed


async def test_the_filter_finds_folded_entries(opened: Open) -> None:
    async with opened(200, 50) as pilot:
        quotes = pilot.app.screen.query_one(QuoteList)
        assert QuoteKey("q3") not in quotes.listed
        await press(pilot, "2", "slash", *"little else")
        assert quotes.listed == [QuoteKey("q3")]


async def test_w_shows_the_evidence(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "right_square_bracket", "w")
        assert isinstance(pilot.app.screen, CardScreen)
        text = screen_text(pilot)
        assert "name and verb after the quote" in text
        assert "certain" in text
        await press(pilot, "escape", "1", "w")
        assert "surname" in screen_text(pilot)


async def test_y_copies_the_quote_under_the_cursor(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "right_square_bracket", "y")
        assert pilot.app.clipboard == "“We will hold this quay,” … “Until the last crane is paid for.”"


async def test_the_reported_group_unfolds(opened: Open) -> None:
    async with opened() as pilot:
        quotes = pilot.app.screen.query_one(QuoteList)
        assert QuoteKey("q3") not in quotes.listed
        quotes.mark(PartKey.REPORTS)
        await press(pilot, "2", "enter")
        assert QuoteKey("q3") in quotes.listed
        assert quotes.listed[0] == SpeakerKey(""), "what has no speaker comes first"


async def test_a_click_on_a_name_highlights_it(opened: Open) -> None:
    async with opened() as pilot:
        view = view_of(pilot)
        offset = view.document.entities[0].mentions[0].start
        row = view.page.row_of(offset)
        column = offset - (view.page.row(row) or pytest.fail("no row")).start + view._left
        await pilot.click(view, offset=(column, row))
        await pilot.pause()
        assert view.reading.trail is not None
        assert view.reading.trail.name == "Mara Okafor"


def place_of(view: ArticleView, offset: int) -> tuple[int, int]:
    """Where a code point is drawn, in cells of the view."""
    number = view.page.row_of(offset)
    row = view.page.row(number)
    assert row is not None
    return offset - row.start + view._left, number - view.scroll_offset.y


async def test_a_click_on_a_highlighted_name_shows_its_card(opened: Open) -> None:
    async with opened() as pilot:
        view = view_of(pilot)
        place = place_of(view, view.document.entities[0].mentions[0].start)
        await pilot.click(view, offset=place)
        await pilot.pause()
        assert not pilot.app.screen.is_modal
        view.screen.post_message(ArticleView.Picked(view.document.entities[0].mentions[0].start))
        await pilot.pause()
        assert isinstance(pilot.app.screen, CardScreen)


async def test_two_clicks_select_a_word_and_three_its_paragraph(opened: Open) -> None:
    async with opened() as pilot:
        view = view_of(pilot)
        place = place_of(view, view.document.text.index("closed the gate") + 2)
        await pilot.click(view, offset=place, times=2)
        await pilot.pause()
        assert view.reading.selecting is not None
        assert view.reading.selecting.words(view.document) == "closed"
        assert "Selected 1 word" in screen_text(pilot)
        await pilot.click(view, offset=place, times=3)
        await pilot.pause()
        words = view.reading.selecting.words(view.document)
        assert "closed the gate at dawn" in words
        assert words.endswith(".")
        await press(pilot, "escape")
        assert view.reading.selecting is None


async def test_dragging_selects_words_as_in_the_article(opened: Open) -> None:
    async with opened() as pilot:
        view = view_of(pilot)
        left = view._left
        row = view.page.row_of(view.document.text.index("Union"))
        await pilot.mouse_down(view, offset=(left, row))
        await pilot.hover(view, offset=(left + 30, row + 1))
        await pilot.mouse_up(view, offset=(left + 30, row + 1))
        await pilot.pause()
        selected = pilot.app.screen.get_selected_text()
        assert selected is not None
        assert selected.startswith("LOWMERE — Union secretary")
        assert "\n" not in selected


async def test_help_lists_every_binding(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        assert "How to read here" in screen_text(pilot)
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, ArticleScreen)


async def test_the_palette_does_what_keys_do(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "colon", *"zen")
        await until(pilot, "Only the article (z)")
        await press(pilot, "enter")
        await settle(pilot)
        assert pilot.app.screen.has_class("zen")


async def test_nothing_that_comes_late_breaks_the_palette(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "colon")
        palette = pilot.app.screen
        assert isinstance(palette, Palette)
        palette.post_message(events.Click(palette, 0, 0, 0, 0, 1, False, False, False, screen_x=999, screen_y=999))
        await pilot.pause()
        assert isinstance(pilot.app.screen, Palette), "it stays open"
        await palette.query(LoadingIndicator).remove()
        palette._show_busy = not palette._show_busy
        await palette.query(CommandList).remove()
        palette._list_visible = not palette._list_visible
        await pilot.pause()
        assert pilot.app.is_running


async def test_the_palette_goes_to_a_person(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "colon")
        await press(pilot, *"mara")
        await wait_for(pilot, lambda: pilot.app.screen.query_one(CommandList).option_count == 1)
        await press(pilot, "enter")
        await wait_for(pilot, lambda: isinstance(pilot.app.screen, ArticleScreen))
        await settle(pilot)
        trail = view_of(pilot).reading.trail
        assert trail is not None
        assert trail.name == "Mara Okafor"


async def test_the_palette_shows_names_of_one_kind(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "colon", *"people")
        await wait_for(pilot, lambda: "People" in [str(hit.hit.text) for hit in hits(pilot)])
        await press(pilot, "enter")
        await wait_for(pilot, lambda: isinstance(pilot.app.screen, ArticleScreen))
        await settle(pilot)
        listing = pilot.app.screen.query_one(EntityList)
        assert listing.has_focus
        assert listing.arrangement.endswith("people")


async def test_a_column_as_wide_as_the_window_says_so(opened: Open) -> None:
    async with opened(80, 20) as pilot:
        view = view_of(pilot)
        await press(pilot, "plus", "plus")
        assert said(pilot) == f"The window has room for {view.room} columns."
        assert view.measure == view.page.width == view.room
        await press(pilot, "minus")
        assert said(pilot) == f"{view.room - 4} columns"


def hits(pilot: Pilot[int]) -> list[Command]:
    """What the palette offers, in its order."""
    entries = pilot.app.screen.query_one(CommandList)
    found = [entries.get_option_at_index(index) for index in range(entries.option_count)]
    return [entry for entry in found if isinstance(entry, Command)]


async def test_with_nothing_typed_the_palette_lists_commands(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "colon")
        await until(pilot, "Change theme")
        assert "Mara Okafor" not in [str(hit.hit.text) for hit in hits(pilot)]


async def test_commands_come_before_names_and_quotes(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "colon", *"mar")
        await wait_for(pilot, lambda: len(hits(pilot)) > 2)
        found = [str(hit.hit.text) for hit in hits(pilot)]
        assert found[0] == "Mark"
        assert found.index("Mara Okafor") > found.index("Mark")


async def test_scattered_letters_match_nothing(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "colon", *"mkr")
        await until(pilot, "No matches found")


@pytest.mark.parametrize("typed", ["q", "q!", "quit", "wq"])
async def test_a_vim_user_can_leave(opened: Open, typed: str) -> None:
    async with opened() as pilot:
        await press(pilot, "colon", *typed, "enter")
        await wait_for(pilot, lambda: not pilot.app.is_running)


@pytest.mark.parametrize(("typed", "paragraph"), [("3", 3), ("0", 0), ("999", None), ("100%", None), ("0%", 0)])
async def test_a_place_can_be_typed(opened: Open, typed: str, paragraph: int | None) -> None:
    async with opened(80, 24) as pilot:
        await press(pilot, "colon", *typed, "enter")
        await wait_for(pilot, lambda: isinstance(pilot.app.screen, ArticleScreen))
        await settle(pilot)
        view = view_of(pilot)
        if paragraph is None:
            assert view.progress == 1
        else:
            assert Paragraphs(view.document).number_at(view.top_offset) == paragraph


async def test_the_article_is_written_to_a_file_that_is_typed(opened: Open, tmp_path: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "colon")
        pilot.app.screen.query_one(Input).value = f"w {tmp_path / 'a.md'}"
        await press(pilot, "enter")
        await until(pilot, "Wrote")
        assert (tmp_path / "a.md").read_text().startswith("# ")


async def test_q_closes_the_panel_then_quits(opened: Open) -> None:
    async with opened(80, 24) as pilot:
        await press(pilot, "2", "q")
        assert not pilot.app.screen.query_one("#quotes").display
        assert pilot.app.is_running
        await press(pilot, "q")
        assert pilot.app.return_code == 0


async def test_ctrl_c_shows_how_to_quit_and_then_quits(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+c")
        assert pilot.app.is_running
        await press(pilot, "ctrl+c")
        assert pilot.app.return_code == 130


async def test_parentheses_step_through_several_articles(opened: Open) -> None:
    async with opened(copies=2) as pilot:
        assert pilot.app.screen.query_one(TopLine).left.startswith("1 of 2")
        await press(pilot, "right_parenthesis")
        await settle(pilot)
        assert pilot.app.screen.query_one(TopLine).left.startswith("2 of 2")
        await press(pilot, "right_parenthesis")
        assert pilot.app.screen.query_one(TopLine).left.startswith("2 of 2")


async def test_a_document_without_names_or_quotes_shows_a_notice(
    plain: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader.annotate, "annotate", lambda document, engine: document)
    from reader.base.values import replace

    nameless = replace(plain, metadata=replace(plain.metadata, authors=()))
    async with ReaderApp([Reading(document=nameless)], Settings()).run_test(size=(200, 50)) as pilot:
        await settle(pilot)
        text = screen_text(pilot)
        assert EntityList.NOTHING in text
        assert QuoteList.NOTHING in text
        assert "Quotes 0" in text


async def test_a_failed_analysis_leaves_the_article_readable(plain: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: Document, engine: str | None) -> Document:
        raise ValueError("no model")

    monkeypatch.setattr(reader.annotate, "annotate", fail)
    async with ReaderApp([Reading(document=plain)], Settings()).run_test(size=(120, 40)) as pilot:
        await until(pilot, "could not be found")
        await until(pilot, "ValueError: no model")
        assert "closed the gate at dawn" in screen_text(pilot)


async def test_the_lines_show_known_and_missing_facts(opened: Open) -> None:
    async with opened() as pilot:
        assert pilot.app.screen.query_one(StatusLine).left == "file · no date found · Ana Reyes · 1,099 words"
        top = pilot.app.screen.query_one(TopLine)
        assert top.right.startswith("¶ 1/24 ")
        await press(pilot, "p")
        assert top.right.startswith("Who 3 · Quotes 2 · ¶ 1/24 ")


async def test_drawn_rows_are_cached_until_their_look_changes(opened: Open) -> None:
    async with opened() as pilot:
        view = view_of(pilot)
        view.render_line(3)
        hits = view._strips.hits
        view.render_line(3)
        assert view._strips.hits == hits + 1
        misses = view._strips.misses
        await press(pilot, "1", "enter")
        view.render_line(view.page.row_of(view.document.entities[0].mentions[0].start))
        assert view._strips.misses > misses


async def test_a_long_article_is_shown_before_all_of_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    paragraphs = [f"Paragraph {number} of the long wait, told by those who stood in it. " * 4 for number in range(2000)]
    raw = Raw("wait.txt", "\n\n".join(["The long wait", *paragraphs]).encode())
    go_on = threading.Event()
    progress = Analysis.progress

    def wait(analysis: Analysis) -> Iterator[ReadingProgress]:
        go_on.wait(PATIENCE)
        yield from progress(analysis)

    monkeypatch.setattr(Analysis, "progress", wait)
    async with ReaderApp([Reading(raw)], Settings()).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "Paragraph 3" in screen_text(pilot)
        assert pilot.app.screen.query_one(StatusLine).right == "reading on…"
        view = view_of(pilot)
        beginning = len(view.document.text)
        await press(pilot, "G")
        place = view.top_offset
        go_on.set()
        await settle(pilot)
        assert len(view.document.text) > 4 * beginning
        assert view.top_offset == place
        await press(pilot, "G")
        assert "Paragraph 1999" in screen_text(pilot)


async def test_a_long_article_resumes_at_its_place() -> None:
    paragraphs = [f"Paragraph {number} of the long wait, told by those who stood in it. " * 4 for number in range(2000)]
    raw = Raw("wait.txt", "\n\n".join(["The long wait", *paragraphs]).encode())
    place = parse_document(raw).text.index("Paragraph 1000 of")
    store = Store.off()
    article = store.begin(Origin.of(raw), "The long wait", 1.0)
    assert article is not None
    store.set_place(article, anchor_point(parse_document(raw).text, place), 1.0)
    async with ReaderApp([Reading(raw)], Settings(resume=True), store).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert view_of(pilot).top_offset == place
    async with ReaderApp([Reading(raw)], Settings(), store).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert said(pilot).startswith("You left at ")
        await press(pilot, "backspace")
        assert view_of(pilot).top_offset == place


async def test_the_search_in_a_long_article_continues_until_left(monkeypatch: pytest.MonkeyPatch) -> None:
    days = [f"“We will hold this quay,” Mara Okafor said on day {day} of the strike." for day in range(3000)]
    raw = Raw("wait.txt", "\n\n".join(["The long wait", *days]).encode())
    progress, end = Analysis.progress, Analysis.stop
    stopped = threading.Event()

    def all_but_the_last(analysis: Analysis) -> Iterator[ReadingProgress]:
        for found in progress(analysis):
            if found.is_last:
                stopped.wait(PATIENCE)
                return
            yield found

    def stop(analysis: Analysis) -> None:
        end(analysis)
        stopped.set()

    monkeypatch.setattr(Analysis, "progress", all_but_the_last)
    monkeypatch.setattr(Analysis, "stop", stop)
    async with ReaderApp([Reading(raw)], Settings()).run_test(size=(120, 40)) as pilot:
        view, status = view_of(pilot), pilot.app.screen.query_one(StatusLine)
        await until(pilot, "Esc stops")
        await press(pilot, "2", "enter", "escape", "escape")  # leaves the list and the trail
        assert not stopped.is_set()
        assert view.reading.trail is None
        await press(pilot, "escape")
        assert stopped.is_set()
        assert "Esc stops" not in status.right
        assert 0 < len(view.document.quotes) < 3000


async def test_a_trail_grows_with_the_findings(opened: Open, annotated: Document) -> None:
    async with opened(120, 40) as pilot:
        view = view_of(pilot)
        some = replace(
            annotated, entities=tuple(replace(entity, mentions=entity.mentions[:1]) for entity in annotated.entities)
        )
        pilot.app.screen.post_message(found_in(some, is_last=False))
        await press(pilot, "1", "enter")
        assert view.reading.trail is not None
        few, place = len(view.reading.trail.stops), view.reading.trail.current.span
        pilot.app.screen.post_message(found_in(annotated))
        await pilot.pause()
        assert len(view.reading.trail.stops) > few
        assert view.reading.trail.current.span == place


async def test_the_counts_stay_while_the_rest_of_a_long_article_arrives(opened: Open, plain: Document) -> None:
    async with opened(120, 40) as pilot:
        counts = "Who 3  Quotes 2"
        assert counts in screen_text(pilot)
        pilot.app.screen.post_message(
            ArticleScreen.Stepped(
                ReadingProgress(plain, has_findings=False, is_last=False), StatusText(plain), PageFlows(plain)
            )
        )
        await pilot.pause()
        assert counts in screen_text(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_panel_requested_while_empty_is_focused_when_it_fills(
    size: tuple[int, int], opened: Open, plain: Document, annotated: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.tui.counts.DIGIT_GAP", 0)  # a second 2 is no number with the first

    async def fill(found: Document, is_last: bool) -> None:
        pilot.app.screen.post_message(found_in(found, is_last))
        await settle(pilot)

    async with opened(*size) as pilot:
        await fill(plain, is_last=False)
        await press(pilot, "2")
        assert screen_text(pilot).count("Finding names and quotes…") == 2, "in the status line too"
        assert "No quotations" not in screen_text(pilot), "nobody knows that yet"
        if size[0] < 100:
            await press(pilot, "2")
            assert screen_text(pilot).count("Finding names and quotes…") == 1, "a second time leaves it"
            await press(pilot, "2")
        await fill(annotated, is_last=True)
        assert isinstance(pilot.app.focused, QuoteList)
    async with opened(*size) as pilot:
        await fill(plain, is_last=False)
        await press(pilot, "2", "j", "j")
        assert view_of(pilot).scroll_y == 2, "it is read on under the panel"
        await fill(annotated, is_last=True)
        assert pilot.app.focused is view_of(pilot), "one has read on"


async def test_an_analysis_stopped_early_shows_a_notice(opened: Open, plain: Document) -> None:
    async with opened() as pilot:
        pilot.app.screen.post_message(found_in(plain, is_last=False))
        await settle(pilot)
        await press(pilot, "escape")
        assert "Finding names" not in screen_text(pilot)
        assert "Stopped before anything was found." in screen_text(pilot)


async def test_a_draft_is_refined_without_moving_anything(
    opened: Open, plain: Document, annotated: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(120, 40) as pilot:
        pilot.app.screen.post_message(found_in(replace(annotated, quotes=()), is_last=False, is_draft=True))
        await settle(pilot)
        assert "Refining names and quotes…" in screen_text(pilot)
        assert "Esc stops" not in screen_text(pilot), "it takes no time"
        await press(pilot, "1", "j")
        key = pilot.app.screen.reading.key  # type: ignore[attr-defined]
        before = view_of(pilot).scroll_offset
        pilot.app.screen.post_message(found_in(annotated))
        await settle(pilot)
        assert "Refining" not in screen_text(pilot)
        assert (pilot.app.screen.reading.key, view_of(pilot).scroll_offset) == (key, before)  # type: ignore[attr-defined]
        assert said(pilot) == "", "what is highlighted stays named in the status line"
        assert "Quotes 2" in screen_text(pilot)


async def test_a_draft_that_cannot_be_refined_stays(opened: Open, annotated: Document, notices: list[str]) -> None:
    async with opened(120, 40) as pilot:
        screen = screen_of(pilot)
        screen.post_message(found_in(annotated, is_last=False, is_draft=True))
        await settle(pilot)
        screen.post_message(screen.Failed(AnalysisFailed("the strong engine cannot be loaded")))
        await settle(pilot)
        assert notices == ["Names and quotes are those of the fast engine: the strong engine cannot be loaded"]
        await press(pilot, "2")
        assert "Refining" not in screen_text(pilot)
        assert "could not be found" not in screen_text(pilot)
        assert "It is over" in screen_text(pilot)


async def test_that_it_is_refined_is_said(opened: Open, annotated: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.tui.screens.article.status.MAX_QUICKLY_REFINED", 10)
    async with opened(120, 40) as pilot:
        pilot.app.screen.post_message(found_in(annotated, is_last=False, is_draft=True))
        await settle(pilot)
        assert "Refining names and quotes… Esc stops" in screen_text(pilot)
        pilot.app.screen.post_message(found_in(annotated))
        await settle(pilot)
        assert said(pilot) == "Names and quotes are refined."


async def test_no_notice_claims_that_there_are_no_quotes_too_early(opened: Open, plain: Document) -> None:
    async with opened() as pilot:
        for is_last, says in ((False, "Finding names and quotes…"), (True, QuoteList.NOTHING)):
            pilot.app.screen.post_message(found_in(plain, is_last))
            await settle(pilot)
            await press(pilot, "right_square_bracket")
            assert said(pilot) == says
