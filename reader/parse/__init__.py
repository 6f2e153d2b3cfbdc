"""Raw to Draft: decode the bytes, find the format, cut the article into blocks."""

from __future__ import annotations

from collections.abc import Callable

from reader.base.values import replace
from reader.errors import SourceIsEmpty
from reader.model.document import Source
from reader.model.draft import Draft
from reader.model.raw import Raw
from reader.parse.decode import decode
from reader.parse.detect import detect, format_of
from reader.parse.head import HEAD, head
from reader.parse.mhtml import unpack
from reader.parse.parsed import Parsed
from reader.parse.text import blocks_of

__all__ = ["HEAD", "PARSERS", "format_of", "head", "parse"]


def _text(text: str, _url: str | None = None) -> Parsed:
    return Parsed(blocks_of(text))


def _markdown(text: str, _url: str | None = None) -> Parsed:
    from reader.parse.markdown import parse_markdown  # late: a plain text is read without it

    return parse_markdown(text)


def _html(text: str, url: str | None = None) -> Parsed:
    from reader.parse.html import parse_html  # late: it brings lxml along

    return parse_html(text, url)


PARSERS: dict[str, Callable[[str, str | None], Parsed]] = {"text": _text, "markdown": _markdown, "html": _html}
"""What cuts each format into blocks, by its text and the address where it was found."""


def parse(raw: Raw) -> Draft:
    """The blocks of the article, with the kinds that the markup knows. Raises `SourceIsBinary` or `SourceIsEmpty`."""
    raw = unpack(raw)
    decoded = decode(raw)
    found = detect(raw, decoded.text)
    name = found if found in PARSERS else "text"
    parsed = PARSERS[name](decoded.text, raw.url)
    if not any(block.text for block in parsed.blocks):
        if name == "html":
            raise SourceIsEmpty(raw.uri, "is a page without text")
        name, parsed = "text", _text(decoded.text)  # Markup that hides all its words is worth reading as it stands.
    metadata = replace(parsed.metadata, url=parsed.metadata.url or raw.url)
    return Draft(
        Source(raw.uri, name, decoded.encoding, decoded.guessed, raw.url),
        parsed.blocks,
        metadata,
        notices=parsed.notices,
    )
