"""Match lines against the phrases of a word list, each of which is tied to a position in the line.

An entry begins with its position: `=` for the whole line, `^` for its beginning, anything else for anywhere.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reader import lexicon
from reader.base import lazy_regex

WILDCARD = "*"

CACHE_SIZE = 1024
"""Lines whose folded form is cached: each is matched against several lists."""

_DIGITS = "0123456789"
_PUNCTUATION = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})


@lru_cache(maxsize=CACHE_SIZE)
def fold(line: str) -> str:
    """The line in lower case, with straight quotation marks and single spaces."""
    return " ".join(line.translate(_PUNCTUATION).lower().split())


class Phrases:
    """The phrases of one list, matched regardless of case and of the form of quotation marks."""

    # Plain search where possible: compiling all phrases as patterns takes longer than reading most articles.

    def __init__(self, name: str) -> None:
        whole: set[str] = set()
        starts: list[str] = []
        inner: list[str] = []
        patterns: list[str] = []
        beginnings: set[str] = set()
        for entry in lexicon.lines_with_default(name):
            anchor, phrase = entry[0], entry[1:].strip()
            if WILDCARD in phrase:
                patterns.append(_pattern(anchor, phrase))
                beginnings.update([phrase.partition(WILDCARD)[0]] if phrase[0] != WILDCARD else _DIGITS)
            elif anchor == "=":
                whole.add(phrase.rstrip(".:"))
            elif anchor == "^":
                starts.append(phrase)
            else:
                inner.append(phrase)
        self._whole = frozenset(whole)
        self._starts = tuple(starts)
        self._inner = tuple(inner)
        self._patterns = lazy_regex.compile("|".join(patterns) or r"(?!)", begins=tuple(beginnings))

    def fit(self, line: str) -> bool:
        """Whether one of the phrases occurs in `line` at its position."""
        folded = fold(line)
        return self.fit_whole(line) or self._starts_with(folded) or self._holds(folded)

    def fit_whole(self, line: str) -> bool:
        """Whether the whole line is one of the phrases."""
        folded = fold(line)
        return folded.rstrip(".:") in self._whole or bool(self._patterns.match(folded))

    def _holds(self, folded: str) -> bool:
        return any(_begins_word(phrase, folded) for phrase in [each for each in self._inner if each in folded])

    def _starts_with(self, folded: str) -> bool:
        if not folded.startswith(self._starts):
            return False
        # "get the" begins "get the latest" but not "get thee"; one that ends in punctuation needs no word boundary.
        return any(
            folded.startswith(phrase)
            and (not folded[len(phrase) : len(phrase) + 1].isalnum() or not phrase[-1].isalnum())
            for phrase in self._starts
        )


def _begins_word(phrase: str, folded: str) -> bool:
    """Whether a phrase occurs in a line at the beginning of a word."""
    index = folded.find(phrase)
    while index > 0 and folded[index - 1].isalnum():
        index = folded.find(phrase, index + 1)
    return index >= 0


def _pattern(anchor: str, phrase: str) -> str:
    source = r".{1,60}?".join(re.escape(part) for part in phrase.split(WILDCARD))
    if phrase.startswith(WILDCARD):  # A count, or a few words that end the line.
        source = r"\d[\d,.]*k?" + source.removeprefix(r".{1,60}?")
    return source + (r"[.:]?$" if anchor == "=" else r"\b")


@lexicon.per_language
def phrases(name: str) -> Phrases:
    """The phrases of one list, loaded once per language."""
    return Phrases(name)
