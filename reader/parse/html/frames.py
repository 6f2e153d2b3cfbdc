"""Read what a frame shows: its address, and words for it."""

from __future__ import annotations

from reader.parse.decode import clean
from reader.parse.html.addresses import resolve_link
from reader.parse.html.pictures import MAX_ADDRESS_CHARS
from reader.parse.html.traits import Trait, traits_of
from reader.parse.html.tree import Element

_NO_SIZE = frozenset({"0", "1", "0px", "1px"})
"""Widths and heights of frames that show nothing: they only track the visitor."""

MAX_TITLE_CHARS = 200
"""Code points in the longest title that is used."""


def frame_of(element: Element, base: str | None) -> tuple[str, str] | None:
    """Words for what a frame shows, and its absolute address; None for a frame that nobody sees."""
    is_seen = not {element.get("width"), element.get("height")} & _NO_SIZE and not traits_of(element) & Trait.HIDDEN
    sources = (element.get("data-src"), element.get("src"))
    address = next((found for source in sources if source and (found := resolve_link(source.strip(), base))), "")
    if not is_seen or not address or len(address) > MAX_ADDRESS_CHARS:
        return None
    title = " ".join(clean(element.get("title") or "").split())[:MAX_TITLE_CHARS]
    return title or address.partition("://")[2].partition("?")[0].rstrip("/"), address
