"""Find the headline among the pieces of a page, by the titles in the page's head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from reader.base import lazy_regex
from reader.parse.html.pieces import Piece
from reader.parse.html.traits import Trait

MIN_SIMILARITY = 0.75
"""Similarity, from 0 to 1, from which a heading is taken for the title in the head."""

MIN_TITLE_WORDS = 4
"""Words from which a heading is more likely a title than the name of a site or section."""

_WORD = lazy_regex.compile(r"\w+")
_SUFFIX = lazy_regex.compile(r"(?:\s*[|–—·»:-]\s.*)?", re.DOTALL)
_PREFIX = lazy_regex.compile(r"(?:.*\s?[|–—·»:-]\s+)?", re.DOTALL)


def fold(text: str) -> str:
    """The words of a text in lower case, separated by single spaces, without punctuation."""
    return " ".join(_WORD.findall(text.casefold()))


def find_headline(pieces: Sequence[Piece], titles: Sequence[str], first: int) -> int | None:
    """Index of the headline; None if there is none. `first` is the index of the story's first piece.

    The headline is the heading most similar to a title in the head; else a piece with exactly such a title; else the
    first top-level heading above the story that is long enough.
    """
    folded_titles = [folded for title in titles if (folded := fold(title))]
    story = pieces[min(first, len(pieces) - 1)].box
    headings = [
        index
        for index, piece in enumerate(pieces)
        if piece.level and not piece.marker and not piece.has_outside(Trait.HIDDEN, story)
    ]
    headings_above = [index for index in headings if index <= first + 1]
    similarities = {index: _max_similarity(pieces[index].text, folded_titles) for index in headings_above}
    best = max(headings_above, key=lambda index: (similarities[index], -pieces[index].level), default=None)
    if best is not None and similarities[best] >= MIN_SIMILARITY:
        return best
    exact_matches = [index for index in range(min(first + 1, len(pieces))) if fold(pieces[index].text) in folded_titles]
    if exact_matches:
        return exact_matches[-1]
    top_headings = [
        index
        for index in headings_above
        if pieces[index].level == 1 and not pieces[index].has_outside(Trait.CHROME, story)
    ]
    long_enough = [index for index in top_headings if len(fold(pieces[index].text).split()) >= MIN_TITLE_WORDS]
    return long_enough[0] if long_enough else top_headings[-1] if top_headings else None


def strip_site_name(stated: str | None, printed: str) -> str | None:
    """The printed title if the stated one only adds the name of the site before or after it; else the stated title."""
    if stated is None or not printed:
        return stated
    before, match, after = stated.partition(printed)
    return printed if match and _SUFFIX.fullmatch(after) and _PREFIX.fullmatch(before) else stated


def _max_similarity(text: str, folded_titles: Sequence[str]) -> float:
    folded = fold(text)
    if not folded:
        return 0.0
    return max((_similarity(folded, title) for title in folded_titles), default=0.0)


def _similarity(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if len(one) > 15 and (other.startswith(one) or one.startswith(other)):
        return 0.95
    if len(one) > 300:
        return 0.0
    return SequenceMatcher(None, one, other[:300], autojunk=False).ratio()
