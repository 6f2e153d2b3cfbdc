"""Name what stands in a figure: caption, credit, or a button. Knows the boxes of one piece; knows nothing of news."""

from __future__ import annotations

from reader.model.document import BlockKind
from reader.parse.html.pieces import Box, Piece
from reader.parse.html.traits import Trait

MAX_CAPTION_CHARS = 700
"""Code points. A longer run in a box that is named after captions is the story."""

MAX_CREDIT_CHARS = 200


def caption_kind(piece: Piece) -> BlockKind | None:
    """`caption` or `credit` where the markup says so; None otherwise."""
    if len(piece.text) > MAX_CAPTION_CHARS or piece.has(Trait.QUOTE) or piece.is_table:
        return None
    for box in piece.box.up():
        if box.own_traits & Trait.CREDIT and len(piece.text) <= MAX_CREDIT_CHARS:
            return BlockKind.CREDIT
        if box.own_traits & Trait.CAPTION:
            return BlockKind.CAPTION
        if box.own_traits & Trait.FIGURE:
            return None
    return None


def figure_of(piece: Piece) -> Box | None:
    """The figure that a piece stands in, or the caption, where a picture stands right before that."""
    return next((box for box in piece.box.up() if box.own_traits & (Trait.FIGURE | Trait.CAPTION) and box.image), None)
