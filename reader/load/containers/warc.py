"""Articles in web archives (WARC): the pages that were fetched well. Pictures, scripts and failures are left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from reader.load.containers.choices import Choices
from reader.load.containers.item import Broken, Item, Opened, UnreadableError
from reader.load.containers.streams import needs_extra
from reader.load.file import MOST_BYTES
from reader.model.document import Metadata

_PAGES = ("text/html", "application/xhtml+xml")


def items(opened: Opened, choices: Choices, tell: Callable[[str], None]) -> Iterator[Item | Broken]:
    """The pages, in order."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise UnreadableError("is a web archive", needs_extra()) from error
    count = 0
    try:
        for record in ArchiveIterator(opened.stream):
            if _is_page(record):
                count += 1
                yield _item(record, choices)
    except (ArchiveLoadFailed, ValueError, EOFError) as error:
        raise UnreadableError(f"is broken or cut off after page {count}: {error}") from error


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
        return False
    return _media_type(headers) in _PAGES


def _media_type(headers: Any) -> str:
    return str(headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()


def _item(record: Any, choices: Choices) -> Item | Broken:
    address = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ") or None
    declared = int(record.rec_headers.get_header("Content-Length") or 0)
    if declared > MOST_BYTES:
        return Broken(f"longer than {MOST_BYTES >> 20} MiB, too long for an article", address)
    try:
        data = record.content_stream().read(MOST_BYTES + 1)
    except Exception as error:  # it may be packed in any way, and damaged in any way
        return Broken(f"cannot be unpacked: {type(error).__name__}", address)
    if record.raw_stream.limit > 0:  # of the bytes that were declared, these are not there
        return Broken("is cut off: the file ends within it", address)
    return Item(
        data,
        address,
        Metadata(),
        media_type="text/html",
        charset=_charset(record.http_headers),
        encoding=choices.encoding,
        url=address,
    )


def _charset(headers: Any) -> str | None:
    _, _, declared = str(headers.get_header("Content-Type") or "").lower().partition("charset=")
    return declared.partition(";")[0].strip(" \"'") or None
