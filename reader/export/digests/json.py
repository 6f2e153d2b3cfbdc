"""A tally as one JSON object: what was counted in all, then the rows, one a line."""

from __future__ import annotations

from collections.abc import Iterator

from reader.digest.tally import Tally
from reader.export.digests.columns import COLUMNS, Cell
from reader.export.json import spread
from reader.export.lines import Page
from reader.export.record import SCHEMA


def write(tally: Tally, _page: Page) -> Iterator[str]:
    """The object; `found` is how many rows there are, with those that were not asked for."""
    total = tally.total
    yield (
        spread(
            {
                "schema": SCHEMA,
                "by": tally.by,
                "articles": total.articles,
                "outlets": total.outlet_count,
                "quotes": total.quotes,
                "words": total.words,
                "unsourced": total.unsourced,
                "found": len(tally),
                "rows": [
                    {column.name: _rounded(column.value(row)) for column in COLUMNS[tally.by]} for row in tally.rows()
                ],
            }
        )
        + "\n"
    )


def _rounded(value: Cell) -> Cell:
    return round(value, 4) if isinstance(value, float) else value
