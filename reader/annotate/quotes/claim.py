"""What the modules of this package pass to each other: tagged segments of words, and quotes under construction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reader.base.values import Value, replace
from reader.model.annotation import Certainty, QuoteKind
from reader.model.span import Span


class ReportPart(StrEnum):
    """The part that a segment plays in a report."""

    SOURCE = "S"
    CUE = "C"
    CONTENT = "T"


class Segment(Value):
    """Words `[first, end)` of one passage, and the part they play."""

    part: ReportPart
    first: int
    end: int
    side: int = 0
    """Of a content: -1 if its cue precedes it, 1 if its cue follows it, 0 if unknown."""

    def outside(self, first: int, end: int) -> Iterator[Segment]:
        """What is left of it without words `[first, end)`, in order."""
        if self.first < first:
            yield replace(self, end=min(self.end, first))
        if self.end > end:
            yield replace(self, first=max(self.first, end))


@dataclass(slots=True)
class Claim:
    """One quote under construction; each step fills in some fields."""

    content: list[Span]
    source: Span | None = None
    cue: Span | None = None
    via: Span | None = None
    kind: QuoteKind | None = None
    speaker: str | None = None
    reason: str | None = None
    certainty: Certainty = Certainty.UNSURE
    carried_over: bool = False
    """Whether the source and cue are in another paragraph."""
    is_turn: bool = False
    """Whether it is a turn of a transcript, whose label says who speaks."""
    within: Claim | None = None
    """The turn, answer or letter that quotes it."""
    is_answer: bool = False
    """Whether it answers a question of an interview, without a name: whoever is interviewed speaks."""

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.content[0].start
