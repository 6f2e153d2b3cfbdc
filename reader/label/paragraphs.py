"""Name what is left: the story."""

from __future__ import annotations

from reader.label.blocks import is_marked_heading, is_open, set_kind
from reader.model.document import BlockKind
from reader.model.draft import Draft


def label_paragraphs(draft: Draft) -> Draft:
    """Whatever nobody has named is a paragraph, or a heading where the markup says so."""
    draft = set_kind(draft, BlockKind.HEADING, lambda blocks, at: is_marked_heading(blocks[at]))
    return set_kind(draft, BlockKind.PARAGRAPH, lambda blocks, at: is_open(blocks[at]))
