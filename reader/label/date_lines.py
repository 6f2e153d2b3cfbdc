"""Find the lines that only say when the article was published."""

from __future__ import annotations

import re

from reader.base.regex import expression
from reader.label.blocks import Blocks, is_open, set_kind
from reader.label.byline_forms import is_byline
from reader.label.timestamps import is_date_line
from reader.model.document import BlockKind
from reader.model.draft import Draft

_STATES = expression(r"(?:first |last )?(?:updated|published|posted|modified)\b", re.IGNORECASE)

MAX_BLOCKS_TO_STORY = 6
"""Blocks over a line in which the story may have begun."""

_DAY = expression(r"\d{4}|[A-Za-z]{4,}|\bago\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\d[/.]\d+[/.]\d")


def label_date_lines(draft: Draft) -> Draft:
    """Lines that say when it was published, wherever they stand over or under the story."""
    return set_kind(draft, BlockKind.DATELINE, _is_date)


def _is_date(blocks: Blocks, at: int) -> bool:
    block = blocks[at]
    if not is_open(block) or not is_date_line(block.text) or is_byline(block.text):
        return False
    if (
        block.in_story
        and not _STATES.match(block.text)
        and any(above.in_story for above in blocks[max(0, at - MAX_BLOCKS_TO_STORY) : at])
    ):
        return False  # Amid a story that the markup tells from the rest, it is part of a table or a log.
    # A bare time of day amid the story heads an entry of a live log.
    return bool(_DAY.search(block.text)) or (at > 0 and blocks[at - 1].kind is BlockKind.DATELINE)
