"""Raw to Draft: decode the bytes, find the format, cut the article into blocks."""

from __future__ import annotations

from collections.abc import Callable

from reader.model.document import Source
from reader.model.draft import Draft, DraftBlock
from reader.model.raw import Raw
from reader.parse.decode import decode
from reader.parse.detect import detect
from reader.parse.text import blocks_of

PARSERS: dict[str, Callable[[str], tuple[DraftBlock, ...]]] = {"text": blocks_of}
"""What cuts each format into blocks; a format without a parser is read as the text it is."""


def parse(raw: Raw) -> Draft:
    """The blocks of the article, with the kinds that the markup knows. Raises `SourceIsBinary` or `SourceIsEmpty`."""
    decoded = decode(raw)
    found = detect(raw, decoded.text)
    name = found if found in PARSERS else "text"
    source = Source(raw.uri, name, decoded.encoding, decoded.guessed)
    return Draft(source, PARSERS[name](decoded.text))
