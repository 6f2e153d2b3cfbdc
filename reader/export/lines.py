"""Lay words out in lines of plain text, with styles where they are wanted. Knows cells; knows nothing of articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.base.values import Value
from reader.page.cells import spread, width_of
from reader.page.wrap import wrap

LEAST = 10
"""Cells left for the words of a line, however narrow it is and whatever leads it."""

_SGR = {"strong": "1", "quiet": "2", "slanted": "3", "name": "36", "warning": "33"}
"""Each style as an ANSI attribute or one of the eight basic colours, which every theme of a terminal makes legible."""


class Page(Value):
    """How the lines shall look."""

    width: int | None = None
    """Cells a line may take; None does not wrap."""
    styled: bool = False
    """Whether to use the terminal's bold, dim and colours."""

    def paint(self, style: str, text: str) -> str:
        """`text` in a style; as it is where styles are off."""
        return f"\x1b[{_SGR[style]}m{text}\x1b[0m" if self.styled and text else text

    def lines(self, text: str, first: str = "", rest: str | None = None, style: str | None = None) -> Iterator[str]:
        """`text` in lines that fit, the first led by `first` and the others by `rest`, or by blanks of that width."""
        if rest is None:
            rest = " " * width_of(first) if first else ""
        lead = first
        for row in self._rows(text, first, rest):
            yield lead + (self.paint(style, row) if style else row)
            lead = rest

    def _rows(self, text: str, first: str, rest: str) -> Iterable[str]:
        if self.width is None:
            return text.split("\n")
        room = max(self.width - max(width_of(first), width_of(rest)), LEAST)
        return (spread(text[start:end]) for start, end in wrap(text, 0, len(text), room))

    def underlined(self, title: str) -> Iterator[str]:
        """`title` as a heading: bold where styles are on, underlined where they are not."""
        if self.styled:
            yield from self.lines(title, style="strong")
            return
        rows = list(self.lines(title))
        yield from rows
        yield "-" * max(map(width_of, rows))


def ended(lines: Iterable[str]) -> Iterator[str]:
    """The lines as they are written: without blanks at their ends, each with a line feed."""
    return (f"{line.rstrip()}\n" for line in lines)
