"""Name what is left: the story."""

from __future__ import annotations

from reader.label.table import is_open, set_kind
from reader.model.document import BlockKind
from reader.model.draft import Draft


def paragraphs(draft: Draft) -> Draft:
    """Whatever nobody has named is a paragraph."""
    return set_kind(draft, BlockKind.PARAGRAPH, lambda blocks, at: is_open(blocks[at]))
