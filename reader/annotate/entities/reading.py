"""Which sentences names are looked for in, cut into words. Knows blocks; knows no names."""

from __future__ import annotations

from collections.abc import Iterator

from reader.annotate import sentences
from reader.annotate.entities.mention import Sentence
from reader.annotate.tokens import tokenize
from reader.model.document import STORY_KINDS, BlockKind, Document

READ_KINDS = STORY_KINDS | {BlockKind.CAPTION, BlockKind.DATELINE}
"""Credits, furniture and comments name people too, but nobody of the story."""
_TITLED = frozenset({BlockKind.HEADLINE, BlockKind.HEADING})


def read(document: Document) -> Iterator[Sentence]:
    """The sentences that may hold names, in order."""
    for block in document.blocks:
        if block.kind in READ_KINDS:
            for span in sentences.split(document.text, block.span):
                tokens = tokenize(document.text, span)
                yield Sentence(tokens, tuple(map(document.slice, tokens)), block.kind in _TITLED)
