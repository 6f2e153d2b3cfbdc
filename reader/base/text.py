"""Text as one line of the screen shows it."""

from __future__ import annotations


def one_line(text: str) -> str:
    """`text` with every run of whitespace, newlines included, as one space."""
    return " ".join(text.split())


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 word", "1,200 words"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
