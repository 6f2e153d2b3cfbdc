"""The dates and sums that patterns find in a sentence. The patterns are next door."""

from __future__ import annotations

from typing import NamedTuple

from reader.annotate.entities.detect import date_patterns, money_patterns
from reader.annotate.entities.mention import Sentence
from reader.model.span import Span


class PatternSpans(NamedTuple):
    """The dates and sums that patterns find in one sentence."""

    dates: tuple[Span, ...]
    sums: tuple[Span, ...]

    @classmethod
    def find(cls, text: str, sentence: Sentence) -> PatternSpans:
        """Find the dates and sums of one sentence."""
        covered = sentence.span
        return cls(tuple(date_patterns.find(text, covered)), tuple(money_patterns.find(text, covered)))

    def marks(self, sentence: Sentence) -> list[str]:
        """A mark for each word: "DATE/B", "MONEY/I" and so on, empty outside of dates and sums."""
        marks = [""] * len(sentence.spans)
        for name, found in (("DATE", self.dates), ("MONEY", self.sums)):
            index = 0
            for span in found:
                place = "/B"
                while index < len(marks) and sentence.spans[index].start < span.end:
                    if span.contains(sentence.spans[index]):
                        marks[index] = name + place
                        place = "/I"
                    index += 1
        return marks
