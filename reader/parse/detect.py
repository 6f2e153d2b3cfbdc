"""Which format a source is in: by what was declared, by its name, by what it begins with."""

from __future__ import annotations

import re

from reader.base.regex import expression
from reader.model.raw import Raw

MEDIA_TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "multipart/related": "html",
    "message/rfc822": "html",
    "application/x-mimearchive": "html",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "text/plain": "text",
}

ENDINGS = {
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

SAMPLE = 20_000
"""Code points that are enough to see what a text is written in."""

_SIGNS = (
    expression(r"\A---\n(?:.*\n){0,30}?(?:title|author|date)\s*:"),
    expression(r"^#{1,6} \S", re.MULTILINE),
    expression(r"!?\[[^\]\n]{1,200}\]\((?:https?://|/|#|\w)[^)\s]*\)"),
    expression(r"\*\*[^\s*][^*\n]{0,200}\*\*"),
    expression(r"^(?:```|~~~)", re.MULTILINE),
)
_PAGE = expression(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_BLOCKS = (
    "p|div|article|section|main|figure|blockquote|h[1-6]|ul|ol|table|center|span|a|b|i|em|strong|img|br|font|style"
)
_FRAGMENT = expression(rf"\s*(?:<!--.*?-->\s*)?<(?:{_BLOCKS})\b[^<>]*>", re.IGNORECASE)
"""What the body of a page begins with where feeds and letters carry it without the rest."""
_CLOSED = expression(rf"</(?:{_BLOCKS})\s*>|<(?:br|img)\b[^<>]*>", re.IGNORECASE)


def detect(raw: Raw, text: str) -> str:
    """`text`, `markdown` or `html`."""
    if raw.format is not None:
        return raw.format
    declared = MEDIA_TYPES.get((raw.media_type or "").partition(";")[0].strip().lower())
    name = (raw.url or raw.uri).partition("?")[0].partition("#")[0].lower()
    named = next((kind for ending, kind in ENDINGS.items() if name.endswith(ending)), None)
    if declared == "text" and named == "markdown":
        return named  # Servers know no better: Markdown is sent as plain text more often than not.
    return declared or named or format_of(text)


def is_page(raw: Raw) -> bool:
    """Whether a source is a page of the web, as far as can be told before it is decoded."""
    return detect(raw, raw.data[:SAMPLE].decode("latin-1")) == "html"


def format_of(text: str) -> str:
    """The format of a text that nothing else is known of: `text`, `markdown` or `html`."""
    text = text[:SAMPLE]
    if _PAGE.match(text) or (_FRAGMENT.match(text) and _CLOSED.search(text)):
        return "html"
    # One sign alone may be anything: a star for a footnote, a hash for a number.
    return "markdown" if sum(bool(sign.search(text)) for sign in _SIGNS) >= 2 else "text"
