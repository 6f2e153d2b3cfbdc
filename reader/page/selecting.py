"""A selection that grows by sentences and paragraphs. Knows units of text; knows nothing of keys or widgets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from reader.base.text import counted
from reader.base.values import Value, replace
from reader.model.document import Document
from reader.model.span import Span

Units = tuple[Span, ...]
"""Sentences in text order; a paragraph without known sentences is a single unit."""


def units_of(document: Document, paragraphs: Iterable[Span]) -> Units:
    """The sentences of these paragraphs; a paragraph without sentences is one unit."""
    starts = [sentence.start for sentence in document.sentences]
    units: list[Span] = []
    for paragraph in paragraphs:
        first = bisect_right(starts, paragraph.start - 1)
        last = bisect_right(starts, paragraph.end - 1)
        units.extend(document.sentences[first:last] or [paragraph])
    return tuple(units)


def unit_at(units: Units, offset: int) -> int:
    """Index of the unit at `offset`, else of the nearest one before it, else 0."""
    return max(0, bisect_right([unit.start for unit in units], offset) - 1)


class Selecting(Value):
    """A range of whole units from the anchor, where it began, to the head, which moves either way."""

    units: Units
    """At least one."""
    paragraphs: tuple[Span, ...]
    """The paragraphs that contain the units; text between paragraphs is not selected."""
    anchor: int
    head: int

    @classmethod
    def begin(cls, units: Units, paragraphs: Iterable[Span], offset: int) -> Selecting:
        """Select one unit, the one at `offset`."""
        at = unit_at(units, offset)
        return cls(units, tuple(paragraphs), at, at)

    def moved(self, by: int) -> Selecting:
        """Move the head by this many units; past the anchor, the selection grows the other way."""
        return replace(self, head=min(max(0, self.head + by), len(self.units) - 1))

    def to_paragraphs(self) -> Selecting:
        """Extend both ends to whole paragraphs."""
        first, last = sorted((self.anchor, self.head))
        start, stop = self._paragraph(self.units[first].start).start, self._paragraph(self.units[last].start).end
        while first and self.units[first - 1].start >= start:
            first -= 1
        while last + 1 < len(self.units) and self.units[last + 1].start < stop:
            last += 1
        return replace(self, anchor=first, head=last)

    def by_paragraph(self) -> Selecting:
        """Extend to whole paragraphs; if both ends are whole already, by the next paragraph."""
        whole = self.to_paragraphs()
        return whole if whole.span != self.span else whole.moved(1).to_paragraphs()

    def within(self, units: Units, paragraphs: Iterable[Span]) -> Selecting:
        """The same selection in other units, for when sentences were found meanwhile."""
        start, end = unit_at(units, self.span.start), unit_at(units, max(self.span.start, self.span.end - 1))
        ends = (end, start) if self.head < self.anchor else (start, end)
        return Selecting(units, tuple(paragraphs), *ends)

    @property
    def span(self) -> Span:
        """From the first selected unit to the last."""
        first, last = sorted((self.anchor, self.head))
        return Span(self.units[first].start, self.units[last].end)

    @property
    def growing_end(self) -> Span:
        """The unit that moved last: the one to scroll to."""
        return self.units[self.head]

    def parts(self) -> Iterator[Span]:
        """The selected spans, one per paragraph."""
        start, end = self.span
        for paragraph in self.paragraphs[self._number(start) :]:
            if paragraph.start >= end:
                return
            yield Span(max(start, paragraph.start), min(end, paragraph.end))

    def words(self, document: Document) -> str:
        """The selected text, with a blank line between paragraphs."""
        return "\n\n".join(document.slice(part) for part in self.parts())

    def label(self, document: Document) -> str:
        """The size of the selection: "Selected 2 sentences, 31 words"."""
        sentences = abs(self.head - self.anchor) + 1
        noun = "sentence" if document.sentences else "paragraph"
        words = sum(len(document.slice(part).split()) for part in self.parts())
        return f"Selected {counted(sentences, noun)}, {counted(words, 'word')}"

    def _number(self, offset: int) -> int:
        return max(0, bisect_right([paragraph.start for paragraph in self.paragraphs], offset) - 1)

    def _paragraph(self, offset: int) -> Span:
        return self.paragraphs[self._number(offset)]
