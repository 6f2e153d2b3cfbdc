"""Set the rows of a table in columns, or, where they do not fit, a cell a line. Knows cells; knows nothing of pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from reader.base.regex import expression
from reader.model.span import Span
from reader.page.cells import clip, width_of

BETWEEN = 2
"""Cells, at least, between two columns."""

LONGEST_NAME = 24
"""Cells of a column's name before a cell that stands alone."""

_FIGURE = expression(r"[^\w\t]{0,3}\d[\d.,:/ \u00a0\u202f-]*\s?(?:%|[^\W\d]{1,3})?[^\w\t]{0,2}|[-–—]|")


class Table(NamedTuple):
    """How the rows of one table are set."""

    widths: tuple[int, ...]
    """Cells of each column; () where the columns are wider than the page: then each cell has a row of its own."""
    figures: tuple[bool, ...] = ()
    """Which columns hold figures, and are set flush right."""
    names: tuple[str, ...] = ()
    """What stands before the cells of each column where each has a row of its own, equally wide."""

    def gaps(self, line: str) -> tuple[int, ...]:
        """The cells that each tab of a line takes; () where tabs are as wide as everywhere."""
        cells = line.split("\t")
        if not self.widths or len(cells) > len(self.widths):
            return ()
        spare = [width - width_of(cell) for width, cell in zip(self.widths, cells, strict=False)]
        if min(spare) < 0:
            return ()
        behind = [0 if right else room for room, right in zip(spare, self.figures, strict=False)]
        before = [room if right else 0 for room, right in zip(spare, self.figures, strict=False)]
        return tuple(behind[at] + BETWEEN + before[at + 1] for at in range(len(cells) - 1))

    def name(self, column: int) -> str:
        """What stands before a cell that has a row of its own."""
        return self.names[column] if column < len(self.names) else ""


def table_of(lines: Sequence[str], width: int) -> Table:
    """How to set these rows of cells, with tabs between them, in `width` cells."""
    rows = [cells for line in lines if len(cells := line.split("\t")) > 1]  # one cell alone is the table's caption
    if not rows:
        return Table(())
    columns = list(zip_longest(*rows, fillvalue=""))
    widths = tuple(max(map(width_of, column)) for column in columns)
    if sum(widths) + BETWEEN * (len(widths) - 1) <= width:
        # The first column names what the row is about, so it stays where the eye looks for it.
        figures = tuple(at > 0 and _is_figures(column[1:]) for at, column in enumerate(columns))
        return Table(widths, figures)
    return Table((), names=tuple(_equally_wide(rows[0])) if _names_columns(rows) else ())


def cell_spans(text: str, span: Span) -> list[Span]:
    """The cells of rows in `span`, in order; those without words are left out."""
    cells: list[Span] = []
    start = span.start
    for part in re.split(r"([\t\n])", text[span.start : span.end]):
        if part.strip():
            cells.append(Span(start, start + len(part)))
        start += len(part)
    return cells


def _equally_wide(names: Sequence[str]) -> Iterator[str]:
    names = [clip(" ".join(name.split()), LONGEST_NAME) for name in names]
    longest = max(map(width_of, names[1:]))
    for name in names:
        yield name + " " * (longest - width_of(name) + BETWEEN)


def _is_figures(cells: Iterable[str]) -> bool:
    told = [cell for cell in cells if cell.strip()]
    return bool(told) and sum(_FIGURE.fullmatch(cell.strip()) is not None for cell in told) * 4 >= 3 * len(told)


def _names_columns(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row says what the columns are: no figures in it, and figures below."""
    first, *others = rows
    return not any(map(_has_digit, first)) and any(_has_digit(cell) for row in others for cell in row)


def _has_digit(cell: str) -> bool:
    return any(map(str.isdigit, cell))
