"""Detect the format of a source: by its declared media type, the suffix of its name, or its beginning."""

from __future__ import annotations

import re

from reader.base import lazy_regex
from reader.model.raw import FORMAT_BY_SUFFIX, Raw

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

SAMPLE_CHARS = 20_000
"""Code points from the beginning that are looked at."""

_MARKDOWN_PATTERNS = (
    lazy_regex.compile(r"\A---\n(?:.*\n){0,30}?(?:title|author|date)\s*:"),
    lazy_regex.compile(r"^#{1,6} \S", re.MULTILINE),
    lazy_regex.compile(r"!?\[[^\]\n]{1,200}\]\((?:https?://|/|#|\w)[^)\s]*\)"),
    lazy_regex.compile(r"\*\*[^\s*][^*\n]{0,200}\*\*"),
    lazy_regex.compile(r"^(?:```|~~~)", re.MULTILINE),
)
_PAGE_START = lazy_regex.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
_FRAGMENT_TAGS = (
    "p|div|article|section|main|figure|blockquote|h[1-6]|ul|ol|table|center|span|a|b|i|em|strong|img|br|font|style"
)
_FRAGMENT_START = lazy_regex.compile(rf"\s*(?:<!--.*?-->\s*)?<(?:{_FRAGMENT_TAGS})\b[^<>]*>", re.IGNORECASE)
"""The beginning of a page's body on its own, as feeds and e-mails contain it."""
_FRAGMENT_END = lazy_regex.compile(rf"</(?:{_FRAGMENT_TAGS})\s*>|<(?:br|img)\b[^<>]*>", re.IGNORECASE)


def detect_format(raw: Raw, text: str) -> str:
    """The format of a source: `text`, `markdown` or `html`."""
    if raw.format is not None:
        return raw.format
    declared = MEDIA_TYPES.get((raw.media_type or "").partition(";")[0].strip().lower())
    name = (raw.url or raw.uri).partition("?")[0].partition("#")[0].lower()
    by_suffix = next((kind for suffix, kind in FORMAT_BY_SUFFIX.items() if name.endswith(suffix)), None)
    if declared == "text" and by_suffix == "markdown":
        return by_suffix  # Servers usually send Markdown as plain text.
    return declared or by_suffix or format_of(text)


def is_page(raw: Raw) -> bool:
    """Whether a source is a web page, judging by its bytes before they are decoded."""
    return detect_format(raw, raw.data[:SAMPLE_CHARS].decode("latin-1")) == "html"


def is_whole_page(text: str) -> bool:
    """Whether HTML is a page, with a head or a body, rather than a part of one."""
    return bool(_PAGE_START.match(text[:SAMPLE_CHARS]))


def format_of(text: str) -> str:
    """The format of a text of which nothing else is known: `text`, `markdown` or `html`."""
    text = text[:SAMPLE_CHARS]
    if _PAGE_START.match(text) or (_FRAGMENT_START.match(text) and _FRAGMENT_END.search(text)):
        return "html"
    # A single match may be something else: an asterisk for a footnote, a hash for a number.
    return "markdown" if sum(bool(pattern.search(text)) for pattern in _MARKDOWN_PATTERNS) >= 2 else "text"
