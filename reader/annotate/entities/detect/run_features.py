"""Describe runs of capitals, and the small words that join them: "Bank of Ghana said". Knows no labels."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.entities.detect.word_features import Profile

_REACH = 6
"""Words on either side that a run is followed to; longer names are told by their ends no better."""


def connectors() -> frozenset[str]:
    """Words that may stand inside a name between two capitals: "Bank of Ghana"."""
    return lexicon.entries("names/links")


def run(profiles: Sequence[Profile], index: int) -> list[str]:
    """What the run of capitals round a word holds, and what stands before and behind it."""
    first, last = _bounds(profiles, index)
    found = [
        f"rl={min(last - first + 1, 6)}",
        f"rp={min(index - first, 3)}",
        "r1=" + profiles[first].low,
        "r9=" + profiles[last].low,
    ]
    if first:
        before = profiles[first - 1]
        found += ["rb=" + before.low, "rbc=" + before.cluster[:8], *("rb" + name for name in before.lists)]
        if first > 1:
            found.append(f"rbb={profiles[first - 2].low}|{before.low}")
    if last + 1 < len(profiles):
        behind = profiles[last + 1]
        found += ["ra=" + behind.low, "rac=" + behind.cluster[:8], *("ra" + name for name in behind.lists)]
        if last + 2 < len(profiles):
            found.append(f"raa={behind.low}|{profiles[last + 2].low}")
    found += ["r<" + name for each in profiles[first:index] for name in each.lists]
    found += ["r>" + name for each in profiles[index + 1 : last + 1] for name in each.lists]
    return found


def _bounds(profiles: Sequence[Profile], index: int) -> tuple[int, int]:
    """The first and the last word of the run of capitals that holds `index`."""
    first = last = index
    while first and index - first < _REACH and _runs_on(profiles[first - 1]):
        first -= 1
    while first < index and not profiles[first].rich:
        first += 1
    while last + 1 < len(profiles) and last - index < _REACH and _runs_on(profiles[last + 1]):
        last += 1
    while last > index and not profiles[last].rich:
        last -= 1
    return first, last


def _runs_on(profile: Profile) -> bool:
    return profile.rich or profile.low in connectors()


def bridge(profiles: Sequence[Profile], index: int) -> list[str]:
    """What a small word joins, when capitals stand on both sides of it."""
    if not index or not profiles[index - 1].rich:
        return []
    after = index + 1
    while (
        after < len(profiles) and after - index < 3 and not profiles[after].rich and profiles[after].low in connectors()
    ):
        after += 1
    if after >= len(profiles) or not profiles[after].rich:
        return ["nobridge"]
    before, here, behind = profiles[index - 1], profiles[index], profiles[after]
    start, _ = _bounds(profiles, index - 1)
    found = [f"br={before.low}|{here.low}", f"br={here.low}|>{behind.low}", f"brs={before.shape}|{behind.shape}"]
    found += ["br<" + name for each in profiles[start:index] for name in each.lists]
    found += ["br>" + name for name in behind.lists]
    return found
