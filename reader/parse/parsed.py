"""What a parser hands over: blocks, and what the source says of itself outside of them."""

from __future__ import annotations

from typing import NamedTuple

from reader.model.document import Metadata
from reader.model.draft import DraftBlock


class Parsed(NamedTuple):
    """The blocks of a source in order.

    A block without a kind but with a level is a heading by its markup; which sort of heading, its words tell.
    """

    blocks: tuple[DraftBlock, ...]
    metadata: Metadata = Metadata()
    notices: tuple[str, ...] = ()
    """What a reader should know of how much of the source there is, such as that it is a list of links."""
