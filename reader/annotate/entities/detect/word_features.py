"""What is known of one word by itself: its shape, its cluster, the word lists it stands in. Knows no neighbours."""

from __future__ import annotations

from dataclasses import dataclass

from reader.annotate.entities.gazetteer import Gazetteer
from reader.annotate.entities.word_lists import lists_of

_CUTS = (4, 6, 8, 10, 12)
"""Bits of its cluster by which a word is described, coarse before fine."""


def shape(word: str) -> str:
    """The word with a sign for each letter: X capital, x small, d digit; runs of one sign cut to two."""
    signs: list[str] = []
    for letter in word:
        sign = _sign(letter)
        if len(signs) < 2 or signs[-1] != sign or signs[-2] != sign:
            signs.append(sign)
    return "".join(signs)


def _sign(letter: str) -> str:
    if letter.isupper():
        return "X"
    if letter.islower():
        return "x"
    if letter.isdigit():
        return "d"
    return "a" if letter.isalpha() else letter


@dataclass(slots=True)
class Profile:
    """What one word gives to its own description and to that of its neighbours."""

    word: str
    low: str
    rich: bool
    """Whether the word may be part of a name: it holds a capital, a digit or a sign of money."""
    shape: str
    lists: tuple[str, ...]
    cluster: str
    own: list[str]
    _given: dict[int, list[str]]

    def around(self, by: int) -> list[str]:
        """What the word gives to the description of the one it stands `by` places from."""
        found = self._given.get(by)
        if found is None:
            found = self._given[by] = self._to(f"{by:+}", close=abs(by) == 1)
        return found

    def _to(self, mark: str, close: bool) -> list[str]:
        found = [f"{mark}w={self.low}", f"{mark}s={self.shape}", *(mark + name for name in self.lists)]
        if close and len(self.low) > 3:
            found.append(f"{mark}-{self.low[-3:]}")
        found += [
            f"{mark}c={self.cluster[:cut]}" for cut in ((4, 8, 12) if close else (6,)) if len(self.cluster) >= cut
        ]
        return found


def profile(word: str, gazetteer: Gazetteer) -> Profile:
    """The profile of a word as it is written."""
    low = word.lower()
    lists = lists_of(low.rstrip(".") or low)
    rich = "CURRENCY" in lists or not (word.islower() or not any(map(str.isalnum, word)))
    cluster = gazetteer.cluster(low)
    form = shape(word)
    own = ["b", "w=" + low, "s=" + form, *lists]
    if word[0].isalpha():
        own += ["-" + low[-size:] for size in ((1, 2, 3, 4) if rich else (3,)) if len(low) > size]
    if rich:
        own += [low[:size] + "-" for size in (2, 3, 4) if len(low) > size]
        own.append(f"l={min(len(word), 8)}")
        if word != low:
            own.append("W=" + word)
    own += ["c=" + cluster[:cut] for cut in (_CUTS if rich else (8, 12)) if len(cluster) >= cut]
    return Profile(word, low, rich, form, lists, cluster, own, {})
