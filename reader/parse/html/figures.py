"""Name what stands in a figure: caption, credit, or a button. Knows the boxes of one piece; knows nothing of news."""

from __future__ import annotations

from reader.model.document import BlockKind
from reader.parse.html.pieces import Box, Piece
from reader.parse.html.traits import Trait

LONGEST_CAPTION = 700
"""Code points. A longer run in a box that is named after captions is the story."""

LONGEST_CREDIT = 200


def picture_kind(piece: Piece) -> BlockKind | None:
    """`caption` or `credit` where the markup says so; None otherwise."""
    if len(piece.text) > LONGEST_CAPTION or piece.has(Trait.QUOTE) or piece.is_table:
        return None
    for box in piece.box.up():
        if box.own & Trait.CREDIT and len(piece.text) <= LONGEST_CREDIT:
            return BlockKind.CREDIT
        if box.own & Trait.CAPTION:
            return BlockKind.CAPTION
        if box.own & Trait.FIGURE:
            return None
    return None


def figure_of(piece: Piece) -> Box | None:
    """The figure that a piece stands in, or the caption, where a picture stands right before that."""
    return next((box for box in piece.box.up() if box.own & (Trait.FIGURE | Trait.CAPTION) and box.image), None)
