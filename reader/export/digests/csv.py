"""A tally as CSV: a heading row, then one row for each speaker, outlet, month, kind, verb or name."""

from __future__ import annotations

from collections.abc import Iterator

from reader.base.printable import printable
from reader.digest.tally import Tally
from reader.export.csv import Cell, csv_lines
from reader.export.digests.columns import COLUMNS
from reader.export.digests.columns import Cell as Value
from reader.export.lines import Page


def write(tally: Tally, _page: Page) -> Iterator[str]:
    """Shares are numbers from 0 to 1; what is not known is empty."""
    columns = COLUMNS[tally.by]
    yield csv_lines([[column.name for column in columns]])
    yield csv_lines([_cell(column.value(row)) for column in columns] for row in tally.rows())


def _cell(value: Value) -> Cell:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.4f}"
    return printable(value) if isinstance(value, str) else value
