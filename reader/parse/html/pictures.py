"""Read the address and the alternative text of a picture element."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.base import lazy_regex
from reader.parse.decode import clean
from reader.parse.html.addresses import resolve_link
from reader.parse.html.pieces import Box
from reader.parse.html.traits import Trait
from reader.parse.html.tree import Element

MIN_ALT_WORDS = 4
"""Words in the shortest alternative text that is used; a shorter one merely names a file or a person."""

MIN_CAPTION_WORDS = 3
"""Words in the shortest alternative text that makes the same words below the picture its caption."""

ORNAMENT_TRAITS = Trait.CHROME | Trait.ASIDE | Trait.HIDDEN | Trait.COMMENTS
"""Traits of boxes whose pictures are not part of the article."""

MAX_ADDRESS_CHARS = 2_000
"""Code points in the longest address; a longer attribute value is something else."""

_FILE_NAME = lazy_regex.compile(r"\.(?:jpe?g|png|gif|webp)\b", re.IGNORECASE)
_PICTURE_ADDRESS = lazy_regex.compile(
    r"\s*[^\s{}\[\]<>\"]+\.(?:jpe?g|png|gif|webp|avif)\b[^\s{}\[\]<>\"]*\s*", re.IGNORECASE
)
_SRCSET_ENTRY = lazy_regex.compile(r"(\S*[^\s,])(?:\s+[\d.]+[wx])?\s*(?:,|$)")


def address_of(picture: Element, base: str | None) -> str | None:
    """The absolute address of a picture, or its relative address if the page's URL is unknown; None without any.

    Pages that load a picture only when it comes into view have its address in an attribute of their own, and a
    placeholder in `src`.
    """
    for address in _addresses(picture):
        if address and not address.startswith(("data:", "{", "[")):
            return resolve_link(address, base) or clean(address) or None
    return None


def _addresses(picture: Element) -> Iterator[str]:
    """Possible addresses of a picture, the likeliest first; some may be empty."""
    yield picture.get("data-src", "").strip()
    yield from (
        value.strip()
        for name, value in picture.items()
        if name.startswith("data-") and len(value) <= MAX_ADDRESS_CHARS and _PICTURE_ADDRESS.fullmatch(value)
    )
    yield picture.get("src", "").strip()
    for name in ("srcset", "data-srcset"):
        if (match := _SRCSET_ENTRY.match(picture.get(name, "").strip())) is not None:
            yield match[1]


def is_drawn(address: str | None) -> bool:
    """Whether a picture is an icon or a logo, judging by its format."""
    return address is not None and address.partition("?")[0].lower().endswith(".svg")


def alt_text_of(picture: Element) -> str:
    """The alternative text of a picture, whatever it says; "" without any."""
    return " ".join(clean(picture.get("alt") or "").split())


def is_description(alt: str) -> bool:
    """Whether the alternative text of a picture describes what it shows."""
    return len(alt.split()) >= MIN_ALT_WORDS and not _FILE_NAME.search(alt)


def picture_box(outer: Box, image: str | None) -> Box:
    """The box of a picture's alternative text."""
    return outer.inner("img", Trait.FIGURE | Trait.CAPTION, image=image)
