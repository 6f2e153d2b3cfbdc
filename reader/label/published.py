"""Extract the date of publication from a dateline or byline."""

from __future__ import annotations

from reader.base.dates import date_in
from reader.model.document import BlockKind
from reader.model.draft import Draft


def publication_date(draft: Draft) -> str | None:
    """The first full date in a dateline, or else in a byline, as an ISO 8601 date; None if there is none."""
    for kind in (BlockKind.DATELINE, BlockKind.BYLINE):
        for block in draft.blocks:
            if block.kind is kind and (date := date_in(block.text)):
                return date
    return None
