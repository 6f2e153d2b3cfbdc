"""A note on some words of an article."""

from __future__ import annotations

from reader.base.values import Value
from reader.model.span import Span


class Note(Value):
    """Words that somebody highlighted, and what they wrote about them."""

    span: Span
    words: str = ""
    """What was written; "" for a highlight alone."""
    made: str | None = None
    """When, as an ISO 8601 time; None if it is not known."""
    id: str | None = None
    """A URI that is the note's own; None if it has none."""
