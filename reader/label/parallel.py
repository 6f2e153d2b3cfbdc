"""Recognise lines that are built alike, as the items of a list are."""

from __future__ import annotations

from collections.abc import Sequence

from reader.base import lazy_regex

_SEPARATORS = lazy_regex.compile(r" [–—-]{1,2} | @ |: |\(|, ")
MIN_SHARE = 0.8
"""Share of the lines, from 0 to 1, that must contain the same separator."""


def are_parallel(lines: Sequence[str]) -> bool:
    """Whether at least three lines share a separator: "June 9 – …", "England: …", "Ana Reyes, …"."""
    if len(lines) < 3:
        return False
    separators = [set(_SEPARATORS.findall(line)) for line in lines]
    return any(
        sum(separator in in_line for in_line in separators) >= MIN_SHARE * len(lines)
        for separator in set().union(*separators)
    )
