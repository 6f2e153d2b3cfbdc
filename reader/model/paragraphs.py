"""Number the paragraphs of a story, as ¶ 6 on the screen and in exports. Knows blocks; knows nothing of rows."""

from __future__ import annotations

from bisect import bisect_right

from reader.model.document import BlockKind, Document

NUMBERED = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM})
"""Kinds that count as a paragraph of the story."""


TOP = "top"
"""Where headline, summary and byline stand."""


class Paragraphs:
    """The numbered paragraphs of one document, found by offset."""

    def __init__(self, document: Document) -> None:
        self._starts = [block.span.start for block in document.blocks if block.kind in NUMBERED]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._starts)

    def number_at(self, offset: int) -> int:
        """The paragraph that `offset` lies in or, between paragraphs, the one before; 0 above the first."""
        return bisect_right(self._starts, offset)

    def name_at(self, offset: int) -> str:
        """How lists call that place: "¶6", and `TOP` above the first paragraph."""
        return name_of(self.number_at(offset))


def name_of(number: int) -> str:
    """How lists call the paragraph of this number, 0 for what stands above the first."""
    return f"¶{number}" if number else TOP
