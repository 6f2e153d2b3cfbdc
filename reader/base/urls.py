"""Relative addresses."""

from __future__ import annotations

from urllib.parse import urljoin


def joined(base: str, address: str) -> str:
    """The absolute form of `address` on a page at `base`; "" if either is invalid, such as `http://[`."""
    try:
        return urljoin(base, address)
    except ValueError:
        return ""
