"""What a container yields: articles, and articles that cannot be read. Nothing here opens or parses anything."""

from __future__ import annotations

from io import BufferedReader
from typing import NamedTuple

from reader.base.values import Value
from reader.model.document import Metadata


class Item(Value):
    """One article of a container; see `Raw` for the fields that it has too."""

    data: bytes
    id: str | None = None
    """What the container calls it; None to number it."""
    metadata: Metadata = Metadata()
    format: str | None = None
    media_type: str | None = None
    charset: str | None = None
    encoding: str | None = None
    url: str | None = None
    notices: tuple[str, ...] = ()
    is_whole: bool = False
    """Whether it is all that the file holds, whose name is then its name."""


class Broken(Value):
    """An article that cannot be read, though those after it may be."""

    reason: str
    id: str | None = None
    hint: str | None = None


class UnreadableError(Exception):
    """The container cannot be read, or not any further."""

    def __init__(self, reason: str, hint: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


class Opened(NamedTuple):
    """A container that is open for reading."""

    stream: BufferedReader
    """Its bytes, unpacked, from the beginning on."""
    path: str | None
    """Where it lies as a file that is not packed; None for any other."""


def text_item(text: str, id: str | None, metadata: Metadata, notices: tuple[str, ...] = ()) -> Item:
    """An article that the container gives as plain text or Markdown."""
    # Lone surrogates have no UTF-8 form.
    return Item(text.encode("utf-8", "ignore"), id, metadata, encoding="utf-8", notices=notices)


def html_item(html: str, id: str | None, metadata: Metadata, notices: tuple[str, ...] = ()) -> Item:
    """An article that the container gives as HTML: a page, or the article alone."""
    return Item(html.encode("utf-8", "ignore"), id, metadata, "html", encoding="utf-8", notices=notices)
