"""Rows of a list entry: words on the left, a figure on the right. Knows cells; knows nothing of articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from reader.base.values import Value
from reader.model.span import Span
from reader.page.cells import clip, width_of
from reader.page.wrap import wrap

LABEL_CELLS = 13
"""Cells of the column of labels."""

MIN_LABEL_COLUMN_CELLS = 40
"""Cells below which there is no room for that column: a label goes above its words."""

MIN_WORDS_CELLS = 4
"""Cells below which words say nothing."""

_LOOKS = {
    "plain": RichStyle(),
    "strong": RichStyle(bold=True),
    "muted": RichStyle(dim=True),
    "quiet": RichStyle(italic=True, dim=True),
}

_LIT = RichStyle(bold=True, underline=True, dim=False)


class EntryLine(Value):
    """One line of an entry."""

    left: str
    right: str = ""
    look: str = "plain"
    """`plain`, `strong`, `muted` or `quiet`."""
    indent: int = 0
    """Cells to its left."""
    wraps: bool = False
    """Whether it wraps; otherwise it is cut with an ellipsis."""
    label: str = ""
    """Drawn before it, in a column of its own."""
    lit: tuple[Span, ...] = ()
    """The parts of `left` that were searched for."""

    def hang(self, width: int) -> int:
        """Cells to the left of each row of words, given the total width."""
        if not self.label:
            return self.indent
        return self.indent + (LABEL_CELLS if width >= MIN_LABEL_COLUMN_CELLS else 2)

    def has_label_over(self, width: int) -> bool:
        """Whether the label takes a row of its own."""
        return width < MIN_LABEL_COLUMN_CELLS and bool(self.label.strip())


class LateLines:
    """Lines of an entry that are made whenever they are looked at: of thousands of entries few are ever drawn."""

    __slots__ = ("_count", "_has_label", "_make")

    def __init__(self, make: Callable[[], Iterable[EntryLine]], count: int, *, has_label: bool = False) -> None:
        """`make` returns this many lines, none of which wraps; with `has_label`, one of them has a label."""
        self._make, self._count, self._has_label = make, count, has_label

    def __iter__(self) -> Iterator[EntryLine]:
        return iter(self._make())

    def height(self, width: int) -> int:
        """Rows at this width."""
        return self._count + (self._has_label and width < MIN_LABEL_COLUMN_CELLS)


class Entry(Visual):
    """Lines of plain text, never markup, each cut or wrapped to the width."""

    def __init__(self, lines: Sequence[EntryLine] | LateLines) -> None:
        self.lines = lines

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """All of the container."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Rows at this width."""
        if isinstance(self.lines, LateLines):
            return self.lines.height(width)
        return sum(len(self._rows(line, width)) + line.has_label_over(width) for line in self.lines)

    def _rows(self, line: EntryLine, width: int) -> list[Span]:
        """The part of the words in each row."""
        if not line.wraps:
            return [Span(0, len(line.left))]
        room = max(1, width - line.hang(width) - (width_of(line.right) + 1 if line.right else 0))
        return [Span(start, end) for start, end in wrap(line.left, 0, len(line.left), room)]

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The rows, each exactly `width` cells."""
        base = style.rich_style
        strips = []
        for line in self.lines:
            look = base + _LOOKS[line.look]
            label = clip(line.label, width)
            if line.has_label_over(width):
                padding = " " * (width - width_of(label))
                strips.append(Strip([Segment(label + padding, base + _LOOKS["muted"])], width))
                label = ""
            for number, part in enumerate(self._rows(line, width)):
                row = _row(line, part, "" if number else line.right, width)
                label = "" if number else label
                before = [Segment(label, base + _LOOKS["muted"])]
                strips.append(Strip([*before, *_painted(row, len(label), look)], width))
        return strips if height is None else strips[:height]


class _Row(NamedTuple):
    """One row as it is drawn."""

    words: str
    lit: Sequence[Span]
    """What was searched for, in code points of the row."""


def _row(line: EntryLine, part: Span, right: str, width: int) -> _Row:
    indent = min(line.hang(width), width)
    room = width - indent - (width_of(right) + 1 if right else 0)
    if room < MIN_WORDS_CELLS and right:
        right = _cut(right, width - indent, width_of(line.left))
        room = width - indent - (width_of(right) + 1 if right else 0)
    left = clip(line.left[part.start : part.end].replace("\t", " ").replace("\n", " "), room)
    gap = width - indent - width_of(left) - width_of(right)
    shown = Span(part.start, part.start + len(left))
    lit = [
        Span(max(one.start, shown.start), min(one.end, shown.end)).shifted(indent - part.start)
        for one in line.lit
        if one.overlaps(shown)
    ]
    return _Row(" " * indent + left + " " * max(0, gap) + right, lit)


def _cut(right: str, width: int, left_width: int) -> str:
    """What is on the right, cut so that the words have half of the row if they need it; "" if that leaves no room."""
    cells = width - 1 - min(left_width, width // 2)
    return clip(right, cells) if cells >= MIN_WORDS_CELLS else ""


def _painted(row: _Row, start: int, look: RichStyle) -> Iterator[Segment]:
    """The words of a row from a code point on."""
    for span in row.lit:
        yield Segment(row.words[start : span.start], look)
        yield Segment(row.words[span.start : span.end], look + _LIT)
        start = span.end
    yield Segment(row.words[start:], look)
