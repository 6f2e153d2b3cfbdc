"""Which words two utterances share, and whether they are the same utterance. Linear in the number of words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.compare.words import SHINGLE, shingles

FEWEST = 5
"""Words of an utterance that can be recognised by them; fewer are said by many people."""

SURE = 8
"""Words from which on it is sure that the same ones are the same utterance. Below, they may be a phrase."""

_SHARE = 0.8
"""Share of the words of the shorter one that the longer one must have. Of 25 pairs drawn at this value, all were the
same utterance, and of 12 rejected ones none was."""

_RUN = 6
"""Words that must follow one another in both, unless the shorter one has fewer."""

_MOST_PLACES = 16
"""Places of one run of words that are tried; keeps words that are repeated without end cheap."""


class Overlap(NamedTuple):
    """What the shorter of two utterances shares with the longer one, in words."""

    shared: int
    longest: int
    """The length of the longest run that both have."""


def is_same(words: Sequence[str], others: Sequence[str], *, is_cut: bool = True) -> bool:
    """Whether these are the same utterance, of which either may be cut if `is_cut`."""
    short, long = sorted((words, others), key=len)
    needed = len(short) if is_cut else len(long)
    if len(short) < (FEWEST if is_cut else SURE):
        return False
    found = overlap(short, long)
    return found.shared >= _SHARE * needed and found.longest >= min(_RUN, len(short))


def overlap(short: Sequence[str], long: Sequence[str]) -> Overlap:
    """The words that both have in runs of at least `SHINGLE`, in any order, and the words between these runs."""
    if short == long:
        return Overlap(len(short), len(short))
    runs = list(_runs(short, long))
    if not runs:
        return Overlap(0, 0)
    lengths = [length for _start, _other, length in runs]
    return Overlap(sum(lengths) + _between(short, long, runs), max(lengths))


def _runs(short: Sequence[str], long: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Where each run starts in both, and its length; none overlap in the shorter one."""
    places: dict[tuple[str, ...], list[int]] = {}
    for place, shingle in enumerate(shingles(long)):
        known = places.setdefault(shingle, [])
        if len(known) < _MOST_PLACES:
            known.append(place)
    at = 0
    while at <= len(short) - SHINGLE:
        known = places.get(tuple(short[at : at + SHINGLE]), [])
        if not known:
            at += 1
            continue
        length, place = max((_common(short, long, at, place), -place) for place in known)
        yield at, -place, length
        at += length


def _common(short: Sequence[str], long: Sequence[str], at: int, place: int) -> int:
    length = SHINGLE
    most = min(len(short) - at, len(long) - place)
    while length < most and short[at + length] == long[place + length]:
        length += 1
    return length


def _between(short: Sequence[str], long: Sequence[str], runs: Sequence[tuple[int, int, int]]) -> int:
    """How many words outside the runs both have, in the longer one where the shorter one stands in it."""
    first = max(0, min(other - at for at, other, _length in runs))
    last = max(other - at for at, other, _length in runs) + len(short)
    left = Counter(short)
    available = Counter(long[first:last])
    for at, other, length in runs:
        left.subtract(short[at : at + length])
        available.subtract(long[other : other + length])
    return sum(min(count, available[word]) for word, count in left.items() if count > 0 and available[word] > 0)
