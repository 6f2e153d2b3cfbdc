"""Tell pages that show only the beginning of an article. Knows metadata and class names; knows no words."""

from __future__ import annotations

from collections.abc import Sequence

from reader.parse.html.head import Head
from reader.parse.html.pieces import Piece
from reader.parse.html.story import Story
from reader.parse.html.traits import Trait

MIN_FULL_STORY_CHARS = 1500
"""Code points of the story below which a page that is closed to most shows only its beginning."""

PAYWALL = "this page shows only the beginning of the article: the rest is for subscribers"


def is_stub(head: Head, pieces: Sequence[Piece], story: Story) -> bool:
    """Whether a page says that the article is not open to everybody, and has little of it."""
    if sum(len(pieces[at].text) for at in story.in_story) >= MIN_FULL_STORY_CHARS:
        return False
    offers = (pieces[at].has_outside(Trait.PAYWALL, story.box) for at in range(story.first, len(pieces)))
    return _is_closed(head) or any(offers)


def _is_closed(head: Head) -> bool:
    if any(str(item.get("isAccessibleForFree")).lower() == "false" for item in head.json_ld_articles):
        return True
    return (head.meta_content("article:content_tier") or "").lower() in ("locked", "metered")
