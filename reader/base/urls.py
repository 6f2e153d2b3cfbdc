"""Addresses that are relative to others. Knows no page."""

from __future__ import annotations

from urllib.parse import urljoin


def joined(base: str, address: str) -> str:
    """Where an `address` leads from a `base`; "" where one of them is no address at all, such as `http://[`."""
    try:
        return urljoin(base, address)
    except ValueError:
        return ""
