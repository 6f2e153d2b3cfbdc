"""What somebody said, in all articles of the library, in a format for others to read. FORMATS is the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from reader.base.late import found_at

if TYPE_CHECKING:  # the command line looks at the table before it needs anybody
    from reader.export.people.profile import Profile

ProfileWriter = Callable[["Profile"], Iterator[str]]
"""Turns what is known of somebody into pieces of output."""

FORMATS: dict[str, str] = {
    "json": "reader.export.people.json:write",
    "markdown": "reader.export.people.markdown:write",
}
"""Where the writer of each format lives; only the one that is asked for is imported."""

SUFFIXES: dict[str, str] = {".json": "json", ".md": "markdown", ".markdown": "markdown"}
"""Which format a file name asks for."""

ALL_QUOTES = 1_000_000
"""More quotes than anybody has."""


def writer(name: str) -> ProfileWriter:
    """The writer of a format. Raises `KeyError` for a format that is not in the table."""
    found: ProfileWriter = found_at(FORMATS[name])
    return found
