"""Phrases of a word list, with the place where each must stand in a line. Knows lines; knows nothing of drafts."""

from __future__ import annotations

import re
from functools import lru_cache

from reader import lexicon
from reader.base.regex import expression

WILDCARD = "*"

CACHE_SIZE = 1024
"""Lines whose folded form is kept: each is asked for by several lists."""

_DIGITS = "0123456789"
_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})


@lru_cache(maxsize=CACHE_SIZE)
def fold(line: str) -> str:
    """The line in lower case, with straight marks and single blanks."""
    return " ".join(line.translate(_FOLD).lower().split())


class Phrases:
    """Phrases with a place: the whole line, its beginning, or anywhere in it."""

    # Plain search where that is possible: patterns of them all take longer to compile than most articles take to read.

    def __init__(self, name: str) -> None:
        whole: set[str] = set()
        starts: list[str] = []
        inner: list[str] = []
        patterns: list[str] = []
        heads: set[str] = set()
        for entry in lexicon.lines(name):
            place, phrase = entry[0], entry[1:].strip()
            if WILDCARD in phrase:
                patterns.append(_pattern(place, phrase))
                heads.update([phrase.partition(WILDCARD)[0]] if phrase[0] != WILDCARD else _DIGITS)
            elif place == "=":
                whole.add(phrase.rstrip(".:"))
            elif place == "^":
                starts.append(phrase)
            else:
                inner.append(phrase)
        self._whole = frozenset(whole)
        self._starts = tuple(starts)
        self._inner = tuple(inner)
        self._patterns = expression("|".join(patterns) or r"(?!)", begins=tuple(heads))

    def fit(self, line: str) -> bool:
        """Whether one of the phrases stands in `line` at its place."""
        folded = fold(line)
        return (
            self.fit_whole(line)
            or self._starts_with(folded)
            or any(phrase in folded and _begins_word(phrase, folded) for phrase in self._inner)
        )

    def fit_whole(self, line: str) -> bool:
        """Whether the whole line is one of the phrases."""
        folded = fold(line)
        return folded.rstrip(".:") in self._whole or bool(self._patterns.match(folded))

    def _starts_with(self, folded: str) -> bool:
        if not folded.startswith(self._starts):
            return False
        # "get the" begins "get the latest", not "get thee"; a phrase that ends in a mark needs no word's end.
        return any(
            folded.startswith(phrase)
            and (not folded[len(phrase) : len(phrase) + 1].isalnum() or not phrase[-1].isalnum())
            for phrase in self._starts
        )


def _begins_word(phrase: str, folded: str) -> bool:
    """Whether a phrase stands in a line where a word begins."""
    at = folded.find(phrase)
    while at > 0 and folded[at - 1].isalnum():
        at = folded.find(phrase, at + 1)
    return at >= 0


def _pattern(place: str, phrase: str) -> str:
    words = r".{1,60}?".join(re.escape(part) for part in phrase.split(WILDCARD))
    if phrase.startswith(WILDCARD):  # A count, or a few words that end the line.
        words = r"\d[\d,.]*k?" + words.removeprefix(r".{1,60}?")
    return words + (r"[.:]?$" if place == "=" else r"\b")


@lexicon.per_language
def phrases(name: str) -> Phrases:
    """The phrases of one list, read once."""
    return Phrases(name)
