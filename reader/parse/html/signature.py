"""Find the author's name by the class of its box, on a page whose head names no author."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from reader.base import lazy_regex
from reader.parse.html.pieces import Piece
from reader.parse.html.story import Story
from reader.parse.html.traits import Trait

MAX_PIECES_TO_HEADLINE = 8
"""Pieces above the headline among which the author is named."""

MAX_NAME_WORDS, MAX_NAME_CHARS = 5, 45
"""The longest name; authors may be teams."""

NAMED_BOXES = 2
"""Boxes around a name, the innermost first, one of which has a class that says so."""

_NAME_CLASS = lazy_regex.compile(
    r"(?:author|auteur|autor|byline|writer|contributor)s?(?:[-_]*(?:box|bio|info|card|meta|header))?"
    r"[-_]*(?:full)?[-_]*(?:name|title|link)(?![a-z])|(?<![a-z])author(?![a-z-])",
    re.IGNORECASE,
)
_LABELS = frozenset(["author", "authors", "about the author", "the author", "autor", "autorin", "auteur", "autore"])
"""What such a box says instead of a name; "Written by" alone leaves no name anyway."""

_BY = lazy_regex.compile(r"(?:(?:written|posted|authored|published)\s*)?by:?\s*", re.IGNORECASE)


def signature_of(pieces: Sequence[Piece], headline: int | None, story: Story) -> str | None:
    """The name marked up as the author's: at the headline, or else below the story. None without one."""
    top = story.first if headline is None else min(headline, story.first)
    front = pieces[max(0, top - MAX_PIECES_TO_HEADLINE) : story.first + 2]
    below = (piece for piece in pieces[story.last + 1 :] if piece.box.is_inside(story.box))
    return next(_names(front), None) or next(_names(below), None)


def _names(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        by = _BY.match(piece.text)
        name = piece.text[by.end() if by else 0 :].strip()
        if _may_be_name(name) and not piece.has(Trait.COMMENTS) and _is_named(piece):
            yield name


def _may_be_name(text: str) -> bool:
    if text.casefold().rstrip(":") in _LABELS:
        return False
    return 0 < len(text) <= MAX_NAME_CHARS and len(text.split()) <= MAX_NAME_WORDS and not any(map(str.isdigit, text))


def _is_named(piece: Piece) -> bool:
    return any(_NAME_CLASS.search(box.classes) for box in islice(piece.box.up(), NAMED_BOXES))
