"""Lay words out in lines of plain text, with styles where they are wanted. Knows cells; knows nothing of articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reader.base.values import Value

Measure = Callable[[str], int]

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
        measure = measure_of(text + first)
        lead, following = first, " " * measure(first) if rest is None else rest
        room = None if self.width is None else max(self.width - max(measure(lead), measure(following)), 10)
        for row in _rows(text, room, measure):
            yield lead + (self.paint(style, row) if style else row)
            lead = following

    def underlined(self, title: str) -> Iterator[str]:
        """`title` as a heading: bold where styles are on, underlined where they are not."""
        if self.styled:
            yield from self.lines(title, style="strong")
            return
        rows = list(self.lines(title))
        yield from rows
        yield "-" * max(measure_of(title)(row) for row in rows)


def measure_of(text: str) -> Measure:
    """What tells the cells of any part of `text`; `len` where that is the same."""
    if text.isascii():
        return len
    from rich.cells import cell_len  # slow to import, and plain ASCII needs none of it

    return cell_len


def _rows(text: str, width: int | None, measure: Measure) -> Iterator[str]:
    for line in text.split("\n"):
        if width is None or measure(line) <= width:
            yield line
        else:
            yield from _fold(line, width, measure)


def _fold(line: str, width: int, measure: Measure) -> Iterator[str]:
    words: list[str] = []
    used = -1  # the blank before the first word is not printed
    for word in line.split(" "):
        cells = measure(word)
        if used + 1 + cells > width and words:
            yield " ".join(words).rstrip()
            words, used = [], -1
        if not (word or words):
            continue  # blanks at a break
        if cells > width:
            *pieces, word = _chop(word, width, measure)
            yield from pieces
            cells = measure(word)
        words.append(word)
        used += 1 + cells
    if words:
        yield " ".join(words)


def _chop(word: str, width: int, measure: Measure) -> list[str]:
    """A word longer than a line, cut where the line ends."""
    pieces: list[str] = []
    start = used = 0
    for at, char in enumerate(word):
        cells = measure(char)
        if used + cells > width and at > start:
            pieces.append(word[start:at])
            start, used = at, 0
        used += cells
    return [*pieces, word[start:]]
