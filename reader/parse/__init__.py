"""Parse raw bytes into a draft: decode them, detect the format, split the article into blocks."""

from __future__ import annotations

from collections.abc import Callable

from reader.base.values import replace
from reader.errors import SourceIsEmpty
from reader.model.document import Source
from reader.model.draft import Draft
from reader.model.raw import Raw
from reader.parse.decode import decode
from reader.parse.detect import detect_format, format_of
from reader.parse.head import HEAD_BYTES, head
from reader.parse.mhtml import unpack
from reader.parse.parsed import Parsed
from reader.parse.text import blocks_of

__all__ = ["HEAD_BYTES", "PARSERS", "format_of", "head", "parse"]


def _text(text: str, _url: str | None = None) -> Parsed:
    return Parsed(blocks_of(text))


def _markdown(text: str, _url: str | None = None) -> Parsed:
    from reader.parse.markdown import parse_markdown  # late: plain text does not need it

    return parse_markdown(text)


def _html(text: str, url: str | None = None) -> Parsed:
    from reader.parse.html import parse_html  # late: it imports lxml

    return parse_html(text, url)


PARSERS: dict[str, Callable[[str, str | None], Parsed]] = {"text": _text, "markdown": _markdown, "html": _html}
"""The parser of each format. It takes the text and the URL where it was found, if any."""


def parse(raw: Raw) -> Draft:
    """The blocks of the article, with the kinds that the markup gives. Raises `SourceIsBinary` or `SourceIsEmpty`."""
    raw = unpack(raw)
    decoded = decode(raw)
    detected = detect_format(raw, decoded.text)
    name = detected if detected in PARSERS else "text"
    parsed = PARSERS[name](decoded.text, raw.url)
    if not any(block.text for block in parsed.blocks):
        if name == "html":
            raise SourceIsEmpty(raw.uri, "is a web page without text")
        name, parsed = "text", _text(decoded.text)  # If the markup hides all its text, show its source.
    metadata = replace(parsed.metadata, url=parsed.metadata.url or raw.url)
    return Draft(
        Source(raw.uri, name, decoded.encoding, decoded.guessed, raw.url),
        parsed.blocks,
        metadata,
        notices=(*raw.notices, *decoded.notices, *parsed.notices),
    )
