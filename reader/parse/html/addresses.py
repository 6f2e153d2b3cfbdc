"""Resolve the addresses of links and pictures."""

from __future__ import annotations

from reader.base.urls import joined, unbroken
from reader.parse.decode import clean

_SCHEMES = ("http://", "https://")


def resolve_link(href: str, base: str | None) -> str:
    """The absolute address of a link; "" if it is not an http(s) address."""
    href = unbroken(clean(href))
    if base and not href.lower().startswith(_SCHEMES):
        href = joined(base, href)
    return href if href.lower().startswith(_SCHEMES) else ""
