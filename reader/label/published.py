"""Read the date of publication off a dateline or byline."""

from __future__ import annotations

from reader.base.dates import date_in
from reader.model.document import BlockKind
from reader.model.draft import Draft


def publication_date(draft: Draft) -> str | None:
    """The first full date that a dateline, or else a byline, states, in ISO form; None where none does."""
    for kind in (BlockKind.DATELINE, BlockKind.BYLINE):
        for block in draft.blocks:
            if block.kind is kind and (found := date_in(block.text)):
                return found
    return None
