"""Typed keys of list rows, trail stops and the cursor, so that no code has to parse strings."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from reader.base.values import Value
from reader.model.span import Span

if TYPE_CHECKING:
    from reader.model.annotation import FactKind


class EntityKey(Value):
    """A name."""

    id: str


class QuoteKey(Value):
    """A quote."""

    id: str


class SpeakerKey(Value):
    """All quotes of one speaker."""

    speaker: str
    """Entity id, or the source as written if it is no entity; "" for quotes without a speaker."""


class AuthorKey(Value):
    """An author not mentioned in the article's text."""

    name: str


class FactKey(Value):
    """A date, sum, number, law or link."""

    kind: FactKind
    spans: tuple[Span, ...]
    """Every place where the fact appears in the same words."""


class CaptionKey(Value):
    """A caption."""

    number: int
    """Index in `Document.captions`."""


class PlaceKey(Value):
    """A place in the text."""

    span: Span


class NoteKey(Value):
    """A note."""

    number: int


class PartKey(Enum):
    """Parts that a document has at most once."""

    COMMENTS = "comments"
    FURNITURE = "furniture"
    SCARE_QUOTES = "scare quotes"
    """The group of phrases in quotation marks that are not speech."""
    REPORTS = "reports"
    """The group of statements reported without quotation marks."""


Key = EntityKey | QuoteKey | SpeakerKey | AuthorKey | FactKey | CaptionKey | PlaceKey | NoteKey | PartKey
"""Anything the cursor can be on."""

NOBODY = SpeakerKey("")
"""The key of quotes without a speaker."""
