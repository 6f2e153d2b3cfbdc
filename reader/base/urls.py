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


def without_login(mistyped: str) -> str:
    """What was meant as an address and is none, without what may be a user name and a password: all before the last @,
    since the slip may be anywhere."""
    before, _, rest = mistyped.rpartition("@")
    if ":" not in before:
        return mistyped
    scheme, slashes, _ = before.partition("//")
    return scheme + slashes + rest if slashes and ":" not in scheme.rstrip(":") else rest
