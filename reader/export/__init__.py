"""Document to text in a format for others to read. FORMATS is the table; each format is a module of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from reader.base.late import found_at

if TYPE_CHECKING:  # the command line looks at the table before it needs any document
    from reader.model.document import Document

Writer = Callable[[Iterable["Document"]], Iterator[str]]
"""Turns documents into pieces of output, one or more a document, each fit to be written at once."""

FORMATS: dict[str, str] = {
    "json": "reader.export.json:write_list",
    "jsonl": "reader.export.jsonl:write",
    "csv": "reader.export.csv:write_quotes",
    "markdown": "reader.export.markdown:write",
    "html": "reader.export.html:write",
}
"""Where the writer of each format lives; only the one that is asked for is imported."""

TABLE_FORMATS = ("parquet",)
"""Formats that are a folder of tables rather than one text; each is a module with `names` and `spell`."""

UNJOINED = ("html",)
"""Formats in which an article is written otherwise if others come before it."""

VARIANTS: dict[tuple[str, str], str] = {
    ("json", "one"): "reader.export.json:write_one",
    ("csv", "quotes"): "reader.export.csv:write_quotes",
    ("csv", "entities"): "reader.export.csv:write_entities",
    ("csv", "facts"): "reader.export.csv:write_facts",
}
"""Formats that come in more than one shape."""

SUFFIXES: dict[str, str] = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
}
"""Which format a file name asks for."""


def writer(name: str, variant: str | None = None) -> Writer:
    """The writer of a format, in one of its variants. Raises `KeyError` for a format that is not in the table."""
    found: Writer = found_at(FORMATS[name] if variant is None else VARIANTS[name, variant])
    return found
