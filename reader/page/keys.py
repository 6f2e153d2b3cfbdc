"""What a row of a list, a stop of a trail, or the cursor stands for. Typed, so that nobody takes strings apart."""

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
    """The id of an entity, or the source as written where it is none; "" for quotes without a speaker."""


class AuthorKey(Value):
    """An author whom the article does not name otherwise."""

    name: str


class FactKey(Value):
    """A date, sum, number, law or link."""

    kind: FactKind
    spans: tuple[Span, ...]
    """Every place where it stands in these words."""


class CaptionKey(Value):
    """A caption."""

    number: int
    """Its place in `Document.captions`."""


class PlaceKey(Value):
    """A bare place in the text."""

    span: Span


class PartKey(Enum):
    """Things of which a document has one at most."""

    COMMENTS = "comments"
    FURNITURE = "furniture"
    SCARE_QUOTES = "scare quotes"
    """The group of all phrases in quotation marks that nobody speaks."""
    REPORTS = "reports"
    """The group of what is reported without quotation marks."""


Key = EntityKey | QuoteKey | SpeakerKey | AuthorKey | FactKey | CaptionKey | PlaceKey | PartKey
"""What one can stand on."""

NOBODY = SpeakerKey("")
"""The quotes without a speaker."""
