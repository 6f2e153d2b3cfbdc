"""The story in pieces, in reading order: the one walk over a document's blocks, on which all exports for people are
built. Knows nothing of formats."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain, repeat, zip_longest

from reader.base.values import Value
from reader.model.document import Alignment, Block, BlockKind, Document
from reader.model.paragraphs import NUMBERED
from reader.model.span import Span

_BULLET = re.compile(r"[-*+•–·▪◦‣]\s+")
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{2,4})[.)]\s")

MAX_DEPTH = 8
"""Block quotations within one another that are told apart; pages that nest more do so by mistake."""


class Prose(Value):
    """A paragraph, or a line on its own that is printed like one."""

    kind: BlockKind
    """`PARAGRAPH`, `DEK`, `BYLINE`, `DATELINE` or `NOTE`."""
    span: Span
    """Includes the dateline that opens it."""
    number: int = 0
    """Which paragraph of the story it is, counted as the screen counts; 0 for every kind but a paragraph."""

    @property
    def depth(self) -> int:
        """It is in no block quotation: a paragraph in one is a `Quotation`."""
        return 0


class Heading(Value):
    """A heading within the story."""

    span: Span
    level: int
    """1 is the highest; 0 where the source does not say."""
    depth: int = 0
    """How many block quotations it is in."""


class Quotation(Value):
    """A block quotation or pull quote."""

    span: Span
    number: int
    depth: int = 1
    """How many block quotations it is in, itself included."""


class ListItem(Value):
    """One item of a list."""

    span: Span
    words: Span
    """Without any bullet in the text, which formats replace with their own."""
    is_numbered: bool
    """Whether it has a number, which is part of what the article says."""
    level: int
    """How deep it is nested; 0 is the outermost."""
    number: int
    depth: int = 0
    """How many block quotations it is in."""

    @property
    def is_marked(self) -> bool:
        """Whether the text has a bullet or a number before it."""
        return self.is_numbered or self.words != self.span


class Listing(Value):
    """List items that follow one another."""

    items: tuple[ListItem, ...]

    @property
    def depth(self) -> int:
        """How many block quotations they are in, all of them the same ones."""
        return self.items[0].depth


class StoryTable(Value):
    """All rows of a table; `rows_of` gives its cells."""

    span: Span
    depth: int = 0
    """How many block quotations it is in."""
    stated: tuple[Alignment, ...] = ()
    """The alignment of its first columns, as far as the markup states any."""

    @property
    def alignments(self) -> Iterator[Alignment]:
        """The alignment of column after column, without end."""
        return chain(self.stated, repeat(Alignment.UNSTATED))


class Code(Value):
    """Lines that are kept as they were typed."""

    span: Span
    depth: int = 0
    """How many block quotations it is in."""


Item = Prose | Heading | Quotation | Listing | StoryTable | Code
"""All that a story is made of. End a match on it with `assert_never`, so that no format leaves out a new kind."""


def story(document: Document) -> Iterator[Item]:
    """The story piece by piece, without what is set aside: that is printed in parts of its own, or not at all."""
    items: list[ListItem] = []
    for piece in _pieces(document):
        if items and not (isinstance(piece, ListItem) and piece.depth == items[0].depth):
            yield Listing(tuple(items))
            items = []
        if isinstance(piece, ListItem):
            items.append(piece)
        else:
            yield piece
    if items:
        yield Listing(tuple(items))


def _pieces(document: Document) -> Iterator[Item | ListItem]:
    """Pieces in order: a dateline is part of the paragraph that it opens, a row part of its table."""
    number = 0
    opening: int | None = None
    for block, following in zip_longest(document.blocks, document.blocks[1:]):
        make = _PIECES[block.kind]
        if make is None:
            continue
        number += block.kind in NUMBERED
        span = block.span if opening is None else Span(opening, block.span.end)
        if following and _continues(document, block, following):
            opening = span.start
        else:
            yield make(document, block, span, number)
            opening = None


def _list_item(document: Document, block: Block, span: Span, number: int) -> ListItem:
    text = document.slice(span)
    is_numbered = _NUMBER.match(text) is not None
    bullet = None if is_numbered else _BULLET.match(text)
    words = Span(span.start + bullet.end(), span.end) if bullet else span
    return ListItem(span, words, is_numbered, block.level, number, _depth(block))


def _depth(block: Block) -> int:
    return min(block.quoted, MAX_DEPTH)


def _continues(document: Document, block: Block, following: Block) -> bool:
    """Whether the next block continues this one: on the same line, or with the next row of the same table."""
    if block.kind is BlockKind.TABLE:
        return following.kind is BlockKind.TABLE and _is_row(document, block) and _is_row(document, following)
    return block.kind is BlockKind.DATELINE and "\n" not in document.text[block.span.end : following.span.start]


def _is_row(document: Document, block: Block) -> bool:
    """Whether a block is a row of a table: plain text has a block for each, markup one for all of them."""
    return "\n" not in document.slice(block.span)


_PIECES: dict[BlockKind, Callable[[Document, Block, Span, int], Item | ListItem] | None] = {
    BlockKind.HEADLINE: None,
    BlockKind.DEK: lambda _, block, span, number: Prose(block.kind, span),
    BlockKind.BYLINE: lambda _, block, span, number: Prose(block.kind, span),
    BlockKind.DATELINE: lambda _, block, span, number: Prose(block.kind, span),
    BlockKind.HEADING: lambda _, block, span, number: Heading(span, block.level, _depth(block)),
    BlockKind.PARAGRAPH: lambda _, block, span, number: Prose(block.kind, span, number),
    BlockKind.QUOTE: lambda _, block, span, number: Quotation(span, number, max(1, _depth(block))),
    BlockKind.LIST_ITEM: _list_item,
    BlockKind.TABLE: lambda _, block, span, number: StoryTable(span, _depth(block), block.alignments),
    BlockKind.CODE: lambda _, block, span, number: Code(span, _depth(block)),
    BlockKind.CAPTION: None,
    BlockKind.CREDIT: None,
    BlockKind.NOTE: lambda _, block, span, number: Prose(block.kind, span),
    BlockKind.FURNITURE: None,
    BlockKind.COMMENTS: None,
}
"""Makes the piece for a block of each kind; None for kinds that are printed apart from the story, or not at all."""
