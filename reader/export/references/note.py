"""A note on some words of an article, or on all of it; and an article with its notes."""

from __future__ import annotations

from collections.abc import Sequence

from reader.base.values import Value
from reader.library.noted import found_in
from reader.library.notes import SavedNote
from reader.model.document import Document
from reader.model.span import Span


class Note(Value):
    """Words that somebody highlighted, and what they wrote about them."""

    span: Span | None
    """None for a note on the whole article, and for one whose words are gone."""
    words: str = ""
    """What was written; "" for a highlight alone."""
    made: str | None = None
    """When, as an ISO 8601 time; None if it is not known."""
    id: str | None = None
    """A URI that is the note's own; None if it has none."""
    lost: str = ""
    """The words that it was on, if they are no longer in the text."""


def notes_of(document: Document, notes: Sequence[SavedNote]) -> tuple[Note, ...]:
    """Notes of the library on an article, at their places in it."""
    return tuple(
        Note(one.span, one.saved.words, one.made, one.uri, one.saved.anchor.exact if one.is_lost else "")
        for one in found_in(document.text, notes)
    )


class NotedArticle(Value):
    """An article with its notes."""

    document: Document
    notes: tuple[Note, ...] = ()
