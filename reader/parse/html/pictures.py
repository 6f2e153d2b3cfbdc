"""A picture by itself: where it is, and the words that stand for it. Knows one element."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.base.regex import expression
from reader.parse.decode import clean
from reader.parse.html.addresses import resolve_link
from reader.parse.html.pieces import Box
from reader.parse.html.traits import Trait
from reader.parse.html.tree import Element

MIN_ALT_WORDS = 4
"""Words of an alternative text that describes a picture; with fewer, it names a file or a person."""

ORNAMENT_TRAITS = Trait.CHROME | Trait.ASIDE | Trait.HIDDEN | Trait.COMMENTS
"""Traits of boxes whose pictures are ornaments."""

MAX_ADDRESS_CHARS = 2_000
"""Code points; what is longer is something else that a script has put in an attribute."""

_FILE = expression(r"\.(?:jpe?g|png|gif|webp)\b", re.IGNORECASE)
_PICTURE = expression(r"\s*[^\s{}\[\]<>\"]+\.(?:jpe?g|png|gif|webp|avif)\b[^\s{}\[\]<>\"]*\s*", re.IGNORECASE)
_CANDIDATE = expression(r"(\S*[^\s,])(?:\s+[\d.]+[wx])?\s*(?:,|$)")


def address_of(picture: Element, base: str | None) -> str | None:
    """Where a picture is; as the page has it where that is relative to nothing known.

    Pages that load a picture only when it comes into view name it in an attribute of their own, and put a blank one
    in its place.
    """
    for address in _addresses(picture):
        if address and not address.startswith(("data:", "{", "[")):
            return resolve_link(address, base) or clean(address) or None
    return None


def _addresses(picture: Element) -> Iterator[str]:
    """What may be the address of the picture itself, the likeliest first."""
    yield picture.get("data-src", "").strip()
    yield from (
        value.strip()
        for name, value in picture.items()
        if name.startswith("data-") and len(value) <= MAX_ADDRESS_CHARS and _PICTURE.fullmatch(value)
    )
    yield picture.get("src", "").strip()
    for name in ("srcset", "data-srcset"):
        if (found := _CANDIDATE.match(picture.get(name, "").strip())) is not None:
            yield found[1]


def alt_text_of(picture: Element) -> str:
    """The words that stand for a picture; nothing where they do not say what it shows."""
    alt = " ".join(clean(picture.get("alt") or "").split())
    return alt if len(alt.split()) >= MIN_ALT_WORDS and not _FILE.search(alt) else ""


def picture_box(around: Box, image: str | None) -> Box:
    """The box that the words for a picture stand in."""
    own = Trait.FIGURE | Trait.CAPTION
    return Box("img", around, own, own | around.all_traits, around.depth + 1, image)
