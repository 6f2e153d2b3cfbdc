"""Join the cells of a table into one text and keep the marks in them. Works for any format."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from reader.base import lazy_regex
from reader.model.document import Alignment, Mark, MarkKind
from reader.model.landings import Landing, clamp_landings
from reader.model.span import Span


class TableCell(NamedTuple):
    """The text of a cell, its marks and its landings."""

    text: str
    marks: tuple[Mark, ...] = ()
    landings: tuple[Landing, ...] = ()
    alignment: Alignment = Alignment.UNSTATED

    def as_header(self) -> TableCell:
        """The same cell as the header of a column or row, in bold."""
        bold = Mark(MarkKind.STRONG, Span(0, len(self.text)))
        return self._replace(marks=(bold, *self.marks)) if self.text else self


_STATED = lazy_regex.compile(r"text-align:\s{0,9}(left|right|center)", re.IGNORECASE, within=("text-align:",))


def alignment_of(style: object, attribute: object = None) -> Alignment:
    """The alignment that a cell's style sheet states, else its attribute."""
    stated = _STATED.search(str(style)) if style else None
    return _ALIGNMENTS.get(stated[1].lower() if stated else str(attribute).lower(), Alignment.UNSTATED)


_ALIGNMENTS = {"left": Alignment.LEFT, "right": Alignment.RIGHT, "center": Alignment.CENTER}


class TableText(NamedTuple):
    """The text of a table, with the marks and landings in it."""

    text: str
    marks: tuple[Mark, ...]
    landings: tuple[Landing, ...]
    alignments: tuple[Alignment, ...]
    """Of each column; () if none is stated."""


def join_rows(rows: Sequence[Sequence[TableCell]]) -> TableText:
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
    return TableText(text, tuple(marks), clamp_landings(landings, text), _alignments(rows))


def _alignments(rows: Sequence[Sequence[TableCell]]) -> tuple[Alignment, ...]:
    """The alignment of each column: that of most of its cells, since each states its own; empty cells do not count."""
    if all(cell.alignment is Alignment.UNSTATED for row in rows for cell in row):
        return ()
    return tuple(_usual([cell for cell in column if cell and cell.text]) for column in zip_longest(*rows))


def _usual(cells: Sequence[TableCell]) -> Alignment:
    counts = Counter(cell.alignment for cell in cells)
    return max(counts, key=counts.__getitem__, default=Alignment.UNSTATED)
