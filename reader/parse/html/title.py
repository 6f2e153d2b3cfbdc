"""Find the headline among the pieces of a page, with what its head says of it. Knows pieces and titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from reader.base.regex import expression
from reader.parse.html.pieces import Piece
from reader.parse.html.traits import Trait

MIN_SIMILARITY = 0.75
"""How much the words of a heading must be those of the stated title."""

MIN_TITLE_WORDS = 4
"""Words of a heading that is more likely a title than the name of a site or a section."""

_WORD = expression(r"\w+")
_BEHIND = expression(r"(?:\s*[|–—·»:-]\s.*)?", re.DOTALL)
_BEFORE = expression(r"(?:.*\s?[|–—·»:-]\s+)?", re.DOTALL)


def fold(text: str) -> str:
    """The words alone, in small letters."""
    return " ".join(_WORD.findall(text.casefold()))


def find_headline(pieces: Sequence[Piece], titles: Sequence[str], first: int) -> int | None:
    """Number of the piece that is the headline; `first` is that of the story's first piece.

    A heading that says what the head of the page says is the headline; else the first of the highest over the story
    that is long enough for one.
    """
    wanted = [folded for title in titles if (folded := fold(title))]
    story = pieces[min(first, len(pieces) - 1)].box
    headings = [
        at
        for at, piece in enumerate(pieces)
        if piece.level and not piece.marker and not piece.has_outside(Trait.HIDDEN, story)
    ]
    over = [at for at in headings if at <= first + 1]
    likest = max(over, key=lambda at: (_likeness(pieces[at].text, wanted), -pieces[at].level), default=None)
    if likest is not None and _likeness(pieces[likest].text, wanted) >= MIN_SIMILARITY:
        return likest
    exact = [at for at in range(min(first + 1, len(pieces))) if fold(pieces[at].text) in wanted]
    if exact:
        return exact[-1]
    tops = [at for at in over if pieces[at].level == 1 and not pieces[at].has_outside(Trait.CHROME, story)]
    full = [at for at in tops if len(fold(pieces[at].text).split()) >= MIN_TITLE_WORDS]
    return full[0] if full else tops[-1] if tops else None


def strip_site_name(stated: str | None, printed: str) -> str | None:
    """A stated title as it is printed, where all that it has more is the name of the site behind it or before it."""
    if stated is None or not printed:
        return stated
    before, found, after = stated.partition(printed)
    return printed if found and _BEHIND.fullmatch(after) and _BEFORE.fullmatch(before) else stated


def _likeness(text: str, wanted: Sequence[str]) -> float:
    words = fold(text)
    if not words:
        return 0.0
    return max((_share(words, title) for title in wanted), default=0.0)


def _share(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if len(one) > 15 and (other.startswith(one) or one.startswith(other)):
        return 0.95
    if len(one) > 300:
        return 0.0
    return SequenceMatcher(None, one, other[:300], autojunk=False).ratio()
