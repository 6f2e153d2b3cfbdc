"""Raw to Draft: decode the bytes, find the format, cut the article into blocks."""

from __future__ import annotations

from reader.model.document import Source
from reader.model.draft import Draft, DraftBlock
from reader.model.raw import Raw


def parse(raw: Raw) -> Draft:
    """The blocks of the article, with the kinds that the markup knows."""
    text = raw.data.decode("utf-8", "replace").replace("\r\n", "\n")
    blocks = tuple(DraftBlock(line.strip()) for line in text.split("\n") if line.strip())
    return Draft(Source(raw.uri, "text"), blocks)
