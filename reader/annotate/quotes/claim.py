"""What the rooms of this package hand each other: tagged stretches of words, and quotes in the making."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.base.values import Value
from reader.model.annotation import Certainty, QuoteKind
from reader.model.span import Span


class ReportPart(StrEnum):
    """What a stretch of words does in a report."""

    SOURCE = "S"
    CUE = "C"
    CONTENT = "T"


class Segment(Value):
    """Words `first` up to `last` (left out) of one passage, and what they do."""

    part: ReportPart
    first: int
    last: int
    side: int = 0
    """Of a content: -1 where its cue lies before it, 1 where it lies behind it, 0 where nobody knows."""


@dataclass(slots=True)
class Claim:
    """One quotation as the rooms of this package fill it in, step by step."""

    content: list[Span]
    source: Span | None = None
    cue: Span | None = None
    via: Span | None = None
    kind: QuoteKind | None = None
    speaker: str | None = None
    reason: str | None = None
    certainty: Certainty = Certainty.UNSURE
    carried: bool = False
    """Whether source and cue stand in another paragraph."""

    @property
    def start(self) -> int:
        """Where its first word lies."""
        return self.content[0].start
