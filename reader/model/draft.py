"""The article before it has offsets: blocks of text that parsing creates and labelling gives a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.values import Value
from reader.model.document import Alignment, BlockKind, Mark, Metadata, Source
from reader.model.span import Span

if TYPE_CHECKING:  # plain text has no landings
    from reader.model.landings import Landing


class DraftBlock(Value):
    """A block that may not have a kind yet. `marks` and `landings` count code points of the block's own text."""

    text: str
    kind: BlockKind | None = None
    """The kind that the markup or a rule has given it; None if none has yet."""
    level: int = 0
    marks: tuple[Mark, ...] = ()
    joiner: str = "\n\n"
    """The text between the previous block and this one; after a dateline that was split off, its dash."""
    image: str | None = None
    """Address of the picture that a caption or credit belongs to."""
    in_story: bool | None = None
    """Whether the block is part of the story according to the markup, independently of its kind; None if the markup
    does not show it."""
    landings: tuple[Landing, ...] = ()
    """Places in it that links can refer to, whether or not one does."""
    quoted: int = 0
    """How many block quotations of the markup it is in."""
    alignments: tuple[Alignment, ...] = ()
    """Of a table: the alignment of each column, as far as the markup states any."""


class Place(Value):
    """Part of one block: `span` counts code points of the text of `Draft.blocks[block]`."""

    block: int
    span: Span


class DraftCaption(Value):
    """A caption and the places where it is printed; see `Caption` for the fields."""

    text: str
    places: tuple[Place, ...]
    credit: str | None = None
    credit_places: tuple[Place, ...] = ()
    truncated: bool = False
    image: str | None = None


class DraftComments(Value):
    """The comments section: the blocks from index `first` to `last`, inclusive."""

    first: int
    last: int
    heading: str | None = None
    note: str | None = None
    items: tuple[str, ...] = ()


class Draft(Value):
    """What parsing passes to labelling, and labelling to `build`."""

    source: Source
    blocks: tuple[DraftBlock, ...]
    metadata: Metadata = Metadata()
    captions: tuple[DraftCaption, ...] = ()
    """Filled once every block has its kind."""
    comments: DraftComments | None = None
    """Filled once every block has its kind."""
    notices: tuple[str, ...] = ()
    """What the user should know about the completeness of the text."""
    stated: Metadata = Metadata()
    """What the collection states that the article is part of, which wins over whatever is found in it; no other line
    than the stated headline is one."""
