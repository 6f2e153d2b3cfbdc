"""Selecting by key: sentences, paragraphs, and copying the selection."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator

import pytest

import reader.annotate
from reader.base.values import replace
from reader.model.document import BlockKind, Document
from reader.model.raw import Raw
from reader.model.span import Span
from reader.page.selecting import Selecting, Unit, units_of
from reader.pipeline import parse_document
from reader.session.reading import Reading
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.widgets.lines import StatusLine
from tests.tui.conftest import PATIENCE, Open, press, screen_text, settle, view_of


def split(document: Document) -> Iterator[Span]:
    """Sentences that end with a full stop and a space, good enough here."""
    for block in document.blocks_of(BlockKind.PARAGRAPH):
        start = block.span.start
        while (stop := document.text.find(". ", start, block.span.end)) >= 0:
            yield Span(start, stop + 1)
            start = stop + 2
        yield Span(start, block.span.end)


@pytest.fixture
def annotated(annotated: Document) -> Document:
    return replace(annotated, sentences=tuple(split(annotated)))


def begun(document: Document, words: str) -> Selecting:
    paragraphs = [block.span for block in document.blocks_of(BlockKind.PARAGRAPH)]
    return Selecting.begin(units_of(document, paragraphs), paragraphs, document.text.index(words))


def test_it_grows_and_shrinks_by_sentences_and_turns_at_the_anchor(annotated: Document) -> None:
    selecting = begun(annotated, "Paragraph 3")
    assert selecting.words(annotated) == "Paragraph 3 of the long wait, told by those who stood in it."
    assert selecting.moved(1).label(annotated) == "Selected 2 sentences, 26 words"
    assert selecting.moved(1).moved(-1) == selecting
    back = selecting.moved(-1)
    assert back.words(annotated).startswith("Paragraph 2")
    assert back.words(annotated).count("\n\n") == 1
    assert back.growing_end.end < selecting.span.start
    assert selecting.moved(-10_000).span.start == selecting.units[0].start
    assert selecting.moved(10_000).span.end == selecting.units[-1].end


def test_it_grows_by_whole_paragraphs(annotated: Document) -> None:
    whole = begun(annotated, "Until the last").by_paragraph()
    assert whole.words(annotated).startswith("“We will hold")
    assert whole.words(annotated).endswith("paid for.”")
    more = whole.by_paragraph()
    assert more.words(annotated).endswith("say little else.")
    assert more.moved(10_000).by_paragraph().span == more.moved(10_000).span


def test_before_sentences_are_known_paragraphs_are_selected(plain: Document, annotated: Document) -> None:
    selecting = begun(plain, "Until the last")
    assert selecting.label(plain) == "Selected 1 paragraph, 16 words"
    other = begun(annotated, "Until the last")
    assert selecting.within(other.units, other.paragraphs).span == selecting.span


def reaches(document: Document, selecting: Selecting, *moves: tuple[Unit, int]) -> list[str]:
    """The selected words after each move."""
    found = []
    for unit, by in moves:
        selecting = selecting.moved_by(unit, by, document)
        found.append(selecting.words(document))
    return found


def made(text: str, sentences: Iterable[str]) -> tuple[Document, Selecting]:
    document = parse_document(Raw("a.txt", text.encode()))
    spans = tuple(Span(at, at + len(one)) for one in sentences for at in [document.text.index(one)])
    document = replace(document, sentences=spans)
    paragraphs = [block.span for block in document.blocks_of(BlockKind.PARAGRAPH)]
    return document, Selecting.begin(units_of(document, paragraphs), paragraphs, spans[0].start)


TALKS = ("“We are ready, at last,” said Ann Moor, who waited.", "It took 1,200 days.")


def test_it_shrinks_and_grows_by_words_at_either_end() -> None:
    document, begun = made(f"Talks\n\n{' '.join(TALKS)}\n\nNobody else came to the hall.\n", TALKS)
    forth, back = (Unit.WORD, 1), (Unit.WORD, -1)
    assert reaches(document, begun, back, back, forth, forth, forth) == [
        "“We are ready, at last,” said Ann Moor, who waited",
        "“We are ready, at last,” said Ann Moor, who",
        "“We are ready, at last,” said Ann Moor, who waited",
        f"{TALKS[0]} It",
        f"{TALKS[0]} It took",
    ]
    assert reaches(document, begun.turned(), forth, forth, back)[-2:] == [
        "are ready, at last,” said Ann Moor, who waited.",
        "We are ready, at last,” said Ann Moor, who waited.",
    ]
    few = begun.moved_by(Unit.WORD, -7, document)
    assert few.words(document) == "“We are ready, at"
    assert few.moved(1).words(document) == TALKS[0], "v completes the sentence"
    assert few.label(document) == "Selected 4 words"
    assert few.moved_by(Unit.WORD, -20, document).span.length > 0


def test_it_grows_by_clauses_and_over_paragraphs() -> None:
    document, begun = made(f"Talks\n\n{' '.join(TALKS)}\n\nNobody else came to the hall.\n", TALKS)
    back = (Unit.CLAUSE, -1)
    assert reaches(document, begun, back, back, back, (Unit.CLAUSE, 1)) == [
        "“We are ready, at last,” said Ann Moor,",
        "“We are ready, at last,”",
        "“We are ready,",
        "“We are ready, at last,”",
    ]
    assert reaches(document, begun, (Unit.CLAUSE, 2), (Unit.WORD, 1)) == [
        f"{TALKS[0]} {TALKS[1]}\n\nNobody else came to the hall.",
        f"{TALKS[0]} {TALKS[1]}\n\nNobody else came to the hall.",
    ]


async def test_keys_of_the_selection_work_only_while_something_is_selected(opened: Open) -> None:
    async with opened(80, 24) as pilot:
        view = view_of(pilot)
        assert "w Word" not in screen_text(pilot)
        await press(pilot, "right_square_bracket", "v", "b", "b", "b")
        assert view.reading.selecting is not None
        assert view.reading.selecting.words(view.document) == "“We will hold this quay,” Okafor said"
        assert "w Word" in screen_text(pilot)
        await press(pilot, "o", "w", "w", "w", "y")
        assert pilot.app.clipboard == "hold this quay,” Okafor said"
        await press(pilot, "w")
        assert pilot.app.screen.is_modal, "w shows the card again"


async def test_v_selects_in_the_middle_and_y_copies(opened: Open) -> None:
    async with opened(80, 24) as pilot:
        view = view_of(pilot)
        await press(pilot, "space", "v", "v", "j", "k")
        assert view.reading.selecting is not None
        middle, status = view.middle_offset, pilot.app.screen.query_one(StatusLine)
        assert status.left.startswith("Selected 2 sentences, ")
        assert "Y with citation" in screen_text(pilot)
        assert view.reading.selecting.start <= middle
        words = view.reading.selecting.words(view.document)
        await press(pilot, "y")
        assert pilot.app.clipboard == words
        assert view.reading.selecting is None
        assert not status.left.startswith("Selected")


async def test_the_growing_end_is_visible(opened: Open) -> None:
    async with opened(80, 24) as pilot:
        view = view_of(pilot)
        await press(pilot, "V", *["V"] * 12)
        assert view.reading.selecting is not None
        assert view.top_offset < view.reading.selecting.growing_end.end <= view.bottom_offset
        assert view.scroll_offset.y > 0
        row = view.page.row_of(view.reading.selecting.growing_end.start)
        drawn = view.render_line(row - view.scroll_offset.y)
        assert any(segment.style and segment.style.bgcolor == view._style("selected").bgcolor for segment in drawn)
        await press(pilot, "escape")
        assert view.reading.selecting is None


async def test_it_starts_at_the_trail(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "right_square_bracket", "v", "Y")
        assert pilot.app.clipboard.splitlines()[0] == "“We will hold this quay,” Okafor said on Tuesday."
        assert pilot.app.clipboard.splitlines()[-1] == "strike.txt, ¶ 2"


async def test_by_default_the_sentence_in_the_middle_is_selected(opened: Open) -> None:
    async with opened(80, 24) as pilot:
        view = view_of(pilot)
        await press(pilot, "space", "v", "y")
        copied = pilot.app.clipboard
        assert re.fullmatch(r"Paragraph \d+ of the long wait, told by those who stood in it\.", copied)
        assert view.top_offset < view.document.text.index(copied) < view.bottom_offset


async def test_Y_cites_the_quote_under_the_cursor(opened: Open) -> None:  # noqa: N802
    async with opened() as pilot:
        await press(pilot, "right_square_bracket", "Y")
        assert "— Mara Okafor, Union secretary, said" in pilot.app.clipboard


async def test_names_that_arrive_meanwhile_keep_the_selection(
    plain: Document, annotated: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = threading.Event()

    def slow(document: Document, engine: str | None) -> Document:
        may_go_on.wait(PATIENCE)
        return annotated

    monkeypatch.setattr(reader.annotate, "annotate", slow)
    async with ReaderApp([Reading(document=plain)], Settings()).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "v", "v")
        view = view_of(pilot)
        assert view.reading.selecting is not None
        words = view.reading.selecting.words(plain)
        may_go_on.set()
        await settle(pilot)
        assert view.reading.selecting.words(annotated) == words
        assert pilot.app.screen.query_one(StatusLine).left.startswith("Selected ")


async def test_ctrl_c_copies_the_keyboard_selection(opened: Open) -> None:
    async with opened() as pilot:
        view = view_of(pilot)
        await press(pilot, "v")
        assert view.reading.selecting is not None
        words = view.reading.selecting.words(view.document)
        await press(pilot, "ctrl+c")
        assert pilot.app.clipboard == words
        assert pilot.app.is_running
