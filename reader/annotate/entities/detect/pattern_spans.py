"""What in a sentence is a date or a sum by its form, looked for once. Knows neither form; decides nothing."""

from __future__ import annotations

from typing import NamedTuple

from reader.annotate.entities.detect import date_patterns, money_patterns
from reader.annotate.entities.mention import Sentence
from reader.model.span import Span


class PatternSpans(NamedTuple):
    """What in a sentence is a date or a sum by its form."""

    dates: tuple[Span, ...]
    sums: tuple[Span, ...]

    @classmethod
    def of(cls, text: str, sentence: Sentence) -> PatternSpans:
        """The dates and the sums of one sentence."""
        covered = sentence.span
        return cls(tuple(date_patterns.find(text, covered)), tuple(money_patterns.find(text, covered)))

    def marks(self, sentence: Sentence) -> list[str]:
        """For each word whether it is part of a date or a sum, which the tagger is told."""
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
