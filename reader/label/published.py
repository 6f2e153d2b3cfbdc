"""Extract the date of publication from a dateline or byline, or from what is printed around the headline."""

from __future__ import annotations

from collections.abc import Iterator

from reader.base.dates import date_in
from reader.label.timestamps import is_date_line
from reader.model.document import BlockKind
from reader.model.draft import Draft

MAX_BLOCKS_BELOW_HEADLINE = 6
"""Blocks from the headline on in which a date is looked for if no dateline or byline has one."""


def publication_date(draft: Draft) -> str | None:
    """The first full date in a dateline, or else in a byline, or else in a line around the headline that states nothing
    else, as an ISO 8601 date; None if there is none."""
    for kind in (BlockKind.DATELINE, BlockKind.BYLINE):
        for block in draft.blocks:
            if block.kind is kind and (date := date_in(block.text)):
                return date
    return next((date for line in _lines_around_headline(draft) if (date := date_in(line))), None)


def _lines_around_headline(draft: Draft) -> Iterator[str]:
    """The lines of furniture next to the headline, and from there to the story, that state a date."""
    headline = next((index for index, block in enumerate(draft.blocks) if block.kind is BlockKind.HEADLINE), None)
    if headline is None:
        return
    for block in draft.blocks[max(0, headline - 1) : headline + MAX_BLOCKS_BELOW_HEADLINE]:
        if block.kind is BlockKind.PARAGRAPH:
            return
        if block.kind is BlockKind.FURNITURE:
            yield from filter(is_date_line, block.text.split("\n"))
