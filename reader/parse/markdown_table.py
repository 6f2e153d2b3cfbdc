"""The cells of a Markdown table as one block, with the marks in them. Knows nothing of tokens."""

from __future__ import annotations

from collections.abc import Iterable

from reader.model.document import BlockKind, Mark, MarkKind
from reader.model.draft import DraftBlock
from reader.model.span import Span
from reader.parse.markdown_inline import Inline


def cell_of(inline: Inline, *, is_name: bool) -> Inline:
    """The words of a cell, those of its pictures behind them; the name of a column stands out."""
    words = " ".join([inline.text, *(picture.alt for picture in inline.pictures)]).strip()
    marks = (Mark(MarkKind.STRONG, Span(0, len(words))), *inline.marks) if is_name and words else inline.marks
    return Inline(words, marks, ())


def table_of(rows: Iterable[Iterable[Inline]]) -> DraftBlock:
    """A line a row, a tab between two cells."""
    words: list[str] = []
    marks: list[Mark] = []
    at = 0
    for row in rows:
        for column, cell in enumerate(row):
            parting = "\t" if column else "\n" if words else ""
            at += len(parting)
            words += (parting, cell.text)
            marks += (mark.shifted(at) for mark in cell.marks)
            at += len(cell.text)
    return DraftBlock("".join(words), BlockKind.TABLE, marks=tuple(marks))
