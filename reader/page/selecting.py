"""A selection made by key: it grows and shrinks by words, clauses, sentences and paragraphs. Knows units of text; knows
nothing of keys or widgets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import pairwise

from reader.base import lazy_regex
from reader.base.text import counted
from reader.base.values import Value, replace
from reader.model.document import Document
from reader.model.span import Span

_WORD = lazy_regex.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_CLAUSE_END = lazy_regex.compile(r"[,;:”\"]\s|[,;:][”’\"']\s|—|\s–\s")

Units = tuple[Span, ...]
"""Sentences in text order; a paragraph without known sentences is a single unit."""


class Unit(Enum):
    """What a selection grows and shrinks by."""

    WORD = "word"
    CLAUSE = "clause"
    """A part of a sentence up to a comma, colon, semicolon, dash or closing quotation mark."""
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


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
    """A selected range of the text, of which one end moves. An end that moves past the other turns the range around."""

    units: Units
    """At least one."""
    paragraphs: tuple[Span, ...]
    """The paragraphs that contain the units; text between paragraphs is not selected."""
    start: int
    end: int
    moves_end: bool = True
    """Whether the end moves, and not the start."""

    @classmethod
    def begin(cls, units: Units, paragraphs: Iterable[Span], offset: int) -> Selecting:
        """Select one unit, the one at `offset`."""
        return cls(units, tuple(paragraphs), *units[unit_at(units, offset)])

    @classmethod
    def of_word(cls, units: Units, paragraphs: Iterable[Span], document: Document, offset: int) -> Selecting | None:
        """Select the word at `offset`; None if there is none."""
        begun = cls.begin(units, paragraphs, offset)
        paragraph = begun.paragraphs[begun._number(offset)]
        word = next((word for word in _words(document, paragraph) if word.covers(offset)), None)
        return replace(begun, start=word.start, end=word.end) if word is not None else None

    def moved(self, by: int) -> Selecting:
        """Move the end that moves by this many sentences."""
        return self._moved(self.units, by)

    def moved_by(self, unit: Unit, by: int, document: Document) -> Selecting:
        """Move the end that moves by so many units, forwards or, if `by` is negative, backwards."""
        if unit is Unit.SENTENCE:
            return self.moved(by)
        if unit is Unit.PARAGRAPH:
            return self._moved(self.paragraphs, by)
        return self._moved(tuple(self._pieces_near(unit, document)), by)

    def _moved(self, pieces: Units, by: int) -> Selecting:
        if not pieces or not by:
            return self
        starts, ends = [piece.start for piece in pieces], [piece.end for piece in pieces]
        edges, edge = (ends, self.end) if self.moves_end else (starts, self.start)
        at = bisect_right(edges, edge) + by - 1 if by > 0 else bisect_left(edges, edge) + by
        at = min(max(0, at), len(pieces) - 1)
        if edges[at] == edge or (edges[at] > edge) != (by > 0):  # nothing is left in this direction
            return self
        piece = pieces[at]
        if self.moves_end:
            if piece.end > self.start:
                return replace(self, end=piece.end)
            kept = ends[min(bisect_right(ends, self.start), len(ends) - 1)]
            return replace(self, start=piece.start, end=max(piece.end, min(self.end, kept)), moves_end=False)
        if piece.start < self.end:
            return replace(self, start=piece.start)
        kept = starts[max(0, bisect_left(starts, self.end) - 1)]
        return replace(self, start=min(piece.start, max(self.start, kept)), end=piece.end, moves_end=True)

    def _pieces_near(self, unit: Unit, document: Document) -> Iterator[Span]:
        """The words or clauses of the paragraph at the end that moves, and of its neighbours."""
        number = self._number(self.end - 1 if self.moves_end else self.start)
        for paragraph in self.paragraphs[max(0, number - 1) : number + 2]:
            if unit is Unit.WORD:
                yield from _words(document, paragraph)
            else:
                first, last = (bisect_left(self.units, Span(edge, edge)) for edge in paragraph)
                for sentence in self.units[first:last]:
                    yield from _clauses(document, sentence)

    def turned(self) -> Selecting:
        """The same range, of which the other end moves."""
        return replace(self, moves_end=not self.moves_end)

    def to_paragraphs(self) -> Selecting:
        """Extend both ends to whole paragraphs."""
        first, last = self._number(self.start), self._number(self.end - 1)
        start, end = self.paragraphs[first].start, self.paragraphs[last].end
        return replace(self, start=min(start, self.start), end=max(end, self.end))

    def by_paragraph(self) -> Selecting:
        """Extend to whole paragraphs; if both ends are whole already, by the next paragraph."""
        whole = self.to_paragraphs()
        return whole if whole.span != self.span else whole._moved(self.paragraphs, 1)

    def within(self, units: Units, paragraphs: Iterable[Span]) -> Selecting:
        """The same selection in other units, for when sentences were found meanwhile."""
        return replace(self, units=units, paragraphs=tuple(paragraphs))

    @property
    def span(self) -> Span:
        """From the first selected code point to the last."""
        return Span(self.start, self.end)

    @property
    def growing_end(self) -> Span:
        """The selected part of the unit at the end that moves: the part to scroll to."""
        unit = self.units[unit_at(self.units, self.end - 1 if self.moves_end else self.start)]
        return Span(max(unit.start, self.start), min(max(unit.end, self.start + 1), self.end))

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
        """The size of the selection: "Selected 2 sentences, 31 words"; words alone if it is no whole sentences."""
        words = counted(sum(len(document.slice(part).split()) for part in self.parts()), "word")
        first, last = unit_at(self.units, self.start), unit_at(self.units, self.end - 1)
        if (self.units[first].start, self.units[last].end) != (self.start, self.end):
            return f"Selected {words}"
        noun = "sentence" if document.sentences else "paragraph"
        return f"Selected {counted(last - first + 1, noun)}, {words}"

    def _number(self, offset: int) -> int:
        return max(0, bisect_right([paragraph.start for paragraph in self.paragraphs], offset) - 1)


def _words(document: Document, span: Span) -> Iterator[Span]:
    return (Span(*match.span()) for match in _WORD.finditer(document.text, span.start, span.end))


def _clauses(document: Document, sentence: Span) -> Sequence[Span]:
    ends = [match.end() for match in _CLAUSE_END.finditer(document.text, sentence.start, sentence.end)]
    pieces: list[Span] = []
    for start, end in pairwise([sentence.start, *ends, sentence.end]):
        words = document.text[start:end].rstrip(" \t\n—–")
        if words.strip():
            pieces.append(Span(start + len(words) - len(words.lstrip()), start + len(words)))
    return pieces
