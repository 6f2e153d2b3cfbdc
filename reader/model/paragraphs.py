"""Number the paragraphs of a story, shown as ¶6 on the screen and in exports."""

from __future__ import annotations

from bisect import bisect_right

from reader.model.document import BlockKind, Document

NUMBERED = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM})
"""Kinds that are counted as paragraphs of the story."""


TOP = "top"
"""Label of the place above the first paragraph, with headline, summary and byline."""


class Paragraphs:
    """The numbered paragraphs of a document, found by offset."""

    def __init__(self, document: Document) -> None:
        self._starts = [block.span.start for block in document.blocks if block.kind in NUMBERED]

    @property
    def count(self) -> int:
        """The number of paragraphs."""
        return len(self._starts)

    def start_of(self, number: int) -> int:
        """Where a paragraph begins, or the last one if there are fewer; 0 is the top of the document."""
        return self._starts[min(number, self.count) - 1] if number and self._starts else 0

    def number_at(self, offset: int) -> int:
        """The number of the paragraph at `offset`, or of the previous one between paragraphs; 0 above the first."""
        return bisect_right(self._starts, offset)

    def name_at(self, offset: int) -> str:
        """The label of that paragraph in lists: "¶6", or `TOP` above the first."""
        return paragraph_label(self.number_at(offset))


def paragraph_label(number: int) -> str:
    """The label in lists of a paragraph by its number; 0 is the place above the first."""
    return f"¶{number}" if number else TOP
