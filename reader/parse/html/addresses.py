"""Where links and pictures lead, in full. Knows addresses only."""

from __future__ import annotations

from reader.base.urls import joined
from reader.parse.decode import clean

_SCHEMES = ("http://", "https://")


def resolve_link(href: str, base: str | None) -> str:
    """Where a link leads in full; nothing where it leads nowhere that a reader could go."""
    href = clean(href).strip()
    if base and not href.lower().startswith(_SCHEMES):
        href = joined(base, href)
    return href if href.lower().startswith(_SCHEMES) else ""
