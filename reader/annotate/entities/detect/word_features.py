"""Features of one word by itself: its shape, its cluster, the word lists that hold it."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.annotate.entities.gazetteer import Gazetteer
from reader.annotate.entities.word_lists import lists_with

_CLUSTER_PREFIX_BITS = (4, 6, 8, 10, 12)
"""Prefix lengths of a word's cluster that become features, coarse to fine."""


def shape(word: str) -> str:
    """The word with one sign per character: X upper case, x lower case, d digit; at most two of the same in a row."""
    signs: list[str] = []
    for char in word:
        sign = _shape_sign(char)
        if len(signs) < 2 or signs[-1] != sign or signs[-2] != sign:
            signs.append(sign)
    return "".join(signs)


def _shape_sign(char: str) -> str:
    if char.isupper():
        return "X"
    if char.islower():
        return "x"
    if char.isdigit():
        return "d"
    return "a" if char.isalpha() else char


@dataclass(slots=True)
class WordProfile:
    """What one word adds to its own features and to those of its neighbours."""

    word: str
    lower: str
    may_be_name: bool
    """Whether the word may be part of a name: it has a capital, a digit or a currency sign."""
    shape: str
    lists: tuple[str, ...]
    cluster: str
    own: list[str]
    _context_cache: dict[int, list[str]] = field(default_factory=dict)

    def context_features(self, by: int) -> list[str]:
        """The features that the word adds to the one `by` words before it, or after it if negative."""
        found = self._context_cache.get(by)
        if found is None:
            found = self._context_cache[by] = self._features_at(f"{by:+}", close=abs(by) == 1)
        return found

    def _features_at(self, mark: str, close: bool) -> list[str]:
        found = [f"{mark}w={self.lower}", f"{mark}s={self.shape}", *(mark + name for name in self.lists)]
        if close and len(self.lower) > 3:
            found.append(f"{mark}-{self.lower[-3:]}")
        found += [
            f"{mark}c={self.cluster[:cut]}" for cut in ((4, 8, 12) if close else (6,)) if len(self.cluster) >= cut
        ]
        return found


def profile_word(word: str, gazetteer: Gazetteer) -> WordProfile:
    """The profile of a word in the case given."""
    lower = word.lower()
    lists = lists_with(lower.rstrip(".") or lower)
    may_be_name = "CURRENCY" in lists or not (word.islower() or not any(map(str.isalnum, word)))
    cluster = gazetteer.cluster(lower)
    form = shape(word)
    own = ["b", "w=" + lower, "s=" + form, *lists]
    if word[0].isalpha():
        own += ["-" + lower[-size:] for size in ((1, 2, 3, 4) if may_be_name else (3,)) if len(lower) > size]
    if may_be_name:
        own += [lower[:size] + "-" for size in (2, 3, 4) if len(lower) > size]
        own.append(f"l={min(len(word), 8)}")
        if word != lower:
            own.append("W=" + word)
    own += ["c=" + cluster[:cut] for cut in (_CLUSTER_PREFIX_BITS if may_be_name else (8, 12)) if len(cluster) >= cut]
    return WordProfile(word, lower, may_be_name, form, lists, cluster, own)
