"""Find the cells in the text of a table, however the source separated them. Knows nothing of formats."""

from __future__ import annotations

from collections.abc import Iterator

from reader.model.document import Document
from reader.model.span import Span

_SEPARATORS = ("\t", " | ")
"""What separates two cells: a tab if a page or a program made the table, a bar if somebody typed it."""

Row = tuple[Span, ...]


def lines_of(document: Document, span: Span) -> list[str]:
    """The lines of a table's text, without the blank lines between its rows."""
    return [line for line in document.slice(span).split("\n") if line.strip()]


def rows_of(document: Document, span: Span) -> list[Row]:
    """The cells of a table row by row, the same number in each; no rows if its lines are not divided into cells."""
    text = document.slice(span)
    separator = next((separator for separator in _SEPARATORS if separator in text), None)
    if separator is None:
        return []
    rows = list(_rows(text, span.start, separator))
    width = max(map(len, rows))
    # The cells that a row lacks are empty spans at its end.
    return [row + (Span(row[-1].end, row[-1].end),) * (width - len(row)) for row in rows]


def _rows(text: str, start: int, separator: str) -> Iterator[Row]:
    for line in text.split("\n"):
        if line.strip():
            yield tuple(_cells(line, start, separator))
        start += len(line) + 1


def _cells(line: str, start: int, separator: str) -> Iterator[Span]:
    for cell in line.split(separator):
        words = cell.strip()
        begin = start + (cell.index(words) if words else 0)
        yield Span(begin, begin + len(words))
        start += len(cell) + len(separator)
