"""Collect the text and marks of one block while a page is walked. Handles whitespace and breaks; knows no elements."""

from __future__ import annotations

from typing import NamedTuple

from reader.base import lazy_regex
from reader.model.document import Mark, MarkKind
from reader.model.landings import Landing, clamp_landings
from reader.model.span import Span
from reader.parse.decode import clean
from reader.parse.parsed import MOST_NESTED_MARKS

_WHITESPACE = lazy_regex.compile(r"[ \t\r\n\f]+")
_UNCLEAN = lazy_regex.compile(
    "[\u00ad\u200b\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)

_BREAK_HINTS = {ord("\u00ad"): None, ord("\u200b"): None}
"""Soft hyphens and zero-width spaces, which only say where a word may be broken."""


class Words(NamedTuple):
    """The text of one block without whitespace at its ends, its marks, linked code points and landings."""

    text: str
    marks: tuple[Mark, ...]
    linked_chars: int
    landings: tuple[Landing, ...]


class Writer:
    """Collects the text of the current block. `take` returns it and begins the next block."""

    def __init__(self) -> None:
        self._open: list[tuple[MarkKind, str | None]] = []
        self._landings: list[Landing] = []
        self._begin()

    def _begin(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._last = " "
        self._is_blank = True
        self._starts = [0] * len(self._open)
        self._marks: list[Mark] = []

    def add(self, text: str, *, exact: bool = False) -> None:
        """Append text. A run of whitespace becomes one space unless `exact`."""
        if _UNCLEAN.search(text):
            text = clean(text).translate(_BREAK_HINTS)
        if not exact:
            text = _WHITESPACE.sub(" ", text)
            if text[:1] == " " and self._last in " \n":
                text = text[1:]
        if text:
            self._pieces.append(text)
            self._length += len(text)
            self._last = text[-1]
            self._is_blank = self._is_blank and text.isspace()

    @property
    def last(self) -> str:
        """The last character of the current block; a space if it has none."""
        return self._last

    def line_break(self) -> bool:
        """End the current line. Does nothing and returns False if it has no text: two breaks separate paragraphs,
        even with whitespace in between."""
        if self._length and self._is_blank:
            return False
        if self._length:
            self._pieces.append("\n")
            self._length += 1
            self._last = "\n"
            self._is_blank = True
        return True

    def add_landing(self, name: str) -> None:
        """Add a landing at the text that comes next."""
        self._landings.append(Landing(name, self._length))

    def take_landings(self, text: str, start: int = 0) -> tuple[Landing, ...]:
        """Return the landings so far, counted from `start` and moved inside `text`, and forget them."""
        landings = clamp_landings((landing.shifted(-start) for landing in self._landings), text)
        self._landings = []
        return landings

    def open(self, kind: MarkKind, target: str | None = None) -> None:
        """Begin a mark."""
        self._open.append((kind, target))
        self._starts.append(self._length)

    def close(self) -> None:
        """End the innermost open mark."""
        kind, target = self._open.pop()
        self._mark(kind, self._starts.pop(), target, len(self._open))

    def _mark(self, kind: MarkKind, start: int, target: str | None, depth: int) -> None:
        if start < self._length and (depth < MOST_NESTED_MARKS or kind is MarkKind.LINK):
            self._marks.append(Mark(kind, Span(start, self._length), target))

    def take(self, *, exact: bool = False) -> Words | None:
        """Return the text so far; None if there is none. Open marks continue in the next block, as do landings if there
        was no text."""
        if not self._length:
            return None
        for depth, ((kind, target), start) in enumerate(zip(self._open, self._starts, strict=True)):
            self._mark(kind, start, target, depth)
        untrimmed = "".join(self._pieces)
        text = untrimmed.strip("\n").rstrip() if exact else untrimmed.strip()
        window = Span(0, len(text)).shifted(untrimmed.find(text))
        clipped = dict.fromkeys(part for mark in self._marks if (part := mark.within(window)))  # in order, unlike a set
        marks = sorted(clipped, key=_sort_key)
        self._begin()
        if not text.strip():
            self._landings = [Landing(landing.name, 0) for landing in self._landings]
            return None
        linked = sum(mark.span.length for mark in marks if mark.kind is MarkKind.LINK)
        landings = self.take_landings(text, window.start)
        return Words(text, tuple(mark for mark in marks if mark.target != ""), linked, landings)


def _sort_key(mark: Mark) -> tuple[Span, str]:
    return mark.span, mark.kind
