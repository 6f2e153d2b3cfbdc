"""Text as it stands in a line of its own."""

from __future__ import annotations


def one_line(text: str) -> str:
    """`text` with every run of whitespace, line ends included, as one space."""
    return " ".join(text.split())
