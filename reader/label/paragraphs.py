"""Label what is left: the paragraphs of the story."""

from __future__ import annotations

from reader.label.blocks import is_marked_heading, is_open, set_kind
from reader.model.document import BlockKind
from reader.model.draft import Draft


def label_paragraphs(draft: Draft) -> Draft:
    """Label every remaining block as a paragraph, or as a heading if its markup makes it one."""
    draft = set_kind(draft, BlockKind.HEADING, lambda blocks, index: is_marked_heading(blocks[index]))
    return set_kind(draft, BlockKind.PARAGRAPH, lambda blocks, index: is_open(blocks[index]))
