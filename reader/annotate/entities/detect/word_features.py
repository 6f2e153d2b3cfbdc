"""Features of one word by itself: its shape, its cluster, the word lists that hold it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from reader import lexicon
from reader.annotate.entities import known_names, word_lists
from reader.annotate.entities.gazetteer import Gazetteer

_CLUSTER_PREFIX_BITS = (4, 6, 8, 10, 12)
"""Prefix lengths of a word's cluster that become features, coarse to fine."""

CACHE_SIZE = 8192
"""Words whose profiles are kept from one article to the next: nine of ten words of an article are among them."""


def shape(word: str) -> str:
    """The word with one sign per character: X upper case, x lower case, d digit; at most two of the same in a row."""
    if word.isascii() and word.isalpha():  # as nearly all are
        if word.islower():
            return "xx"[: len(word)]
        if word[1:].islower():
            return "Xxx"[: len(word)]
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


class WordProfile(NamedTuple):
    """What one word adds to its own features and to those of its neighbours. `_name_features.h` knows the fields."""

    word: str
    lower: str
    shape: str
    lists: tuple[str, ...]
    cluster: str
    may_be_name: bool
    """Whether the word may be part of a name: it has a capital, a digit or a currency sign."""
    begins_longer_name: bool
    """Whether it may be part of a name, and begins listed names of several words."""
    connects: bool
    """Whether it may connect two capitalized words of one name."""
    own: tuple[str, ...]
    named: tuple[str, ...]
    """The features of what it names by itself."""
    to_next: tuple[str]
    """What it adds to the word after it, if that is in lower case."""
    to_previous: tuple[str]
    """What it adds to the word before it, if that is in lower case."""
    remembered: dict[int | str, tuple[str, ...]]
    """What it adds to the features of other words, by where those are."""

    def context_features(self, by: int) -> tuple[str, ...]:
        """The features that the word adds to the one `by` words before it, or after it if negative."""
        found = self.remembered.get(by)
        if found is None:
            found = self.remembered[by] = tuple(self._features_at(f"{by:+}", close=abs(by) == 1))
        return found

    def features_beside_run(self, mark: str) -> tuple[str, ...]:
        """The features that the word adds to those of a capitalized run that ends before it, or begins after it."""
        found = self.remembered.get(mark)
        if found is None:
            found = self.remembered[mark] = (
                f"{mark}={self.lower}",
                f"{mark}c={self.cluster[:8]}",
                *self._in_lists(mark),
            )
        return found

    def features_as_neighbour(self, mark: str) -> tuple[str, ...]:
        """The features that the word adds to those of one that it is often next to, anywhere in the article."""
        found = self.remembered.get(mark)
        if found is None:
            found = self.remembered[mark] = (f"{mark}={self.lower}", *self._in_lists(mark))
        return found

    def _in_lists(self, mark: str) -> Iterator[str]:
        return (intern(mark + name) for name in self.lists)

    def _features_at(self, mark: str, close: bool) -> list[str]:
        # Only what many words have in common is worth interning: looking for a new string takes longer than making it.
        found = [f"{mark}w={self.lower}", intern(f"{mark}s={self.shape}"), *self._in_lists(mark)]
        if close and len(self.lower) > 3:
            found.append(intern(f"{mark}-{self.lower[-3:]}"))
        if self.cluster:
            found += _in_cluster(mark, self.cluster, (4, 8, 12) if close else (6,))
        return found


@lexicon.per_language
def profiler(gazetteer: Gazetteer) -> Callable[[str], WordProfile]:
    """What makes the profile of a word in the case given; it keeps those that were asked for last."""
    listed, known, known_first = word_lists.by_word(), known_names.table(), known_names.first_words()
    links = lexicon.entries("names/links")

    @lru_cache(maxsize=CACHE_SIZE)
    def profile(word: str) -> WordProfile:
        lower = word.lower()
        lists = listed.get(lower.rstrip(".") or lower, ())
        may_be_name = "CURRENCY" in lists or not (word.islower() or not any(map(str.isalnum, word)))
        cluster = gazetteer.cluster(lower)
        form = shape(word)
        describe = _features_in_names if may_be_name else _features_of_plain_word
        names = (*gazetteer.name_tags(lower), *known.get(word, ())) if may_be_name else ()
        return WordProfile(
            word=word,
            lower=lower,
            shape=form,
            lists=lists,
            cluster=cluster,
            may_be_name=may_be_name,
            begins_longer_name=may_be_name and (gazetteer.begins_longer_name(lower) or word in known_first),
            connects=lower in links,
            own=("b", "w=" + lower, intern("s=" + form), *lists, *describe(word, lower, cluster)),
            named=tuple([intern("g:" + name) for name in names]),
            to_next=("-1w=" + lower,),
            to_previous=("+1w=" + lower,),
            remembered={},
        )

    return profile


def _features_of_plain_word(word: str, lower: str, cluster: str) -> Iterator[str]:
    if word[0].isalpha() and len(lower) > 3:
        yield intern("-" + lower[-3:])
    yield from _in_cluster("", cluster, (8, 12))


def _features_in_names(word: str, lower: str, cluster: str) -> Iterator[str]:
    """The features that a word has only if it may be part of a name, or has more of then."""
    if word[0].isalpha():
        yield from (intern("-" + lower[-size:]) for size in (1, 2, 3, 4) if len(lower) > size)
    yield from (intern(lower[:size] + "-") for size in (2, 3, 4) if len(lower) > size)
    yield intern(f"l={min(len(word), 8)}")
    if word != lower:
        yield "W=" + word
    yield from _in_cluster("", cluster, _CLUSTER_PREFIX_BITS)


@lru_cache(maxsize=CACHE_SIZE)
def _in_cluster(mark: str, cluster: str, cuts: Sequence[int]) -> tuple[str, ...]:
    """The features of a cluster, cut to so many bits: the same strings for all its words."""
    return tuple([intern(f"{mark}c={cluster[:cut]}") for cut in cuts if len(cluster) >= cut])
