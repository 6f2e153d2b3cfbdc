"""Set a table in columns, of which the last may wrap, or one cell a line if they do not fit. Knows cells; knows nothing
of pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from reader.base import lazy_regex
from reader.base.text import one_line
from reader.model.span import Span
from reader.page.cells import clip, width_of

COLUMN_GAP = 2
"""Minimum cells between two columns."""

MIN_WRAPPED_CELLS = 24
"""Minimum cells of a last column whose cells are wrapped."""

MAX_NAME_CELLS = 24
"""Maximum cells of a column name, shown before a cell on its own line."""

_FIGURE = lazy_regex.compile(r"[^\w\t]{0,3}\d[\d.,:/ \u00a0\u202f-]*\s?(?:%|[^\W\d]{1,3})?[^\w\t]{0,2}|[-–—]|")


class Table(NamedTuple):
    """How to set the rows of one table."""

    widths: tuple[int, ...]
    """Cells of each column; () if they do not fit the page, so that each cell gets a row of its own."""
    figures: tuple[bool, ...] = ()
    """Which columns contain figures and are right-aligned."""
    names: tuple[str, ...] = ()
    """Column names, padded to equal width, shown before each cell on a row of its own."""
    wraps: bool = False
    """Whether cells of the last column may be wider than it, and are wrapped."""

    @property
    def indent(self) -> int:
        """Cells before the last column."""
        return sum(self.widths[:-1]) + COLUMN_GAP * (len(self.widths) - 1)

    def wraps_line(self, line: str) -> bool:
        """Whether the last cell of a line is to be wrapped."""
        cells = line.split("\t")
        return (
            self.wraps
            and len(cells) == len(self.widths)
            and all(width_of(cell) <= width for cell, width in zip(cells[:-1], self.widths, strict=False))
        )

    def gaps(self, line: str) -> tuple[int, ...]:
        """Cells of each tab in a line; () for the default tab width."""
        cells = line.split("\t")
        if not self.widths or len(cells) > len(self.widths):
            return ()
        spare = [width - width_of(cell) for width, cell in zip(self.widths, cells, strict=False)]
        if min(spare) < 0:
            return ()
        after = [0 if right else room for room, right in zip(spare, self.figures, strict=False)]
        before = [room if right else 0 for room, right in zip(spare, self.figures, strict=False)]
        return tuple(after[at] + COLUMN_GAP + before[at + 1] for at in range(len(cells) - 1))

    def name(self, column: int) -> str:
        """The column name shown before a cell on a row of its own."""
        return self.names[column] if column < len(self.names) else ""


def table_of(lines: Sequence[str], width: int) -> Table:
    """How to set these tab-separated rows in `width` cells."""
    rows = [cells for line in lines if len(cells := line.split("\t")) > 1]  # a single cell is the table's caption
    if not rows:
        return Table(())
    columns = list(zip_longest(*rows, fillvalue=""))
    widths = tuple(max(map(width_of, column)) for column in columns)
    last = width - sum(widths[:-1]) - COLUMN_GAP * (len(widths) - 1)
    if last >= min(widths[-1], MIN_WRAPPED_CELLS):
        # The first column names the rows, so it stays left-aligned, where the eye expects it.
        figures = tuple(at > 0 and _is_figures(column[1:]) for at, column in enumerate(columns))
        if last >= widths[-1]:
            return Table(widths, figures)
        return Table((*widths[:-1], last), (*figures[:-1], False), wraps=True)
    return Table((), names=tuple(_equally_wide(rows[0])) if _names_columns(rows) else ())


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
