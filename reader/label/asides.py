"""Label what the markup shows to be the story and what it sets apart from it. Looks at markup only, never at words."""

from __future__ import annotations

from reader.label.blocks import Blocks, is_marked_heading, is_open, is_unlabelled, set_kind
from reader.model.document import BlockKind
from reader.model.draft import Draft


def label_story(draft: Draft) -> Draft:
    """Label blocks of the story that are neither notes nor furniture as its paragraphs and headings."""

    def is_story(blocks: Blocks, index: int) -> bool:
        return blocks[index].in_story is True

    draft = set_kind(
        draft, BlockKind.PARAGRAPH, lambda blocks, index: is_story(blocks, index) and is_open(blocks[index])
    )
    return set_kind(
        draft, BlockKind.HEADING, lambda blocks, index: is_story(blocks, index) and is_marked_heading(blocks[index])
    )


def label_asides(draft: Draft) -> Draft:
    """Label blocks outside the story that are neither byline nor caption nor note as furniture."""
    return set_kind(
        draft,
        BlockKind.FURNITURE,
        lambda blocks, index: blocks[index].in_story is False and is_unlabelled(blocks[index]),
    )
