"""The cells of a table as one text, with the marks in them. Knows words and marks; knows no format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.model.document import Mark, MarkKind
from reader.model.landings import Landing, within
from reader.model.span import Span


class TableCell(NamedTuple):
    """Words, the marks over them, and the places in them that have a name."""

    text: str
    marks: tuple[Mark, ...] = ()
    landings: tuple[Landing, ...] = ()

    def as_header(self) -> TableCell:
        """The same words as the name of a column or a row, which stands out."""
        name = Mark(MarkKind.STRONG, Span(0, len(self.text)))
        return self._replace(marks=(name, *self.marks)) if self.text else self


def join_rows(rows: Iterable[Sequence[TableCell]]) -> TableCell:
    """A line a row, a tab between two cells; without rows that are blank, and blank cells at the end of a row."""
    lines: list[str] = []
    marks: list[Mark] = []
    landings: list[Landing] = []
    start = 0
    for row in rows:
        at = start
        for cell in row:
            marks += (mark.shifted(at) for mark in cell.marks)
            landings += (landing.shifted(at) for landing in cell.landings)
            at += len(cell.text) + 1
        if any(cell.text for cell in row):
            lines.append("\t".join(cell.text for cell in row).rstrip("\t"))
            start += len(lines[-1]) + 1
    text = "\n".join(lines)
    return TableCell(text, tuple(marks), within(landings, text))
