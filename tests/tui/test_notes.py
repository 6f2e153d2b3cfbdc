"""Notes: words are highlighted, with something written to them or not, and found again in the next run."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

import reader.annotate
from reader.base.values import replace
from reader.library.store import Store
from reader.model.document import Document
from reader.page.item_keys import NoteKey, QuoteKey
from reader.tui.screens.card import CardScreen
from reader.tui.screens.letter import LetterScreen
from reader.tui.screens.note import NoteScreen
from reader.tui.widgets.article_view import HIGHLIGHT, NOTE, NOTE_TICK
from reader.tui.widgets.lines import StatusLine
from tests.tui.conftest import Open, press, reading_of, screen_text, view_of


@pytest.fixture
def run(run: Open) -> Open:
    """The runs of conftest, on a small screen."""
    return partial(run, size=(80, 24))


def noted(pilot: Pilot[int]) -> list[tuple[str, str]]:
    """The words of the notes, and what is written to them."""
    reading = reading_of(pilot)
    return [(reading.document.slice(note.span), note.words) for note in reading.notes.places]


async def write(pilot: Pilot[int], words: str) -> None:
    assert isinstance(pilot.app.screen, NoteScreen)
    await press(pilot, *(key if key != " " else "space" for key in words), "enter")


async def test_m_on_a_selection_notes_it(run: Open) -> None:
    async with run() as pilot:
        await press(pilot, "v")
        words = reading_of(pilot).selecting
        assert words is not None
        selected = words.words(reading_of(pilot).document)
        await press(pilot, "m")
        await write(pilot, "ask her")
        assert noted(pilot) == [(selected, "ask her")]
        assert NOTE in screen_text(pilot)
        assert isinstance(reading_of(pilot).key, NoteKey), "and it is what the keys act on now"
    async with run() as pilot:
        assert noted(pilot) == [(selected, "ask her")], "in the next run too"
        assert NOTE in screen_text(pilot)


async def test_enter_alone_highlights_and_m_writes_to_it(run: Open) -> None:
    async with run() as pilot:
        await press(pilot, "right_square_bracket", "m", "enter")
        assert HIGHLIGHT in screen_text(pilot)
        await press(pilot, "m")
        await write(pilot, "at last")
        assert [words for _, words in noted(pilot)] == ["at last"]
        await press(pilot, "m")
        await write(pilot, "!")
        assert [words for _, words in noted(pilot)] == ["at last!"], "one goes on after what is there"
        assert pilot.app.screen.query_one(StatusLine).left == "Notes  1/1  at last!"


async def test_escape_leaves_it_as_it_was(run: Open) -> None:
    async with run() as pilot:
        await press(pilot, "right_square_bracket", "m", "n", "o", "escape")
        assert noted(pilot) == []
        assert isinstance(reading_of(pilot).key, QuoteKey)


async def test_without_a_selection_m_takes_a_letter_and_enter_notes_the_sentence(run: Open) -> None:
    async with run() as pilot:
        await press(pilot, "m")
        assert isinstance(pilot.app.screen, LetterScreen)
        await press(pilot, "enter")
        await write(pilot, "here")
        ((words, written),) = noted(pilot)
        assert written == "here"
        assert words.strip()
        await press(pilot, "escape", "m", "a")
        assert "a" in reading_of(pilot).places.marks


async def test_notes_are_a_trail_that_is_listed_with_the_marks(run: Open) -> None:
    async with run(size=(120, 40)) as pilot:
        for words in ("one", "two"):
            await press(pilot, "right_square_bracket", "m")
            await write(pilot, words)
        await press(pilot, "escape", "g", "m", "a", "apostrophe")
        assert "2 notes" in screen_text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, CardScreen)
        text = screen_text(pilot)
        assert "mark a" in text
        assert "one" in text
        assert "two" in text
        await press(pilot, "j", "enter")
        reading = reading_of(pilot)
        assert reading.trail is not None
        assert reading.trail.label == "Notes  1/2"
        assert "one" in screen_text(pilot)
        await press(pilot, "n")
        assert reading.trail.label == "Notes  2/2"


async def test_x_takes_a_note_away_and_u_brings_it_back(run: Open) -> None:
    async with run() as pilot:
        await press(pilot, "right_square_bracket", "m")
        await write(pilot, "so")
        before = noted(pilot)
        await press(pilot, "x")
        assert noted(pilot) == []
        assert NOTE not in screen_text(pilot)
        await press(pilot, "U")
        assert noted(pilot) == before
        await press(pilot, "x", "escape", "right_square_bracket", "x", "U", "U")
        assert noted(pilot) == [], "something else was done since"


async def test_the_card_of_a_note_says_who_said_the_words(run: Open) -> None:
    async with run() as pilot:
        await press(pilot, "right_square_bracket", "m")
        await write(pilot, "so they say")
        await press(pilot, "enter")
        text = screen_text(pilot)
        assert "so they say" in text
        assert "said by" in text


async def test_a_note_whose_words_are_gone_is_listed_and_returns(
    run: Open, plain: Document, annotated: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with run() as pilot:
        await press(pilot, "right_square_bracket", "m")
        await write(pilot, "so")
        before = noted(pilot)
    start = plain.text.index(before[0][0])
    gone = plain.text[:start] + "#" * len(before[0][0]) + plain.text[start + len(before[0][0]) :]
    with monkeypatch.context() as patched:
        patched.setattr(reader.annotate, "annotate", lambda document, engine: replace(annotated, text=gone))
        async with run(replace(plain, text=gone)) as pilot:
            assert noted(pilot) == []
            assert "no longer match" in screen_text(pilot)
            await press(pilot, "escape", "apostrophe", "enter")
            text = screen_text(pilot)
            assert "not in the text" in text
            assert "so" in text
    async with run() as pilot:
        assert noted(pilot) == before


async def test_a_private_session_forgets_notes_and_says_so(run: Open) -> None:
    async with run(is_private=True) as pilot:
        await press(pilot, "right_square_bracket", "m")
        await write(pilot, "so")
        assert len(noted(pilot)) == 1
        assert "this session only" in screen_text(pilot)
    async with run(is_private=True) as pilot:
        assert noted(pilot) == []


async def test_what_another_program_notes_is_seen(run: Open, tmp_path: Path) -> None:
    async with run() as pilot:
        await press(pilot, "right_square_bracket", "m")
        await write(pilot, "so")
        other = Store.open(tmp_path / "library.db")
        reading = reading_of(pilot)
        assert other.change_note(reading.notes.places[0].number, "not so")
        other.close()
        await press(pilot, "apostrophe", "escape")
        assert [words for _, words in noted(pilot)] == ["not so"]


async def test_every_note_has_a_mark_beside_the_scroll_bar(run: Open) -> None:
    async with run() as pilot:
        await press(pilot, "v", "m", "enter", "escape")
        column = [line[view_of(pilot)._width - 1] for line in screen_text(pilot).splitlines()[1:20]]
        assert NOTE_TICK in column
