"""Which format a source is in: by what was declared, by its name, by what it begins with."""

from __future__ import annotations

import re

from reader.model.raw import Raw

MEDIA_TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "text/plain": "text",
}

ENDINGS = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mkd": "markdown",
    ".txt": "text",
    ".text": "text",
}

_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


def detect(raw: Raw, text: str) -> str:
    """`text`, `markdown` or `html`."""
    declared = MEDIA_TYPES.get((raw.media_type or "").partition(";")[0].strip().lower())
    name = (raw.url or raw.uri).partition("?")[0].partition("#")[0].lower()
    named = next((kind for ending, kind in ENDINGS.items() if name.endswith(ending)), None)
    if declared == "text" and named == "markdown":
        return named  # Servers know no better: Markdown is sent as plain text more often than not.
    return declared or named or ("html" if _PAGE.match(text[:2000]) else "text")
