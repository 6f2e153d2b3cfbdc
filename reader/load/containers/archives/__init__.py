"""Text exports of news archives: many documents in one file, each with its headers. LAYOUTS is the table.

The headers become metadata; the text is what stands between them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import BufferedReader

from reader.load.containers import SIGN_BYTES
from reader.load.containers.archives import factiva, lexis_nexis, nexis_uni, proquest
from reader.load.containers.archives.layout import Layout, Lines
from reader.load.containers.choices import Choices
from reader.load.containers.item import Broken, Item, Opened, UnreadableError
from reader.load.containers.streams import decoded, in_utf_8, lines
from reader.load.file import MOST_BYTES, TOO_LONG

LAYOUTS: tuple[Layout, ...] = (lexis_nexis.LAYOUT, nexis_uni.LAYOUT, proquest.LAYOUT, factiva.LAYOUT)


def items(opened: Opened, choices: Choices, tell: Callable[[str], None]) -> Iterator[Item | Broken]:
    """The articles, in order, one in memory at a time."""
    stream = in_utf_8(opened.stream, choices.encoding)
    layout = layout_of(decoded(stream.peek(SIGN_BYTES)[:SIGN_BYTES])[0])
    if layout is None:
        raise UnreadableError("is no export of documents that is known")
    return layout_items(layout, _text_lines(stream))


def layout_of(start: str) -> Layout | None:
    """The layout of an export that begins so; None if it is none."""
    start = start.replace("\r", "")
    return next((layout for layout in LAYOUTS if layout.is_begun(start)), None)


def layout_items(layout: Layout, text_lines: Iterable[str]) -> Iterator[Item | Broken]:
    """The articles among the lines of an export."""
    for document in _split(layout, text_lines):
        item = layout.read(document)
        if item is not None:
            yield item


def _text_lines(stream: BufferedReader) -> Iterator[str]:
    for line in lines(stream):
        if line is None:
            raise UnreadableError(f"a line is {TOO_LONG}")
        yield decoded(line)[0].rstrip()


def _split(layout: Layout, text_lines: Iterable[str]) -> Iterator[Lines]:
    """The lines of each document, with the line that ends it or begins it."""
    document: list[str] = []
    length = 0
    for line in text_lines:
        length += len(line) + 1
        if length > MOST_BYTES:
            raise UnreadableError(f"a document is {TOO_LONG}")
        is_mark = bool(layout.mark.match(line))
        if is_mark and not layout.is_mark_last:
            yield document
            document, length = [], 0
        document.append(line)
        if is_mark and layout.is_mark_last:
            yield document
            document, length = [], 0
    yield document
