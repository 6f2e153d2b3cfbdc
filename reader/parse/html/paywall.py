"""Recognise pages that show only the beginning of an article, by metadata and class names."""

from __future__ import annotations

from collections.abc import Sequence

from reader.parse.html.head import Head
from reader.parse.html.pieces import Piece, size_of
from reader.parse.html.story import Story
from reader.parse.html.traits import Trait

MIN_FULL_STORY_CHARS = 1500
"""Code points of the story below which a restricted page shows only its beginning."""

PAYWALL = "this page shows only the beginning of the article: the rest is for subscribers"


def is_stub(head: Head, pieces: Sequence[Piece], story: Story) -> bool:
    """Whether a page restricts access to the article, and contains little of it."""
    if size_of(pieces, story.in_story) >= MIN_FULL_STORY_CHARS:
        return False
    offers = (pieces[index].has_outside(Trait.PAYWALL, story.box) for index in range(story.first, len(pieces)))
    return _is_restricted(head) or any(offers)


def _is_restricted(head: Head) -> bool:
    if any(str(item.get("isAccessibleForFree")).lower() == "false" for item in head.json_ld_articles):
        return True
    return (head.meta_content("article:content_tier") or "").lower() in ("locked", "metered")
