"""Make foreign words, such as file names, safe to show. Article text needs none of it: parsing has cleaned it."""

from __future__ import annotations


def printable(text: str) -> str:
    """`text` with everything that could steer a terminal, break the line or turn its direction shown as an escape."""
    return "".join(char if char.isprintable() else _escape(char) for char in text)


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
