"""A comparison of articles to text in a format for others to read. FORMATS is the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from reader.base.late import found_at

if TYPE_CHECKING:  # the command line looks at the table before it needs any article
    from reader.compare.comparison import Comparison
    from reader.export.lines import Page

ComparisonWriter = Callable[["Comparison", "Page"], Iterator[str]]
"""Turns a comparison into pieces of output; only what is read in a terminal looks at the page."""

FORMATS: dict[str, str] = {
    "table": "reader.export.comparisons.table:write",
    "json": "reader.export.comparisons.json:write",
    "markdown": "reader.export.comparisons.markdown:write",
}
"""Where the writer of each format lives; only the one that is asked for is imported."""

SUFFIXES: dict[str, str] = {".json": "json", ".md": "markdown", ".markdown": "markdown", ".txt": "table"}
"""Which format a file name asks for."""


def writer(name: str) -> ComparisonWriter:
    """The writer of a format. Raises `KeyError` for a format that is not in the table."""
    found: ComparisonWriter = found_at(FORMATS[name])
    return found
