"""Addresses as pages write them: relative, broken across lines."""

from __future__ import annotations

import re
from urllib.parse import urljoin

_BREAKS = re.compile(r"[\t\r\n]")


def joined(base: str, address: str) -> str:
    """The absolute form of `address` on a page at `base`; "" if either is invalid, such as `http://[`."""
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def unbroken(address: str) -> str:
    """The address on one line: browsers drop the tabs and line feeds anywhere in it, and the blanks around it."""
    return _BREAKS.sub("", address.strip())
