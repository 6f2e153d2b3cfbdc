"""The story as people read it: which blocks, and which of them share a line. Knows nothing of formats."""

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
    """The blocks of the story in order, a dateline that opens a paragraph as part of that paragraph."""
    opening: int | None = None
    for number, block in enumerate(document.blocks):
        if block.kind in _ELSEWHERE:
            continue
        start = block.span.start if opening is None else opening
        if _shares_line(document, number):
            opening = start
        else:
            yield Block(block.kind, Span(start, block.span.end), block.level)
            opening = None


def _shares_line(document: Document, number: int) -> bool:
    """Whether the block after this one goes on in the same line."""
    block, following = document.blocks[number], document.blocks[number + 1 : number + 2]
    return (
        block.kind is BlockKind.DATELINE
        and bool(following)
        and "\n" not in document.text[block.span.end : following[0].span.start]
    )
