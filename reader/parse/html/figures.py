"""Recognise captions and credits by the boxes that contain them."""

from __future__ import annotations

from reader.model.document import BlockKind
from reader.parse.html.pieces import Box, Piece
from reader.parse.html.traits import Trait

MAX_CAPTION_CHARS = 700
"""Code points in the longest caption. A longer text in a box whose class mentions captions belongs to the story."""

MAX_CREDIT_CHARS = 200
"""Code points in the longest credit."""


def caption_kind(piece: Piece) -> BlockKind | None:
    """`CAPTION` or `CREDIT` if a box of the piece is marked up as one; else None."""
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
    """The innermost figure or caption with a picture that contains a piece; None if there is none."""
    return next((box for box in piece.box.up() if box.own_traits & (Trait.FIGURE | Trait.CAPTION) and box.image), None)
