"""What in a sentence is a date or a sum by its form, looked for once. Knows neither form; decides nothing."""

from __future__ import annotations

from typing import NamedTuple

from reader.annotate.entities import dates, money
from reader.annotate.entities.mention import Sentence
from reader.model.span import Span


class Formal(NamedTuple):
    """What in a sentence is a date or a sum by its form."""

    dates: tuple[Span, ...]
    sums: tuple[Span, ...]

    @classmethod
    def of(cls, text: str, sentence: Sentence) -> Formal:
        """The dates and the sums of one sentence."""
        covered = sentence.span
        return cls(tuple(dates.find(text, covered)), tuple(money.find(text, covered)))

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
