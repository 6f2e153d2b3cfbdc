"""Articles and notes on them in the forms of other programs: reference managers, annotation tools, notebooks. FORMATS
is the table.

Each form has a pure function from documents and notes to text or to what JSON prints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from reader.base.late import found_at

if TYPE_CHECKING:  # the command line looks at the table before it needs any article
    from reader.export.references.note import NotedArticle

NotesWriter = Callable[[Sequence["NotedArticle"]], Iterator[str]]
"""Turns articles with their notes into pieces of output."""

FORMATS: dict[str, str] = {
    "markdown": "reader.export.references.formats:write_markdown",
    "csl": "reader.export.references.formats:write_csl",
    "bibtex": "reader.export.references.formats:write_bibtex",
    "annotations": "reader.export.references.formats:write_annotations",
    "json": "reader.export.references.formats:write_json",
}
"""Where the writer of each format lives; none is imported before it is asked for."""

OF_NOTES = frozenset({"markdown", "annotations"})
"""Formats in which an article without notes has nothing to say."""

SUFFIXES: dict[str, str] = {
    ".notes.md": "markdown",
    ".csl.json": "csl",
    ".bib": "bibtex",
    ".jsonld": "annotations",
}
"""Which format of articles with their notes the end of a file name asks for, where others may be asked for as well."""

ALONE_SUFFIXES: dict[str, str] = {**SUFFIXES, ".md": "markdown", ".markdown": "markdown", ".json": "json"}
"""The same, where no other format is asked for."""


def format_of(path: str) -> str | None:
    """The format that a file name asks for, where no other is asked for; None for an end that asks for none."""
    return next((form for suffix, form in ALONE_SUFFIXES.items() if path.lower().endswith(suffix)), None)


def nothing_found(form: str) -> str:
    """Why nothing was written in a format, where no article was found that has anything to say in it."""
    return "no article with a note was found" if form in OF_NOTES else "no article was found"


def writer(name: str) -> NotesWriter:
    """The writer of a format. Raises `KeyError` for a format that is not in the table."""
    found: NotesWriter = found_at(FORMATS[name])
    return found
