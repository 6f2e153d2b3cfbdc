"""Set a table in columns, in which cells may wrap, or one cell a line if they do not fit. Knows cells; knows nothing of
pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from reader.base import lazy_regex
from reader.base.text import one_line
from reader.model.document import Alignment
from reader.model.span import Span
from reader.page.cells import clip, width_of
from reader.page.wrap import wrap

COLUMN_GAP = 2
"""Minimum cells between two columns."""

MIN_WRAPPED_CELLS = 16
"""Minimum cells of a column whose cells are wrapped."""

MAX_NAME_CELLS = 24
"""Maximum cells of a column name, shown before a cell on its own line."""

_FIGURE = lazy_regex.compile(r"[^\w\t]{0,3}\d[\d.,:/ \u00a0\u202f-]*\s?(?:%|[^\W\d]{1,3})?[^\w\t]{0,2}|[-–—]|")


class Piece(NamedTuple):
    """A part of a cell on one row."""

    start: int
    """First code point."""
    end: int
    """One past the last."""
    gap: int
    """Cells between it and what stands before it on the row."""


class Table(NamedTuple):
    """How to set the rows of one table."""

    widths: tuple[int, ...]
    """Cells of each column; () if they do not fit the page, so that each cell gets a row of its own."""
    alignments: tuple[Alignment, ...] = ()
    """Of each column: as stated, else figures are right-aligned and all others left-aligned."""
    names: tuple[str, ...] = ()
    """Column names, padded to equal width, shown before each cell on a row of its own."""
    wrapped: int = 0
    """How many columns are narrower than some of their cells, which are wrapped."""

    @property
    def needs_pieces(self) -> bool:
        """Whether it cannot be set by widening the tabs alone: cells are wrapped, or the first ones are indented."""
        return self.wrapped > 0 or self.alignments[:1] not in ((), (Alignment.LEFT,))

    def takes(self, line: str) -> bool:
        """Whether the cells of a line go into the columns."""
        return 1 < line.count("\t") + 1 <= len(self.widths)

    def pieces(self, text: str, line: Span) -> Iterator[tuple[Piece, ...]]:
        """The rows of a line of `text`, with each cell wrapped in its column."""
        columns: list[list[tuple[int, int]]] = []
        start = line.start
        for cell, width in zip(text[line.start : line.end].split("\t"), self.widths, strict=False):
            columns.append(list(wrap(text, start, start + len(cell), width)) if cell else [])
            start += len(cell) + 1
        for row in zip_longest(*columns):
            yield tuple(self._placed(text, row))

    def _placed(self, text: str, row: Iterable[tuple[int, int] | None]) -> Iterator[Piece]:
        """What of each column is on a row, in its place."""
        at = left = 0
        for span, width, alignment in zip(row, self.widths, self.alignments, strict=False):
            if span is not None:
                cells = width_of(text[slice(*span)])
                begin = left + _room_before(max(0, width - cells), alignment)
                yield Piece(*span, begin - at)
                at = begin + cells
            left += width + COLUMN_GAP

    def gaps(self, line: str) -> tuple[int, ...]:
        """Cells of each tab in a line; () for the default tab width."""
        cells = line.split("\t")
        if not self.widths or len(cells) > len(self.widths):
            return ()
        spare = [width - width_of(cell) for width, cell in zip(self.widths, cells, strict=False)]
        if min(spare) < 0:
            return ()
        before = [_room_before(room, alignment) for room, alignment in zip(spare, self.alignments, strict=False)]
        return tuple(spare[at] - before[at] + COLUMN_GAP + before[at + 1] for at in range(len(cells) - 1))

    def name(self, column: int) -> str:
        """The column name shown before a cell on a row of its own."""
        return self.names[column] if column < len(self.names) else ""


def _room_before(room: int, alignment: Alignment) -> int:
    """Blank cells before a cell that is narrower than its column by `room`."""
    return {Alignment.RIGHT: room, Alignment.CENTER: room // 2}.get(alignment, 0)


def table_of(lines: Sequence[str], width: int, stated: Sequence[Alignment] = ()) -> Table:
    """How to set these tab-separated rows in `width` cells. `stated` are the alignments that the markup states."""
    rows = [cells for line in lines if len(cells := line.split("\t")) > 1]  # a single cell is the table's caption
    if not rows:
        return Table(())
    columns = list(zip_longest(*rows, fillvalue=""))
    widths = tuple(max(map(width_of, column)) for column in columns)
    fitting = _fitted(widths, width - COLUMN_GAP * (len(widths) - 1))
    if fitting is not None:
        alignments = tuple(_alignment(at, column, stated) for at, column in enumerate(columns))
        return Table(fitting, alignments, wrapped=sum(map(int.__lt__, fitting, widths)))
    return Table((), names=tuple(_equally_wide(rows[0])) if _names_columns(rows) else ())


def _alignment(at: int, column: Sequence[str], stated: Sequence[Alignment]) -> Alignment:
    if at < len(stated) and stated[at] is not Alignment.UNSTATED:
        return stated[at]
    # The first column names the rows, so it stays left-aligned, where the eye expects it.
    return Alignment.RIGHT if at > 0 and _is_figures(column[1:]) else Alignment.LEFT


def _fitted(widths: Sequence[int], room: int) -> tuple[int, ...] | None:
    """Widths of columns that fit together into these cells: the widest ones are made equally narrow. None if they would
    be too narrow to read."""
    fitted = list(widths)
    for done, at in enumerate(sorted(range(len(widths)), key=widths.__getitem__)):
        fitted[at] = min(widths[at], max(0, room) // (len(widths) - done))
        room -= fitted[at]
    if any(cells < min(width, MIN_WRAPPED_CELLS) for cells, width in zip(fitted, widths, strict=True)):
        return None
    return tuple(fitted)


def lines_in(text: str, span: Span) -> Iterator[Span]:
    """The spans of the lines in `span`, in order."""
    start = span.start
    for line in text[span.start : span.end].split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def cell_spans(text: str, span: Span) -> list[Span]:
    """The spans of the cells in `span`, in order; empty cells are left out."""
    cells: list[Span] = []
    start = span.start
    for part in re.split(r"([\t\n])", text[span.start : span.end]):
        if part.strip():
            cells.append(Span(start, start + len(part)))
        start += len(part)
    return cells


def _equally_wide(names: Sequence[str]) -> Iterator[str]:
    names = [clip(one_line(name), MAX_NAME_CELLS) for name in names]
    longest = max(map(width_of, names[1:]))
    for name in names:
        yield name + " " * (longest - width_of(name) + COLUMN_GAP)


def _is_figures(cells: Iterable[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and sum(_FIGURE.fullmatch(cell.strip()) is not None for cell in filled) * 4 >= 3 * len(filled)


def _names_columns(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row contains the column names: it has no digits, and the rows below have some."""
    first, *others = rows
    return not any(map(_has_digit, first)) and any(_has_digit(cell) for row in others for cell in row)


def _has_digit(cell: str) -> bool:
    return any(map(str.isdigit, cell))
