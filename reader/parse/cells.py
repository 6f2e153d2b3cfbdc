"""Join the cells of a table into one text and keep the marks in them. Works for any format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.model.document import Mark, MarkKind
from reader.model.landings import Landing, clamp_landings
from reader.model.span import Span


class TableCell(NamedTuple):
    """The text of a cell, its marks and its landings."""

    text: str
    marks: tuple[Mark, ...] = ()
    landings: tuple[Landing, ...] = ()

    def as_header(self) -> TableCell:
        """The same cell as the header of a column or row, in bold."""
        bold = Mark(MarkKind.STRONG, Span(0, len(self.text)))
        return self._replace(marks=(bold, *self.marks)) if self.text else self


def join_rows(rows: Iterable[Sequence[TableCell]]) -> TableCell:
    """Join rows by line feeds and cells by tabs. Blank rows, and blank cells at the end of a row, are left out."""
    lines: list[str] = []
    marks: list[Mark] = []
    landings: list[Landing] = []
    start = 0
    for row in rows:
        offset = start
        for cell in row:
            marks += (mark.shifted(offset) for mark in cell.marks)
            landings += (landing.shifted(offset) for landing in cell.landings)
            offset += len(cell.text) + 1
        if any(cell.text for cell in row):
            lines.append("\t".join(cell.text for cell in row).rstrip("\t"))
            start += len(lines[-1]) + 1
    text = "\n".join(lines)
    return TableCell(text, tuple(marks), clamp_landings(landings, text))
