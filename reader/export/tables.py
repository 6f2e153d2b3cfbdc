"""Which parts of a table's text are its cells, however the source parted them. Knows nothing of formats."""

from __future__ import annotations

from collections.abc import Iterator

from reader.model.document import Document
from reader.model.span import Span

_PARTINGS = ("\t", " | ")
"""What stands between two cells: a tab where a page or a program made the table, a bar where somebody typed it."""

Row = tuple[Span, ...]


def lines_of(document: Document, span: Span) -> list[str]:
    """The lines of a table's text, those left out that stand blank between its rows."""
    return [line for line in document.slice(span).split("\n") if line.strip()]


def rows_of(document: Document, span: Span) -> list[Row]:
    """The cells of a table row by row, as many in each; none where its lines are not parted into cells."""
    text = document.slice(span)
    parting = next((mark for mark in _PARTINGS if mark in text), None)
    if parting is None:
        return []
    rows = list(_rows(text, span.start, parting))
    width = max(map(len, rows))
    # What a row has not stands, without a letter, at its end.
    return [row + (Span(row[-1].end, row[-1].end),) * (width - len(row)) for row in rows]


def _rows(text: str, start: int, parting: str) -> Iterator[Row]:
    for line in text.split("\n"):
        if line.strip():
            yield tuple(_cells(line, start, parting))
        start += len(line) + 1


def _cells(line: str, start: int, parting: str) -> Iterator[Span]:
    for cell in line.split(parting):
        words = cell.strip()
        begin = start + (cell.index(words) if words else 0)
        yield Span(begin, begin + len(words))
        start += len(cell) + len(parting)
