"""Tell pages that show only the beginning of an article. Knows metadata and class names; knows no words."""

from __future__ import annotations

from collections.abc import Sequence

from reader.parse.html.linked_data import articles_of
from reader.parse.html.pieces import Piece
from reader.parse.html.story import Story
from reader.parse.html.traits import Trait
from reader.parse.html.tree import Element

STUB = 1500
"""Code points of the story below which a page that is closed to most shows only its beginning."""

PAYWALL = "this page shows only the beginning of the article: the rest is for subscribers"


def is_stub(root: Element, pieces: Sequence[Piece], story: Story) -> bool:
    """Whether a page says that the article is not open to everybody, and has little of it."""
    if sum(len(pieces[at].text) for at in story.told) >= STUB:
        return False
    return _is_closed(root) or any(piece.has(Trait.PAYWALL) for piece in pieces[story.first :])


def _is_closed(root: Element) -> bool:
    if any(str(item.get("isAccessibleForFree")).lower() == "false" for item in articles_of(root)):
        return True
    tiers = (meta.get("content") for meta in root.iter("meta") if meta.get("property") == "article:content_tier")
    return any((tier or "").lower() in ("locked", "metered") for tier in tiers)
