"""Extract the date of publication from a dateline or byline, or from what is printed around the headline."""

from __future__ import annotations

from reader.base.dates import date_in
from reader.label.headline_lines import lines_around_headline
from reader.label.timestamps import is_date_line
from reader.model.document import BlockKind
from reader.model.draft import Draft


def publication_date(draft: Draft) -> str | None:
    """The first full date in a dateline, or else in a byline, or else in a line around the headline that states nothing
    else, as an ISO 8601 date; None if there is none."""
    for kind in (BlockKind.DATELINE, BlockKind.BYLINE):
        for block in draft.blocks:
            if block.kind is kind and (date := date_in(block.text)):
                return date
    return next((date for line in lines_around_headline(draft) if is_date_line(line) and (date := date_in(line))), None)
