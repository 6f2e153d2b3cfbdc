"""What a server declares, and whether that is what was wanted. Looks at headers, and into XML for a page."""

from __future__ import annotations

import re

from reader.base.values import Value
from reader.errors import SourceError, SourceIsBinary, SourceRefused
from reader.load.web.connect import ENCODINGS
from reader.load.web.failures import BROWSER


class Wanted(Value):
    """What a fetch expects."""

    name: str
    """With its article, as in "a picture"."""
    accept: str
    """The value of the `Accept` header."""
    types: frozenset[str]
    """Media types that are accepted."""


ARTICLE = Wanted(
    "an article",
    "text/html,application/xhtml+xml,text/markdown,text/plain;q=0.9,*/*;q=0.1",
    frozenset(
        {
            "text/html",
            "application/xhtml+xml",
            "text/plain",
            "text/markdown",
            "text/x-markdown",
            "multipart/related",  # a page saved whole, as browsers do
            "message/rfc822",
            "application/x-mimearchive",
        }
    ),
)

PICTURE = Wanted(
    "a picture",
    "image/avif,image/webp,image/png,image/jpeg,image/gif;q=0.9,image/*;q=0.1",
    frozenset({f"image/{name}" for name in ("avif", "webp", "png", "apng", "jpeg", "jpg", "pjpeg", "gif", "bmp")}),
)

UNSAID = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/x-unknown", "unknown/unknown"})
"""What servers declare when they do not know; then the bytes decide."""

XML = frozenset({"text/xml", "application/xml"})
"""May be an old page or a feed."""

NAMES = {
    "text/html": "a page",
    "application/xhtml+xml": "a page",
    "image/svg+xml": "a drawing",
    "application/pdf": "a PDF document",
    "application/rss+xml": "a news feed",
    "application/atom+xml": "a news feed",
    "application/feed+json": "a news feed",
    "application/json": "data",
    "application/zip": "an archive",
    "application/gzip": "an archive",
    "application/epub+zip": "a book",
    "application/msword": "an office document",
    "application/rtf": "an RTF document",
    "text/rtf": "an RTF document",
    "text/css": "a style sheet",
    "text/csv": "a table",
    "text/calendar": "a calendar",
    "text/vcard": "an address card",
    "text/event-stream": "data",
    "text/javascript": "a script",
    "application/javascript": "a script",
    "image": "a picture",
    "audio": "an audio file",
    "video": "a video",
    "font": "a font",
    "application/vnd.openxmlformats-officedocument": "an office document",
    "application/vnd.oasis": "an office document",
    "application/vnd.ms": "an office document",
}
"""What to call other media types. A key may stand for all types that begin with it."""

_TYPE = re.compile(r"\s*([\w.+-]+/[\w.+-]+)", re.ASCII)
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?\s*([\w.:+-]{1,40})", re.IGNORECASE | re.ASCII)
_PAGE = re.compile(rb"<(?:\w+:)?html[\s>]", re.IGNORECASE)

SAMPLE = 4096
"""Bytes of XML in which a page has begun, after a declaration and a comment."""


def media_type(declared: str | None) -> str:
    """`text/html` of `Text/HTML; charset=…`; empty where nothing was declared, or no media type."""
    found = _TYPE.match(declared or "")
    return found[1].lower() if found else ""


def charset(declared: str | None) -> str | None:
    """The encoding declared beside the media type, unchecked."""
    found = _CHARSET.search(declared or "")
    return found[1] if found else None


def refuse_type(uri: str, declared: str, wanted: Wanted) -> None:
    """Raise `SourceError` for a media type that is not what is wanted."""
    if declared in wanted.types or declared in UNSAID:
        return
    name = _name(declared)
    # An unknown kind of text may be an article.
    may_be = declared in XML or (declared.startswith("text/") and name is None)
    if wanted is not ARTICLE or not may_be:
        raise _is_other(uri, name or f"of type {declared[:60]}", wanted)


def compression_of(declared: str | None) -> str:
    """The compression that is declared, "" for none; several are separated by a blank."""
    return " ".join(name for name in re.split(r"[\s,]+", (declared or "").lower()) if name not in ("", "identity"))


def refuse_compression(uri: str, declared: str | None) -> None:
    """Raise `SourceRefused` for a compression that was not asked for. Only bombs are compressed twice."""
    if compression_of(declared) not in {"", *ENCODINGS, "x-gzip"}:
        raise SourceRefused(uri, "uses a compression that is not supported", BROWSER)


def refuse_feed(uri: str, declared: str, body: bytes) -> None:
    """Raise `SourceError` for XML that is not a page."""
    if declared in XML and not _PAGE.search(body[:SAMPLE]):
        raise _is_other(uri, "a news feed or data", ARTICLE)


def _is_other(uri: str, what: str, wanted: Wanted) -> SourceError:
    reason = f"is {what}, not {wanted.name}"
    if wanted is ARTICLE and "feed" in what:
        return SourceRefused(uri, reason, "open one of its articles")
    return SourceIsBinary(uri, reason, BROWSER if wanted is ARTICLE else None)


def _name(declared: str) -> str | None:
    begins = (what for start, what in NAMES.items() if declared.startswith((f"{start}/", f"{start}.", f"{start}-")))
    return NAMES.get(declared) or next(begins, None)
