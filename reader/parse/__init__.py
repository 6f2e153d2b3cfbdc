"""Parse raw bytes into a draft: decode them, detect the format, split the article into blocks."""

from __future__ import annotations

from collections.abc import Callable

from reader.base.values import replace
from reader.errors import SourceIsEmpty
from reader.model.document import Metadata, Source
from reader.model.draft import Draft
from reader.model.raw import JSON_LINES, TABLES, Raw
from reader.parse.decode import decode
from reader.parse.detect import detect_format, format_of, is_whole_page
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


Parser = Callable[[str, str | None], Parsed]

PARSERS: dict[str, Parser] = {"text": _text, "markdown": _markdown, "html": _html}
"""The parser of each format. It takes the text and the URL where it was found, if any."""


def _article_html(text: str, url: str | None = None) -> Parsed:
    from reader.parse.html import parse_article  # late: it imports lxml

    return parse_article(text, url)


def _reject_data(raw: Raw, text: str) -> None:
    is_collection = (raw.url or raw.uri).partition("?")[0].lower().endswith((*TABLES, *JSON_LINES))
    if not is_collection and text.lstrip()[:1] not in ("{", "[", "<"):
        return
    from reader.parse.data_files import reject_collection, reject_data  # late: next to no source is data

    if is_collection:
        reject_collection(raw)
    reject_data(raw, text)


def _parser(raw: Raw, name: str, text: str) -> Parser:
    """The parser of a format. A collection may state an article in HTML without the page that it stood on."""
    return _article_html if name == "html" and raw.metadata is not None and not is_whole_page(text) else PARSERS[name]


def parse(raw: Raw) -> Draft:
    """The blocks of the article, with the kinds that the markup gives. Raises `SourceIsBinary`,
    `SourceIsEmpty`, or `SourceUnsupported` for data that is no article."""
    raw = unpack(raw)
    decoded = decode(raw)
    detected = detect_format(raw, decoded.text)
    name = detected if detected in PARSERS else "text"
    if name == "text" and raw.format is None and raw.metadata is None:
        _reject_data(raw, decoded.text)
    stated = raw.metadata or Metadata()
    parsed = _parser(raw, name, decoded.text)(decoded.text, raw.url or stated.url)
    if not any(block.text for block in parsed.blocks):
        if name == "html":
            raise SourceIsEmpty(raw.uri, "is a web page without text")
        name, parsed = "text", _text(decoded.text)  # If the markup hides all its text, show its source.
    found = replace(parsed.metadata, url=parsed.metadata.url or raw.url)
    return Draft(
        Source(raw.uri, name, decoded.encoding, decoded.guessed, raw.url),
        parsed.blocks,
        _stated_over(stated, found),
        notices=(*raw.notices, *decoded.notices, *parsed.notices),
        stated=stated,
    )


def _stated_over(stated: Metadata, found: Metadata) -> Metadata:
    """What was stated about an article, and what was found in it where nothing was stated."""
    return Metadata(
        headline=stated.headline or found.headline,
        dek=stated.dek or found.dek,
        authors=stated.authors or found.authors,
        authors_inferred=found.authors_inferred and not stated.authors,
        published=stated.published or found.published,
        publisher=stated.publisher or found.publisher,
        url=stated.url or found.url,
        language=stated.language or found.language,
        id=stated.id,
    )
