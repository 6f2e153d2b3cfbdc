"""Name what markup knows to be the story, and what it keeps apart from it. Knows no words."""

from __future__ import annotations

from reader.label.blocks import Blocks, is_marked_heading, is_open, is_unlabelled, set_kind
from reader.model.document import BlockKind
from reader.model.draft import Draft


def label_story(draft: Draft) -> Draft:
    """Blocks of the story that are neither a note nor furniture are its paragraphs and headings."""

    def is_told(blocks: Blocks, at: int) -> bool:
        return blocks[at].in_story is True

    draft = set_kind(draft, BlockKind.PARAGRAPH, lambda blocks, at: is_told(blocks, at) and is_open(blocks[at]))
    return set_kind(draft, BlockKind.HEADING, lambda blocks, at: is_told(blocks, at) and is_marked_heading(blocks[at]))


def label_asides(draft: Draft) -> Draft:
    """Blocks beside the story that are neither byline nor caption nor note are furniture."""
    return set_kind(
        draft, BlockKind.FURNITURE, lambda blocks, at: blocks[at].in_story is False and is_unlabelled(blocks[at])
    )
