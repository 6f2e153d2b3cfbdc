"""Features of capitalized runs and of the connectors between them: "Bank of Ghana said"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reader import lexicon
from reader.annotate.crf import Feature
from reader.annotate.entities.detect.word_features import WordProfile

_MAX_RUN_WORDS = 6
"""Limit on either side of a word; more context does not help."""


def connectors() -> frozenset[str]:
    """Words that may connect two capitalized words of one name: "Bank of Ghana"."""
    return lexicon.entries("names/links")


def features_of_run(profiles: Sequence[WordProfile], index: int) -> list[Feature]:
    """The features of the capitalized run around a word, and of what precedes and follows it."""
    first, last = _run_bounds(profiles, index)
    found: list[Feature] = [
        _place_in_run(min(last - first + 1, 6), min(index - first, 3)),
        "r1=" + profiles[first].lower,
        "r9=" + profiles[last].lower,
    ]
    if first:
        before = profiles[first - 1]
        found.append(before.features_beside_run("rb"))
        if first > 1:
            found.append(f"rbb={profiles[first - 2].lower}|{before.lower}")
    if last + 1 < len(profiles):
        after_run = profiles[last + 1]
        found.append(after_run.features_beside_run("ra"))
        if last + 2 < len(profiles):
            found.append(f"raa={after_run.lower}|{profiles[last + 2].lower}")
    if first < last:
        found += ["r<" + name for each in profiles[first:index] for name in each.lists]
        found += ["r>" + name for each in profiles[index + 1 : last + 1] for name in each.lists]
    return found


@cache
def _place_in_run(size: int, words_before: int) -> tuple[str, ...]:
    return f"rl={size}", f"rp={words_before}"


def _run_bounds(profiles: Sequence[WordProfile], index: int) -> tuple[int, int]:
    """The first and the last word of the capitalized run that holds word `index`, both included."""
    first = last = index
    lowest, highest = max(0, index - _MAX_RUN_WORDS), min(len(profiles) - 1, index + _MAX_RUN_WORDS)
    while first > lowest and _continues_run(profiles[first - 1]):
        first -= 1
    while first < index and not profiles[first].may_be_name:
        first += 1
    while last < highest and _continues_run(profiles[last + 1]):
        last += 1
    while last > index and not profiles[last].may_be_name:
        last -= 1
    return first, last


def _continues_run(profile: WordProfile) -> bool:
    return profile.may_be_name or profile.connects


def features_of_connector(profiles: Sequence[WordProfile], index: int) -> list[str]:
    """The features of a connector: what it connects, if capitals are on both sides of it."""
    if not index or not profiles[index - 1].may_be_name:
        return []
    after = index + 1
    while after < len(profiles) and after - index < 3 and not profiles[after].may_be_name and profiles[after].connects:
        after += 1
    if after >= len(profiles) or not profiles[after].may_be_name:
        return ["nobridge"]
    before, here, next_run = profiles[index - 1], profiles[index], profiles[after]
    start, _ = _run_bounds(profiles, index - 1)
    found = [
        f"br={before.lower}|{here.lower}",
        f"br={here.lower}|>{next_run.lower}",
        f"brs={before.shape}|{next_run.shape}",
    ]
    found += ["br<" + name for each in profiles[start:index] for name in each.lists]
    found += ["br>" + name for name in next_run.lists]
    return found
