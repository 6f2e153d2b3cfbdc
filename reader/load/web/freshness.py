"""How long a copy may be used without asking its server (RFC 9111, for a private cache)."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import parsedate_to_datetime

LONGEST = 24 * 60 * 60
"""Seconds. Servers state years for pages that they correct the same evening."""


def may_keep(headers: Mapping[str, str]) -> bool:
    """Whether the server allows its page to be kept at all."""
    return "no-store" not in _directives(headers)


def lifetime(headers: Mapping[str, str]) -> int:
    """Seconds for which the page need not be requested again; 0 if it must be, or if the server did not say."""
    directives = _directives(headers)
    if "no-cache" in directives or headers.get("vary", "").strip() == "*":
        return 0
    if "max-age" in directives:
        seconds = _number(directives["max-age"])
    else:
        begin, end = _date(headers.get("date")), _date(headers.get("expires"))
        seconds = end - begin if begin else 0
    return min(max(seconds - _number(headers.get("age", "")), 0), LONGEST)


def _directives(headers: Mapping[str, str]) -> dict[str, str]:
    parts = (part.partition("=") for part in headers.get("cache-control", "").lower().split(","))
    return {name.strip(): value.strip(' "') for name, _, value in parts}


def _number(text: str) -> int:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0


def _date(text: str | None) -> int:
    """Seconds since 1970; 0 for what is not a date, so that `Expires: 0` has long passed."""
    try:
        return int(parsedate_to_datetime(text).timestamp()) if text else 0
    except (ValueError, OverflowError):
        return 0
