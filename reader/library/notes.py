"""The notes that the library keeps on articles, and how they find their words again after these were edited.

Functions that take a connection are part of a transaction of the caller's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.base.text import one_line
from reader.library.anchors import Anchor, AnchorFinder, anchor_span
from reader.library.rows import ANCHOR, anchor_of, anchor_row, clean, placeholders, time_of
from reader.model.span import Span

if TYPE_CHECKING:
    from sqlite3 import Connection

NO_WORDS = Anchor("", "", "", 0)
"""The anchor of a note on the whole article."""

EDGE_CHARS = 32
"""Code points on either side of a note by which it is found where its own words were changed."""

MIN_KEPT = 0.5
"""Share of its words that a note keeps where they were changed; words that keep fewer are others."""


class NoteState(StrEnum):
    """What became of the words of a note, as far as the library has seen."""

    ANCHORED = "anchored"
    MOVED = "moved"
    """They have been changed, and it is on what stands there now."""
    LOST = "lost"
    """They are gone. It returns when they do."""


class SavedNote(NamedTuple):
    """A note as it is kept."""

    number: int
    """Its own for good."""
    article: int
    words: str
    """What was written; "" for a highlight alone."""
    anchor: Anchor
    state: NoteState
    made: float
    """When, in seconds since 1970."""

    @property
    def is_on_article(self) -> bool:
        """Whether it is on the whole article."""
        return not self.anchor.exact.strip()


# Finding


def find_note(finder: AnchorFinder, anchor: Anchor) -> Span | None:
    """Where the words of a note are; if they were changed, what stands between their neighbours and has half of them.

    None if neither is certain.
    """
    return finder.find(anchor) or _find_changed(finder, anchor)


def _find_changed(finder: AnchorFinder, anchor: Anchor) -> Span | None:
    if not anchor.exact.strip():
        return None
    text, start, end = finder.text, 0, len(finder.text)
    before, after = anchor.before.rstrip(), anchor.after.lstrip()
    if before:
        edge = before[-EDGE_CHARS:].lstrip()
        left = finder.find(Anchor(edge, before.removesuffix(edge), "", anchor.offset - len(edge)))
        if left is None:
            return None
        start = left.end
    if after:
        edge = after[:EDGE_CHARS].rstrip()
        right = finder.find(Anchor(edge, "", after.removeprefix(edge), anchor.offset + len(anchor.exact)))
        if right is None:
            return None
        end = right.start
    now = text[start:end]
    if not 0 < len(now) <= 4 * len(anchor.exact) or _share(anchor.exact, now) < MIN_KEPT:
        return None
    return Span(start, end).stripped(text)


def _share(one: str, other: str) -> float:
    """The share of words that two texts have in common."""
    words, others = Counter(one.casefold().split()), Counter(other.casefold().split())
    return 2 * (words & others).total() / max(1, words.total() + others.total())


def renewed(note: SavedNote, finder: AnchorFinder) -> SavedNote:
    """The note in another version of its text, anchored anew; one whose words are gone keeps its anchor."""
    if note.is_on_article:
        return note
    span = find_note(finder, note.anchor)
    if span is None:
        return note._replace(state=NoteState.LOST)
    anchor = anchor_span(finder.text, span)
    is_same = one_line(anchor.exact) == one_line(note.anchor.exact)
    return note._replace(anchor=anchor, state=NoteState.ANCHORED if is_same else NoteState.MOVED)


# Keeping

_STATES = frozenset(NoteState)

_COLUMNS = f"id, article, body, {ANCHOR}, state, made"


def notes_of(connection: Connection, articles: Sequence[int]) -> tuple[SavedNote, ...]:
    """The notes on these articles, oldest first."""
    kept = f"SELECT {_COLUMNS} FROM notes WHERE article IN {placeholders(articles)} ORDER BY id"
    return tuple(notes_of_rows(connection.execute(kept, tuple(articles)).fetchall()))


def all_notes(connection: Connection) -> tuple[SavedNote, ...]:
    """Every note, in the order of the articles, then of their texts: those on a whole article first."""
    return tuple(
        notes_of_rows(connection.execute(f"SELECT {_COLUMNS} FROM notes ORDER BY article, offset, id").fetchall())
    )


def notes_of_rows(rows: Sequence[Sequence[Any]]) -> Iterator[SavedNote]:
    """Notes by their rows; malformed ones are left out."""
    for number, article, words, *anchored, state, made in rows:
        anchor = anchor_of(anchored)
        if anchor is not None and state in _STATES:
            yield SavedNote(number, article, str(words), anchor, NoteState(state), time_of(made))


def add(connection: Connection, article: int, anchor: Anchor, words: str, when: float) -> int:
    """Keep a note; return its number."""
    row = (article, clean(words), *anchor_row(anchor), NoteState.ANCHORED.value, when)
    insert = f"INSERT INTO notes (article, body, {ANCHOR}, state, made) VALUES {placeholders(row)}"
    return int(connection.execute(insert, row).lastrowid or 0)


def restore(connection: Connection, note: SavedNote) -> int:
    """Keep a note again that was taken away, under its number; return that."""
    row = (note.number, note.article, clean(note.words), *anchor_row(note.anchor), note.state.value, note.made)
    connection.execute(f"INSERT OR REPLACE INTO notes ({_COLUMNS}) VALUES {placeholders(row)}", row)
    return note.number


def change(connection: Connection, number: int, words: str) -> bool:
    """Write something else in a note; return whether there is such a note."""
    return connection.execute("UPDATE notes SET body = ? WHERE id = ?", (clean(words), number)).rowcount > 0


def remove(connection: Connection, number: int) -> bool:
    """Delete a note; return whether there was such a note."""
    return connection.execute("DELETE FROM notes WHERE id = ?", (number,)).rowcount > 0


def anchor_anew(connection: Connection, article: int, text: str) -> None:
    """Find the notes on an article in another version of its text."""
    finder = AnchorFinder(text)
    for note in notes_of(connection, (article,)):
        now = renewed(note, finder)
        if now != note:
            row = (*anchor_row(now.anchor), now.state.value, note.number)
            update = "UPDATE notes SET exact = ?, before = ?, after = ?, offset = ?, state = ? WHERE id = ?"
            connection.execute(update, row)
