"""What a tagger of quotes says about passages: their segments, and how probable it is that words belong to one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.passage import Passage
from reader.model.span import Span

Probabilities = Mapping[ReportPart, Sequence[float]]
"""For each part of a report, how probable it is of every word of a passage that it belongs to one."""


class TaggedPassage(NamedTuple):
    """What is said about one passage."""

    segments: list[Segment]
    """The sources, cues and contents, in order."""
    probabilities: Probabilities | None = None
    """None if the tagger cannot tell."""


class PartProbabilities:
    """How probable it is that words of an article belong to a source, a cue or a content."""

    def __init__(self, passages: Sequence[Passage], tagged: Iterable[TaggedPassage]) -> None:
        self._passages = passages
        self._probabilities = [each.probabilities for each in tagged]
        self._ends = [passage.span.end for passage in passages]

    def are_known(self, offset: int) -> bool:
        """Whether the tagger could tell them of the words at an offset."""
        return self._at(offset) is not None

    def mean(self, part: ReportPart, spans: Iterable[Span]) -> float | None:
        """The average of the words in some spans; None if it is known of none."""
        total, words = 0.0, 0
        for span in spans:
            for values in self._within(part, span):
                total += sum(values)
                words += len(values)
        return total / words if words else None

    def before(self, part: ReportPart, start: int) -> float:
        """That of the word before the one at an offset, in the same passage; 0 if there is none, or it is unknown."""
        return self._near(part, start, start, -1)

    def after(self, part: ReportPart, end: int) -> float:
        """That of the word after the one that ends at an offset; likewise."""
        return self._near(part, end - 1, end, 0)

    def _at(self, offset: int) -> tuple[Probabilities, Sequence[Span]] | None:
        """What is known of the passage that holds an offset, and its words."""
        number = bisect_right(self._ends, offset)
        probabilities = self._probabilities[number] if number < len(self._probabilities) else None
        return (probabilities, self._passages[number].tokens) if probabilities is not None else None

    def _within(self, part: ReportPart, span: Span) -> Iterator[Sequence[float]]:
        """Those of the words in a span, passage by passage."""
        number = bisect_right(self._ends, span.start)
        while number < len(self._passages) and self._passages[number].span.start < span.end:
            probabilities, tokens = self._probabilities[number], self._passages[number].tokens
            if probabilities is not None:
                yield probabilities[part][_first_from(tokens, span.start) : _first_from(tokens, span.end)]
            number += 1

    def _near(self, part: ReportPart, inside: int, edge: int, step: int) -> float:
        """That of the word so many steps from the first one behind an edge, in the passage that holds an offset."""
        known = self._at(inside)
        if known is None:
            return 0.0
        probabilities, tokens = known
        index = _first_from(tokens, edge) + step
        return probabilities[part][index] if 0 <= index < len(tokens) else 0.0


def _first_from(tokens: Sequence[Span], offset: int) -> int:
    return bisect_left(tokens, (offset,))
