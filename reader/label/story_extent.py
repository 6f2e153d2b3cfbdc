"""Where the story begins and ends among the blocks."""

from __future__ import annotations

from reader.label.blocks import Blocks, is_open, is_unlabelled
from reader.label.byline_forms import is_bare_byline, is_byline
from reader.label.lines import is_prose
from reader.model.document import BlockKind

MAX_FRONT_MATTER_BLOCKS = 80
"""Blocks from the top among which the story begins; beyond, a text has no front matter."""

MAX_TITLE_CHARS = 200
"""Code points. Headlines of news sites rarely pass 120."""

MAX_BLOCKS_TO_BYLINE = 4
"""Blocks under a sentence in which a byline or date is looked for, pictures and furniture not counted."""

ASIDE_KINDS = frozenset({BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.CREDIT})
"""Kinds that stand amid the story without being part of it."""

PROSE_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM, BlockKind.TABLE, BlockKind.CODE})
"""Kinds that are the story whenever they are known."""


def is_story(blocks: Blocks, at: int) -> bool:
    """Whether a block reads as the story, as far as is known."""
    block = blocks[at]
    return block.kind in PROSE_KINDS or (is_open(block) and block.in_story is not False and is_prose(block.text))


def first_prose(blocks: Blocks) -> int:
    """Number of the first block that reads as the story; beyond the last where none does."""
    return next((at for at in range(len(blocks)) if is_story(blocks, at)), len(blocks))


def last_prose(blocks: Blocks) -> int:
    """Number of the last block that reads as the story; -1 where none does."""
    return next((at for at in reversed(range(len(blocks))) if is_story(blocks, at)), -1)


def story_start(blocks: Blocks) -> int:
    """Number of the first block that can only be the story: prose with no byline or date right under it."""
    signed = dated = False
    for at, block in enumerate(blocks[:MAX_FRONT_MATTER_BLOCKS]):
        signed = signed or _signs(blocks, at)
        dated = dated or block.kind is BlockKind.DATELINE
        if not is_open(block) or block.in_story is False or not is_prose(block.text) or _may_be_title(blocks, at):
            continue
        if (signed and dated) or not _front_matter_follows(blocks, at, at <= 4):
            return at
    return first_prose(blocks)


def _may_be_title(blocks: Blocks, at: int) -> bool:
    """A title that ends in a point: nothing but what is named already stands over it, front matter under it."""
    return (
        len(blocks[at].text) <= MAX_TITLE_CHARS
        and not any(map(is_unlabelled, blocks[:at]))
        and _front_matter_follows(blocks, at, near=True)
    )


def _front_matter_follows(blocks: Blocks, at: int, near: bool) -> bool:
    """Whether a byline or a date stands under a block before the next sentence does."""
    seen = 0
    for below in range(at + 1, min(at + MAX_FRONT_MATTER_BLOCKS, len(blocks))):
        if blocks[below].kind in ASIDE_KINDS:
            continue
        seen += 1
        if seen > MAX_BLOCKS_TO_BYLINE:
            return False
        if blocks[below].kind is BlockKind.DATELINE or _signs(blocks, below):
            return True
        if near and is_open(blocks[below]) and is_bare_byline(blocks[below].text):
            return True
        if is_story(blocks, below) and below > at + 1:
            return False
    return False


def _signs(blocks: Blocks, at: int) -> bool:
    block = blocks[at]
    return block.kind is BlockKind.BYLINE or (is_open(block) and is_byline(block.text))
