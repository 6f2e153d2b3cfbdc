"""Extract the date of publication from a dateline or byline, or from what is printed around the headline."""

from __future__ import annotations

from itertools import chain

from reader.base.dates import date_in
from reader.label.headline_lines import lines_around_headline
from reader.label.timestamps import is_date_line, states_publication
from reader.model.document import BlockKind
from reader.model.draft import Draft

MAX_WORDS_AROUND_DATE = 12
"""Words in the longest line around the headline that states the date among other things: author, section, time."""


def printed_before(draft: Draft, stated: str) -> str | None:
    """The first date printed in a dateline or byline above the story, if it is earlier than the date that the page
    states for itself: that is when it was published anew, or the day somewhere else in the world."""
    for block in draft.blocks:
        if block.kind is BlockKind.PARAGRAPH:
            return None
        if block.kind in (BlockKind.DATELINE, BlockKind.BYLINE) and (date := date_in(block.text)):
            return date if date < stated[:10] else None
    return None


def publication_date(draft: Draft) -> str | None:
    """The first full date in a dateline, or else in a byline, or else in a line around the headline that states nothing
    else, or else in one anywhere that says so, or else among other words in a short line around the headline, as an
    ISO 8601 date; None if there is none."""
    for kind in (BlockKind.DATELINE, BlockKind.BYLINE):
        for block in draft.blocks:
            if block.kind is kind and (date := date_in(block.text)):
                return date
    lines = list(lines_around_headline(draft))
    around_headline = (part for line in lines for part in line.split(" | ") if is_date_line(part))
    short = (line for line in lines if len(line.split()) <= MAX_WORDS_AROUND_DATE)
    labelled = (block.text for block in draft.blocks if states_publication(block.text))
    return next((date for line in chain(around_headline, labelled, short) if (date := date_in(line))), None)
