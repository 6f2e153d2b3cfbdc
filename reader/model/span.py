"""Spans: half-open ranges of offsets in a text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """`[start, end)` in Unicode code points of one text."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """The number of code points in the span."""
        return self.end - self.start

    def covers(self, offset: int) -> bool:
        """Whether the code point at `offset` is inside."""
        return self.start <= offset < self.end

    def contains(self, other: Span) -> bool:
        """Whether all of `other` is inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def stripped(self, text: str) -> Span:
        """The same span without the whitespace at its ends; empty if it is on nothing else."""
        words = text[self.start : self.end]
        start = self.start + len(words) - len(words.lstrip())
        return Span(start, start + len(words.strip()))

    def shifted(self, by: int) -> Span:
        """The same span, moved by `by` code points."""
        return Span(self.start + by, self.end + by)
