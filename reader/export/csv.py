"""CSV for spreadsheets: one row per quote, per name or per fact."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO

from reader.base.printable import printable
from reader.base.text import one_line
from reader.export.facts import quote_facts
from reader.model.document import Document
from reader.model.paragraphs import Paragraphs

Cell = str | int
Row = Sequence[Cell]

QUOTE_COLUMNS = (
    "uri",
    "id",
    "kind",
    "speaker",
    "role",
    "cue",
    "via",
    "paragraph",
    "start",
    "end",
    "content",
    "reason",
    "certainty",
)
ENTITY_COLUMNS = ("uri", "id", "kind", "name", "role", "mentions", "aliases", "start")

FACT_COLUMNS = ("uri", "kind", "text", "value", "certainty", "paragraph", "start", "end")

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet would run a cell that begins with one of these as a formula."""


def write_quotes(documents: Iterable[Document]) -> Iterator[str]:
    """A heading row, then one row per quote; documents follow one another."""
    return _table(QUOTE_COLUMNS, documents, _quote_rows)


def write_entities(documents: Iterable[Document]) -> Iterator[str]:
    """A heading row, then one row per name; documents follow one another."""
    return _table(ENTITY_COLUMNS, documents, _entity_rows)


def write_facts(documents: Iterable[Document]) -> Iterator[str]:
    """A heading row, then a row for each place where something can be checked; documents follow one another."""
    return _table(FACT_COLUMNS, documents, _fact_rows)


def _quote_rows(document: Document) -> Iterator[Row]:
    uri = printable(document.source.uri)
    for quote, facts in zip(document.quotes, quote_facts(document), strict=True):
        yield (
            uri,
            facts.id,
            facts.kind,
            facts.speaker,
            facts.role,
            facts.cue,
            facts.via,
            facts.paragraph,
            quote.content[0].start,
            quote.content[-1].end,
            facts.words,
            facts.reason,
            facts.certainty,
        )


def _entity_rows(document: Document) -> Iterator[Row]:
    uri = printable(document.source.uri)
    for entity in document.entities:
        yield (
            uri,
            entity.id,
            entity.kind.value,
            entity.name,
            one_line(entity.role or ""),
            len(entity.mentions),
            "; ".join(one_line(alias.text) for alias in entity.aliases),
            entity.mentions[0].start,
        )


def _fact_rows(document: Document) -> Iterator[Row]:
    uri = printable(document.source.uri)
    paragraphs = Paragraphs(document)
    for fact in document.facts:
        yield (
            uri,
            fact.kind.value,
            one_line(document.slice(fact.span)),
            fact.value or "",
            fact.certainty.value,
            paragraphs.number_at(fact.span.start),
            *fact.span,
        )


def _table(columns: Row, documents: Iterable[Document], rows_of: Callable[[Document], Iterable[Row]]) -> Iterator[str]:
    yield csv_lines([columns])
    for document in documents:
        yield csv_lines(rows_of(document))


def csv_lines(rows: Iterable[Row]) -> str:
    """Rows as lines; no cell can be mistaken for a formula."""
    page = StringIO()
    csv.writer(page, lineterminator="\n").writerows([_cell(cell) for cell in row] for row in rows)
    return page.getvalue()


def _cell(cell: Cell) -> Cell:
    if isinstance(cell, int):
        return cell
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
