"""The article before it has offsets: blocks of text that parsing makes and labelling names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.values import Value
from reader.model.document import BlockKind, Mark, Metadata, Source
from reader.model.span import Span

if TYPE_CHECKING:  # plain text has none
    from reader.model.landings import Landing


class DraftBlock(Value):
    """A block on its way to a kind. `marks` and `landings` count code points of this block's own text."""

    text: str
    kind: BlockKind | None = None
    """What the markup, or a rule, knows it to be; None while nobody knows."""
    level: int = 0
    marks: tuple[Mark, ...] = ()
    joiner: str = "\n\n"
    """What stands between the block before and this one; a split-off dateline is joined by its dash."""
    image: str | None = None
    """Address of the picture that a caption or credit belongs to."""
    in_story: bool | None = None
    """Whether the markup shows it to be part of the story, whichever kind its words give it; None where it does not."""
    landings: tuple[Landing, ...] = ()
    """Places in it that have a name, whether or not a link leads there."""


class Place(Value):
    """Part of one block: `span` counts code points of the text of `blocks[block]`."""

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
    """The comments part: the blocks from `first` to `last`, both included."""

    first: int
    last: int
    heading: str | None = None
    note: str | None = None
    items: tuple[str, ...] = ()


class Draft(Value):
    """What parsing hands to labelling, and labelling to the builder."""

    source: Source
    blocks: tuple[DraftBlock, ...]
    metadata: Metadata = Metadata()
    captions: tuple[DraftCaption, ...] = ()
    """Filled when every block has its kind."""
    comments: DraftComments | None = None
    """Filled when every block has its kind."""
    notices: tuple[str, ...] = ()
    """What a reader should know of how much of the source there is."""
