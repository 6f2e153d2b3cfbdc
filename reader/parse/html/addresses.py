"""Resolve the addresses of links and pictures."""

from __future__ import annotations

from reader.base.urls import joined, unbroken
from reader.parse.decode import clean

_SCHEMES = ("http://", "https://")


def resolve_link(href: str, base: str | None) -> str:
    """The absolute address of a link; "" if it is not an http(s) address."""
    href = unbroken(clean(href))
    if base and not is_absolute(href):
        href = joined(base, href)
    return href if is_absolute(href) else ""


def is_absolute(address: str) -> bool:
    """Whether an address is an http(s) address by itself, without the page that it is on."""
    return address.lower().startswith(_SCHEMES)
