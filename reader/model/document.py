"""The parsed document: one text and layers of spans over it. Every view and export is made from this alone."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from reader.base.values import Value
from reader.model.span import Span

if TYPE_CHECKING:  # not needed to paint the first page
    from reader.model.annotation import Entity, Fact, Quote
    from reader.model.landings import Landing


class BlockKind(StrEnum):
    """The role of a block in an article."""

    HEADLINE = "headline"
    DEK = "dek"
    BYLINE = "byline"
    DATELINE = "dateline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    """A block quotation or pull quote."""
    LIST_ITEM = "list_item"
    TABLE = "table"
    CODE = "code"
    CAPTION = "caption"
    CREDIT = "credit"
    NOTE = "note"
    """An editor's note, correction, an author's contact or biography, or who contributed."""
    FURNITURE = "furniture"
    """What a site puts around a story: advertisements, "Read more", share and follow lines, copyright."""
    COMMENTS = "comments"
    """The comments heading, the site's note on comments, and comments."""


STORY_KINDS = frozenset(
    {
        BlockKind.HEADLINE,
        BlockKind.DEK,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.QUOTE,
        BlockKind.LIST_ITEM,
        BlockKind.TABLE,
    }
)
"""Kinds that contain the article's own prose, in which names and quotes are looked for."""


class MarkKind(StrEnum):
    """Inline markup kept from the source."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    STRIKE = "strike"
    CODE = "code"
    LINK = "link"


class Mark(Value):
    """Inline markup over part of the text."""

    kind: MarkKind
    span: Span
    target: str | None = None
    """Target of a link; None for other kinds."""

    def shifted(self, by: int) -> Mark:
        """The same mark, moved by `by` code points."""
        return Mark(self.kind, self.span.shifted(by), self.target)

    def within(self, window: Span) -> Mark | None:
        """The part of the mark inside `window`, counted from the start of the window; None if there is none."""
        start, end = max(self.span.start, window.start), min(self.span.end, window.end)
        return Mark(self.kind, Span(start, end).shifted(-window.start), self.target) if start < end else None


class Alignment(StrEnum):
    """Where the markup sets the cells of a column."""

    LEFT = "l"
    CENTER = "c"
    RIGHT = "r"
    UNSTATED = "-"


class Block(Value):
    """A run of text with a kind. Blocks are in order and never overlap."""

    kind: BlockKind
    span: Span
    level: int = 0
    """Level of a heading (1 is the highest) or nesting of a list item (0 is the outermost); else 0."""
    quoted: int = 0
    """How many block quotations of the markup it is in, each within the next."""
    alignments: tuple[Alignment, ...] = ()
    """Of a table: the alignment of each column, as far as the markup states any."""

    @property
    def quotation_depth(self) -> int:
        """How many block quotations it is in, itself included; that of a quotation without markup is 1."""
        return max(self.quoted, self.kind is BlockKind.QUOTE)


class Caption(Value):
    """The caption of one picture, which may be printed several times."""

    text: str
    """The fullest form, without its credit."""
    spans: tuple[Span, ...]
    """Every place where it is printed, without its credit."""
    credit: str | None = None
    """Who made the picture, without brackets or "Photo:"."""
    credit_spans: tuple[Span, ...] = ()
    """Every place where the credit is printed, without brackets or "Photo:"."""
    truncated: bool = False
    """Whether the text was cut off before its end."""
    image: str | None = None
    """Address of the picture, as in the source."""


class Comments(Value):
    """The comments section of a page, as far as the source contains it."""

    span: Span
    heading: str | None = None
    note: str | None = None
    """The site's own note on commenting."""
    items: tuple[str, ...] = ()
    """The readers' comments."""


class Source(Value):
    """Where the document came from and how its bytes were read."""

    uri: str
    format: str
    """`text`, `markdown` or `html`."""
    encoding: str = "utf-8"
    encoding_guessed: bool = False
    """Whether a detector had to guess the encoding."""
    url: str | None = None
    """The URL it was fetched from, after redirects, which resolves relative links; None for local sources."""


class Metadata(Value):
    """What the article says about itself; None and () mean that it does not say."""

    headline: str | None = None
    dek: str | None = None
    authors: tuple[str, ...] = ()
    authors_inferred: bool = False
    """Whether the authors were taken from a line such as "Follow X" rather than from a byline."""
    published: str | None = None
    """ISO 8601 date, or date and time."""
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    """ISO 639-1 code."""
    id: str | None = None
    """What the collection that it was read from calls it; None outside of one."""


class Document(Value):
    """One text and the layers of spans over it. `text` never changes once built; annotation adds layers."""

    source: Source
    text: str
    metadata: Metadata = Metadata()
    blocks: tuple[Block, ...] = ()
    marks: tuple[Mark, ...] = ()
    captions: tuple[Caption, ...] = ()
    comments: Comments | None = None
    notices: tuple[str, ...] = ()
    """What the user should know about the completeness of the text: that it breaks off, or is not an article."""
    landings: tuple[Landing, ...] = ()
    """Places that links of this page lead to, each with a unique name."""
    sentences: tuple[Span, ...] = ()
    """Sentences of the story blocks, in order; empty until annotated."""
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    facts: tuple[Fact, ...] = ()
    """Checkable facts, in text order."""
    engine: str | None = None
    """What found the names and quotes; None until annotated."""

    def slice(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]

    def speaker_of(self, quote: Quote) -> Entity | None:
        """The entity that a quote is attributed to; None where that is not known."""
        return next((entity for entity in self.entities if entity.id == quote.speaker), None)

    def blocks_of(self, *kinds: BlockKind) -> tuple[Block, ...]:
        """The blocks of these kinds, in order."""
        return tuple(block for block in self.blocks if block.kind in kinds)
