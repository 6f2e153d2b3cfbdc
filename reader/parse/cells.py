"""The cells of a table as one text, with the marks in them. Knows words and marks; knows no format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.model.document import Mark, MarkKind
from reader.model.span import Span


class Cell(NamedTuple):
    """Words, and the marks over them."""

    text: str
    marks: tuple[Mark, ...] = ()

    def as_name(self) -> Cell:
        """The same words as the name of a column or a row, which stands out."""
        name = Mark(MarkKind.STRONG, Span(0, len(self.text)))
        return self._replace(marks=(name, *self.marks)) if self.text else self


def joined(rows: Iterable[Sequence[Cell]]) -> Cell:
    """A line a row, a tab between two cells; without rows that are blank, and blank cells at the end of a row."""
    lines: list[str] = []
    marks: list[Mark] = []
    start = 0
    for row in rows:
        if not any(cell.text for cell in row):
            continue
        at = start
        for cell in row:
            marks += (mark.shifted(at) for mark in cell.marks)
            at += len(cell.text) + 1
        lines.append("\t".join(cell.text for cell in row).rstrip("\t"))
        start += len(lines[-1]) + 1
    return Cell("\n".join(lines), tuple(marks))
