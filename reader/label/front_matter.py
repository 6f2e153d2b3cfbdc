"""Label what is left above the story: buttons, sections and topics between the headline and the first sentence."""

from __future__ import annotations

from reader.label.blocks import Blocks, is_open, set_kinds
from reader.label.lines import ends_sentence, word_count
from reader.label.story_extent import story_start
from reader.model.document import BlockKind
from reader.model.draft import Draft

MAX_LEFTOVER_WORDS = 9
"""Words in the longest such line; a longer one is text."""


_BYLINE_KINDS = (BlockKind.BYLINE, BlockKind.DATELINE)


def label_leftovers(draft: Draft) -> Draft:
    """Label short lines above the story as furniture, except that the last may be the heading of its first section."""
    blocks = draft.blocks
    start = story_start(blocks)
    if start >= len(blocks):
        return draft  # A list or a poem: there is no story below.
    has_headline = any(block.kind is BlockKind.HEADLINE for block in blocks)
    kinds = {
        index: BlockKind.FURNITURE
        for index in range(start)
        if is_open(blocks[index])
        and _is_leftover(blocks[index].text)
        and not (has_headline and _is_heading_of_story(blocks, index))
    }
    kinds.update(dict.fromkeys(_story_links(blocks, start), BlockKind.FURNITURE))
    return set_kinds(draft, kinds)


def _story_links(blocks: Blocks, start: int) -> list[int]:
    """Indexes of two or more lines between the date and the story that are not sentences: links to other stories."""
    last_byline = next((index for index in reversed(range(start)) if blocks[index].kind in _BYLINE_KINDS), start)
    rows = [
        index
        for index in range(last_byline + 1, start)
        if is_open(blocks[index]) and not ends_sentence(blocks[index].text)
    ]
    return rows if len(rows) >= 2 else []


def _is_leftover(text: str) -> bool:
    return word_count(text) <= MAX_LEFTOVER_WORDS and not (ends_sentence(text) and word_count(text) >= 4)


def _is_heading_of_story(blocks: Blocks, index: int) -> bool:
    """Whether a line is right above the first section of the story and not below another short line."""
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    is_single = index == 0 or not is_open(blocks[index - 1]) or not _is_leftover(blocks[index - 1].text)
    return (
        is_single
        and below is not None
        and (below.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE, BlockKind.CODE) or _is_text(below.text, below.kind))
    )


def _is_text(text: str, kind: BlockKind | None) -> bool:
    return kind is None and not _is_leftover(text)
