"""Tell lines that are made alike, as the items of a list are. Knows lines only."""

from __future__ import annotations

from collections.abc import Sequence

from reader.base.regex import expression

_SIGNS = expression(r" [–—-]{1,2} | @ |: |\(|, ")
MIN_SHARE = 0.8
"""Share of the lines that must have the sign which makes them alike."""


def are_parallel(lines: Sequence[str]) -> bool:
    """Whether at least three lines share a sign that parts their halves: "June 9 – …", "England: …", "Ana Reyes, …"."""
    if len(lines) < 3:
        return False
    signs = [set(_SIGNS.findall(line)) for line in lines]
    return any(sum(sign in found for found in signs) >= MIN_SHARE * len(lines) for sign in set().union(*signs))
