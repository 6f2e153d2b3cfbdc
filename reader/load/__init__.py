"""Locator to Raw: get the bytes of a source, and nothing more. LOADERS is the table of address schemes."""

from __future__ import annotations

import re
from collections.abc import Callable

from reader.errors import SourceUnsupported
from reader.load.file import load_file, load_file_address
from reader.load.stdin import load_stdin
from reader.model.raw import Raw

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)

_PASTE_HINT = "copy the article's text and pipe it in, or save it to a file"


def load(source: str) -> Raw:
    """The bytes of a path, of an address, or of standard input for `-`. Raises `SourceError`."""
    if source == "-":
        return load_stdin()
    address = _SCHEME.match(source)
    if address is None:
        return load_file(source)
    return LOADERS.get(address[1].lower(), _refuse_unknown)(source)


def _refuse_web(address: str) -> Raw:
    raise SourceUnsupported(address, "web addresses cannot be opened yet", _PASTE_HINT)


def _refuse_unknown(address: str) -> Raw:
    scheme = address.partition("://")[0]
    raise SourceUnsupported(address, f"addresses that start with {scheme}:// cannot be opened", _PASTE_HINT)


LOADERS: dict[str, Callable[[str], Raw]] = {
    "file": load_file_address,
    "http": _refuse_web,
    "https": _refuse_web,
}
