"""What a loader returns: bytes, and what is known about them before they are decoded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.values import Value

if TYPE_CHECKING:  # few sources come with metadata
    from reader.model.document import Metadata

STANDARD_INPUT = "-"
"""The name of standard input where a path or a URL is expected."""

PASTED = "pasted text"
"""The name of an article that was pasted, which has no path or URL either."""


FORMAT_BY_SUFFIX = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xht": "html",
    ".mhtml": "html",
    ".mht": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mkd": "markdown",
    ".txt": "text",
    ".text": "text",
}
"""The format of an article by the suffix of its name."""

TABLES = (".csv", ".tsv", ".tab")
JSON_LINES = (".jsonl", ".ndjson")
"""Suffixes of files that hold many articles, and look like text."""


class Raw(Value):
    """The undecoded source."""

    uri: str
    """What the user gave: a path, a URL, or `-` for standard input; `PATH#ID` for one of many articles in a file."""
    data: bytes
    media_type: str | None = None
    """Declared by the transport, such as `text/html`; None if not declared."""
    charset: str | None = None
    """Declared by the transport; None if not declared."""
    url: str | None = None
    """The URL it was fetched from, after redirects; None for local sources."""
    encoding: str | None = None
    """Chosen by the user, overriding all declarations; None if not chosen."""
    format: str | None = None
    """Chosen by the caller, overriding all declarations: `text`, `markdown` or `html`; None to detect it."""
    notices: tuple[str, ...] = ()
    """What the user should know about how it was fetched."""
    metadata: Metadata | None = None
    """Stated by the collection that it is part of; where it states something, that is not looked for in the text."""
