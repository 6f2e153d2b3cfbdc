"""Read the lines around the headline that have been set aside: some pages print author and date there only."""

from __future__ import annotations

from collections.abc import Iterator

from reader.model.document import BlockKind
from reader.model.draft import Draft

MAX_BLOCKS_ABOVE_HEADLINE = 2
"""Blocks right above the headline that are read."""

MAX_BLOCKS_BELOW_HEADLINE = 6
"""Blocks from the headline on that are read, up to the first paragraph."""


def lines_around_headline(draft: Draft) -> Iterator[str]:
    """The lines of furniture right above the headline, and from there to the story."""
    headline = next((index for index, block in enumerate(draft.blocks) if block.kind is BlockKind.HEADLINE), None)
    if headline is None:
        return
    for block in draft.blocks[max(0, headline - MAX_BLOCKS_ABOVE_HEADLINE) : headline + MAX_BLOCKS_BELOW_HEADLINE]:
        if block.kind is BlockKind.PARAGRAPH:
            return
        if block.kind is BlockKind.FURNITURE:
            yield from block.text.split("\n")
