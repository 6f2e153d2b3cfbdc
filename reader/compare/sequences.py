"""What two sequences have in common, in order, and what lies between. Knows nothing of what their items are."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_MOST_PAIRS = 250_000
"""Pairs of items up to which what lies between two anchors is compared item by item, some 500 on either side."""

_Pair = tuple[int, int]
"""The indices of equal items in both sequences."""


class Stretch(NamedTuple):
    """A stretch of the first sequence, and what stands for it in the second."""

    is_kept: bool
    """Whether both are equal; else either may be empty."""
    before: range
    after: range


def stretches(before: Sequence[Hashable], after: Sequence[Hashable]) -> Iterator[Stretch]:
    """Both sequences from their beginnings to their ends, kept and changed stretches in turns.

    What is equal at both ends, and what is in both sequences once, is found in any sequence; what lies between is one
    change where it is too long to be compared.
    """
    old = new = 0
    for start, other_start, length in [*_runs(_pairs(before, after)), (len(before), len(after), 0)]:
        if start > old or other_start > new:
            yield Stretch(False, range(old, start), range(new, other_start))
        old, new = start + length, other_start + length
        if length:
            yield Stretch(True, range(start, old), range(other_start, new))


def _runs(pairs: Iterator[_Pair]) -> Iterator[tuple[int, int, int]]:
    """Pairs that follow one another in both sequences, as the start in each and the length."""
    start = other_start = length = 0
    for index, other in pairs:
        if length and (index, other) == (start + length, other_start + length):
            length += 1
            continue
        if length:
            yield start, other_start, length
        start, other_start, length = index, other, 1
    if length:
        yield start, other_start, length


def _pairs(before: Sequence[Hashable], after: Sequence[Hashable]) -> Iterator[_Pair]:
    """The indices of items that stand for each other, ascending in both."""
    start = _equal(before, after)
    end = min(_equal(before[::-1], after[::-1]), min(len(before), len(after)) - start)
    last, other_last = len(before) - end, len(after) - end
    yield from zip(range(start), range(start), strict=True)
    old = new = start
    for index, other in [*_anchors(before, after, range(start, last), range(start, other_last)), (last, other_last)]:
        yield from _between(before, after, range(old, index), range(new, other))
        if index < last:
            yield index, other
        old, new = index + 1, other + 1
    yield from zip(range(last, len(before)), range(other_last, len(after)), strict=True)


def _equal(before: Sequence[Hashable], after: Sequence[Hashable]) -> int:
    """How many items at the beginning are equal."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((index for index, (item, other) in pairs if item != other), min(len(before), len(after)))


def _anchors(before: Sequence[Hashable], after: Sequence[Hashable], old: range, new: range) -> list[_Pair]:
    """The most items that are once in either, in the same order in both: patience diff."""
    places, other_places = _once(before, old), _once(after, new)
    pairs = [(place, other_places[item]) for item, place in places.items() if item in other_places]
    ends: list[int] = []  # for each length of a series, the least place in the second sequence that one can end at
    last: list[int] = []  # and the pair that it ends with
    previous: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        previous.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(place)
            last.append(number)
        else:
            ends[length], last[length] = place, number
    found: list[_Pair] = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(pairs[number])
        number = previous[number]
    return found[::-1]


def _once(items: Sequence[Hashable], within: range) -> dict[Hashable, int]:
    """Where the items stand that are there once."""
    counts = Counter(items[index] for index in within)
    return {items[index]: index for index in within if counts[items[index]] == 1}


def _between(before: Sequence[Hashable], after: Sequence[Hashable], old: range, new: range) -> Iterator[_Pair]:
    if not old or not new or len(old) * len(new) > _MOST_PAIRS:
        return
    matcher = SequenceMatcher(None, before[old.start : old.stop], after[new.start : new.stop])
    for start, other_start, length in matcher.get_matching_blocks():
        for step in range(length):
            yield old.start + start + step, new.start + other_start + step
