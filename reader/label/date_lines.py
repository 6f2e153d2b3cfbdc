"""Find the lines that only state when the article was published."""

from __future__ import annotations

import re

from reader.base import lazy_regex
from reader.label.blocks import Blocks, is_open, set_kind
from reader.label.byline_forms import is_byline
from reader.label.timestamps import is_date_line
from reader.model.document import BlockKind
from reader.model.draft import Draft

_PUBLICATION_LABEL = lazy_regex.compile(r"(?:first |last )?(?:updated|published|posted|modified)\b", re.IGNORECASE)

MAX_BLOCKS_TO_STORY = 6
"""Blocks above a line that are checked for the story having begun."""

_DATE = lazy_regex.compile(
    r"\d{4}|[A-Za-z]{4,}|\bago\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\d[/.]\d+[/.]\d"
)


def label_date_lines(draft: Draft) -> Draft:
    """Label lines that state when the article was published, above or below the story."""
    return set_kind(draft, BlockKind.DATELINE, _is_date)


def _is_date(blocks: Blocks, index: int) -> bool:
    block = blocks[index]
    if not is_open(block) or not is_date_line(block.text) or is_byline(block.text):
        return False
    if (
        block.in_story
        and not _PUBLICATION_LABEL.match(block.text)
        and any(above.in_story for above in blocks[max(0, index - MAX_BLOCKS_TO_STORY) : index])
    ):
        return False  # Within a story that is marked up as such, it is part of a table or a live blog.
    # A bare time of day within the story is the heading of an entry in a live blog.
    return bool(_DATE.search(block.text)) or (index > 0 and blocks[index - 1].kind is BlockKind.DATELINE)
