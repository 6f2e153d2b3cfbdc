"""Make untrusted text, such as file names, safe to print. Article text is cleaned when it is parsed."""

from __future__ import annotations


def printable(text: str) -> str:
    """`text` with everything that could steer a terminal, break the line or turn its direction shown as an escape."""
    return "".join(char if char.isprintable() else _escape(char) for char in text)


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
