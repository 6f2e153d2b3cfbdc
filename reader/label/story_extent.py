"""Where the story begins and ends among the blocks."""

from __future__ import annotations

from reader.label.blocks import Blocks, is_open, is_unlabelled
from reader.label.byline_forms import is_bare_byline, is_byline
from reader.label.lines import is_prose
from reader.model.document import BlockKind

MAX_FRONT_MATTER_BLOCKS = 80
"""Blocks from the top among which the story begins; no front matter is longer."""

MAX_TITLE_CHARS = 200
"""Code points in the longest title. Headlines of news sites are rarely longer than 120."""

MAX_BLOCKS_TO_BYLINE = 4
"""Blocks below a sentence in which a byline or date is looked for, not counting pictures and furniture."""

ASIDE_KINDS = frozenset({BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.CREDIT})
"""Kinds that appear within the story without being part of it."""

PROSE_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM, BlockKind.TABLE, BlockKind.CODE})
"""Kinds that always belong to the story."""

BODY_KINDS = PROSE_KINDS | {BlockKind.HEADING}
"""Those and the headings between them."""


def is_story(blocks: Blocks, index: int) -> bool:
    """Whether a block belongs to the story, judging by its kind or, if it has none yet, by its text."""
    block = blocks[index]
    return block.kind in PROSE_KINDS or (is_open(block) and block.in_story is not False and is_prose(block.text))


def first_prose(blocks: Blocks) -> int:
    """Index of the first block that belongs to the story; `len(blocks)` if none does."""
    return next((index for index in range(len(blocks)) if is_story(blocks, index)), len(blocks))


def last_prose(blocks: Blocks) -> int:
    """Index of the last block that belongs to the story; -1 if none does."""
    return next((index for index in reversed(range(len(blocks))) if is_story(blocks, index)), -1)


def story_start(blocks: Blocks) -> int:
    """Index of the first block that can only be the story: prose with no byline or date right below it."""
    has_byline = has_date = False
    for index, block in enumerate(blocks[:MAX_FRONT_MATTER_BLOCKS]):
        has_byline = has_byline or _is_byline_block(blocks, index)
        has_date = has_date or block.kind is BlockKind.DATELINE
        if not is_open(block) or block.in_story is False or not is_prose(block.text) or _may_be_title(blocks, index):
            continue
        if (has_byline and has_date) or not _front_matter_follows(blocks, index, index <= 4):
            return index
    return first_prose(blocks)


def _may_be_title(blocks: Blocks, index: int) -> bool:
    """Whether a sentence may be a title: only labelled blocks are above it, and front matter is below it."""
    return (
        len(blocks[index].text) <= MAX_TITLE_CHARS
        and not any(map(is_unlabelled, blocks[:index]))
        and _front_matter_follows(blocks, index, nearby=True)
    )


def _front_matter_follows(blocks: Blocks, index: int, nearby: bool) -> bool:
    """Whether a byline or a date comes below a block before the next sentence does."""
    distance = 0
    for below in range(index + 1, min(index + MAX_FRONT_MATTER_BLOCKS, len(blocks))):
        if blocks[below].kind in ASIDE_KINDS:
            continue
        distance += 1
        if distance > MAX_BLOCKS_TO_BYLINE:
            return False
        if blocks[below].kind is BlockKind.DATELINE or _is_byline_block(blocks, below):
            return True
        if nearby and is_open(blocks[below]) and is_bare_byline(blocks[below].text):
            return True
        if is_story(blocks, below) and below > index + 1:
            return False
    return False


def _is_byline_block(blocks: Blocks, index: int) -> bool:
    block = blocks[index]
    return block.kind is BlockKind.BYLINE or (is_open(block) and is_byline(block.text))
