"""The story as people read it: which blocks, and which of them are one for a reader. Knows nothing of formats."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.model.document import Block, BlockKind, Document
from reader.model.span import Span

BULLET = re.compile(r"[-*+•–·▪◦‣]\s+")
"""The sign before a list item, which each format replaces by its own."""

NUMBER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{2,4})[.)]\s")
"""The number before a list item, which is part of what the article says."""

_ELSEWHERE = frozenset(
    {BlockKind.HEADLINE, BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.FURNITURE, BlockKind.COMMENTS}
)
"""Kinds that are printed apart from the story, or not at all."""


def passages(document: Document) -> Iterator[Block]:
    """The blocks of the story in order: a dateline is part of the paragraph that it opens, a row part of its table."""
    opening: int | None = None
    for number, block in enumerate(document.blocks):
        if block.kind in _ELSEWHERE:
            continue
        start = block.span.start if opening is None else opening
        if _goes_on(document, number):
            opening = start
        else:
            yield Block(block.kind, Span(start, block.span.end), block.level)
            opening = None


def _goes_on(document: Document, number: int) -> bool:
    """Whether the block after this one goes on in the same line, or with the next row of the same table."""
    block, following = document.blocks[number], next(iter(document.blocks[number + 1 : number + 2]), None)
    if following is None:
        return False
    if block.kind is BlockKind.TABLE:
        return following.kind is BlockKind.TABLE and _is_row(document, block) and _is_row(document, following)
    between = document.text[block.span.end : following.span.start]
    return block.kind is BlockKind.DATELINE and "\n" not in between


def _is_row(document: Document, block: Block) -> bool:
    """Whether a block is a row of a table: plain text has a block for each, markup one for all of them."""
    return "\n" not in document.slice(block.span)
