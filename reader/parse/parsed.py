"""What a parser returns: blocks, and metadata that is not part of them."""

from __future__ import annotations

from typing import NamedTuple

from reader.model.document import Metadata
from reader.model.draft import DraftBlock

MOST_NESTED_MARKS = 30
"""Marks within one another that are kept, links apart. Nobody could see those further in, which would make the work
of exports grow with the square of the length of a text."""


class Parsed(NamedTuple):
    """The blocks of a source in order.

    A block without a kind but with a level is a heading in the markup; labelling decides whether it is the headline.
    """

    blocks: tuple[DraftBlock, ...]
    metadata: Metadata = Metadata()
    notices: tuple[str, ...] = ()
    """What the user should know about the completeness of the text, such as that the page is a list of links."""
