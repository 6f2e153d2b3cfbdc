"""A tally of articles to text in a format for others to read. FORMATS is the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from reader.base.late import found_at

if TYPE_CHECKING:  # the command line looks at the table before anything is counted
    from reader.digest.tally import Tally
    from reader.export.lines import Page

DigestWriter = Callable[["Tally", "Page"], Iterator[str]]
"""Turns a tally into pieces of output; only what is read in a terminal looks at the page."""

FORMATS: dict[str, str] = {
    "table": "reader.export.digests.table:write",
    "csv": "reader.export.digests.csv:write",
    "json": "reader.export.digests.json:write",
    "svg": "reader.export.digests.svg:write",
}
"""Where the writer of each format lives; only the one that is asked for is imported."""

GROUPINGS = ("speaker", "publisher", "month", "kind", "verb", "entity")
"""What articles can be counted by; `reader.digest.tally` counts."""

SUFFIXES: dict[str, str] = {".csv": "csv", ".json": "json", ".svg": "svg", ".txt": "table"}
"""Which format a file name asks for."""


def writer(name: str) -> DigestWriter:
    """The writer of a format. Raises `KeyError` for a format that is not in the table."""
    found: DigestWriter = found_at(FORMATS[name])
    return found
