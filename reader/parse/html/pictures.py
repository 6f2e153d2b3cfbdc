"""A picture by itself: where it is, and the words that stand for it. Knows one element."""

from __future__ import annotations

import re

from reader.expressions import expression
from reader.parse.decode import clean
from reader.parse.html.addresses import target_of
from reader.parse.html.pieces import Box
from reader.parse.html.traits import Trait
from reader.parse.html.tree import Element

FEWEST_WORDS = 4
"""Words of an alternative text that describes a picture; with fewer, it names a file or a person."""

ORNAMENTAL = Trait.CHROME | Trait.ASIDE | Trait.HIDDEN | Trait.COMMENTS
"""Traits of boxes whose pictures are ornaments."""

_FILE = expression(r"\.(?:jpe?g|png|gif|webp)\b", re.IGNORECASE)


def address_of(picture: Element, base: str | None) -> str | None:
    """Where a picture is; as the page has it where that is relative to nothing known."""
    address = picture.get("data-src") or picture.get("src") or ""
    return None if address.startswith("data:") else target_of(address, base) or clean(address) or None


def words_for(picture: Element) -> str:
    """The words that stand for a picture; nothing where they do not say what it shows."""
    alt = " ".join(clean(picture.get("alt") or "").split())
    return alt if len(alt.split()) >= FEWEST_WORDS and not _FILE.search(alt) else ""


def box_of(around: Box, image: str | None) -> Box:
    """The box that the words for a picture stand in."""
    own = Trait.FIGURE | Trait.CAPTION
    return Box("img", around, own, own | around.all, around.depth + 1, image)
