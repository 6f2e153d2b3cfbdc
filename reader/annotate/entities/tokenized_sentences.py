"""Split the blocks of a document into tokenized sentences to look for names in. Knows blocks; knows no names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.annotate import sentences
from reader.annotate.entities.mention import Sentence
from reader.annotate.tokens import tokenize
from reader.model.document import STORY_KINDS, BlockKind, Document
from reader.model.span import Span

SEARCHED_KINDS = STORY_KINDS | {BlockKind.CAPTION, BlockKind.DATELINE}
"""Credits, furniture and comments name people too, but not the people of the story."""
MAX_SENTENCE_WORDS = 300
"""Longer sentences are tables or lists of names, and are read in pieces."""
_CELL = re.compile(r"[^\t\n]*[^\s][^\t\n]*")
_TITLED = frozenset({BlockKind.HEADLINE, BlockKind.HEADING})


def from_document(document: Document) -> list[Sentence]:
    """The sentences that may hold names, in order, each of 1 to `MAX_SENTENCE_WORDS` words."""
    return [
        sentence
        for block in document.blocks
        if block.kind in SEARCHED_KINDS
        for span in (_cells(document.text, block.span) if block.kind is BlockKind.TABLE else (block.span,))
        for sentence in split_block(document.text, span, block.kind in _TITLED)
    ]


def _cells(text: str, table: Span) -> Iterator[Span]:
    """The cells of a table that are not blank; a name never spans two of them."""
    for cell in _CELL.finditer(text, table.start, table.end):
        yield Span(*cell.span())


def split_block(text: str, span: Span, titled: bool = False) -> Iterator[Sentence]:
    """The sentences of one block, in pieces of at most `MAX_SENTENCE_WORDS` words."""
    for sentence in sentences.split(text, span):
        tokens = tokenize(text, sentence)
        for start in range(0, len(tokens), MAX_SENTENCE_WORDS):
            piece = tokens[start : start + MAX_SENTENCE_WORDS]
            yield Sentence(piece, tuple([text[first:end] for first, end in piece]), titled)
