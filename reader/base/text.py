"""Helpers for short text: on one line, a counted noun, the most similar name."""

from __future__ import annotations

from collections.abc import Iterable


def one_line(text: str) -> str:
    """`text` with every run of whitespace, newlines included, as one space."""
    return " ".join(text.split())


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 word", "1,200 words"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def nearest(wrong: str, right: Iterable[str]) -> str | None:
    """The right name most similar to a wrong one; None if none is similar."""
    from difflib import get_close_matches  # late: most names are right

    return next(iter(get_close_matches(wrong, list(right), n=1)), None)
