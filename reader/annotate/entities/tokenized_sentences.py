"""Which sentences names are looked for in, cut into words. Knows blocks; knows no names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.annotate import sentences
from reader.annotate.entities.mention import Sentence
from reader.annotate.tokens import tokenize
from reader.model.document import STORY_KINDS, BlockKind, Document
from reader.model.span import Span

READ_KINDS = STORY_KINDS | {BlockKind.CAPTION, BlockKind.DATELINE}
"""Credits, furniture and comments name people too, but nobody of the story."""
LONGEST = 300
"""Words of a sentence; what is longer is a table or a list of names, and is read in pieces."""
_CELL = re.compile(r"[^\t\n]*[^\s][^\t\n]*")
_TITLED = frozenset({BlockKind.HEADLINE, BlockKind.HEADING})


def of(document: Document) -> list[Sentence]:
    """The sentences that may hold names, in order; each holds at least one word, and none is very long."""
    return [
        sentence
        for block in document.blocks
        if block.kind in READ_KINDS
        for span in (_cells(document.text, block.span) if block.kind is BlockKind.TABLE else (block.span,))
        for sentence in cut(document.text, span, block.kind in _TITLED)
    ]


def _cells(text: str, table: Span) -> Iterator[Span]:
    """The cells of a table that hold anything: what stands in two of them is not one name."""
    for cell in _CELL.finditer(text, table.start, table.end):
        yield Span(*cell.span())


def cut(text: str, span: Span, titled: bool = False) -> Iterator[Sentence]:
    """The sentences of one block, in pieces of at most `LONGEST` words."""
    for sentence in sentences.split(text, span):
        tokens = tokenize(text, sentence)
        for start in range(0, len(tokens), LONGEST):
            piece = tokens[start : start + LONGEST]
            yield Sentence(piece, tuple(text[token.start : token.end] for token in piece), titled)
