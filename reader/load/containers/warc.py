"""Articles in web archives (WARC): the pages that were fetched well. Pictures, scripts and failures are left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from io import StringIO
from typing import Any

from reader.base.text import one_line
from reader.load.containers.choices import Choices
from reader.load.containers.item import Broken, Item, Opened, UnreadableError
from reader.load.containers.streams import needs_extra
from reader.load.file import MOST_BYTES, TOO_LONG
from reader.model.document import Metadata

_PAGES = ("text/html", "application/xhtml+xml")


def items(opened: Opened, choices: Choices, tell: Callable[[str], None]) -> Iterator[Item | Broken]:
    """The pages, in order."""
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise UnreadableError("is a web archive", needs_extra()) from error
    count = 0
    records = ArchiveIterator(opened.stream)
    while (record := _next(records, count, tell)) is not None:
        if _is_page(record):
            count += 1
            yield _item(record, choices)


def _next(records: Any, count: int, tell: Callable[[str], None]) -> Any:
    """The next record; None after the last."""
    faults = records.err_count
    try:
        with redirect_stderr(StringIO()):  # warcio writes there
            record = next(records, None)
    except (UnreadableError, OSError):
        raise
    except Exception as error:  # the format has no end of ways to be broken
        raise UnreadableError(f"is broken or cut off after page {count}: {_fault(error)}") from error
    if records.err_count > faults:
        tell(f"the length of a record is wrong: page {count} may be incomplete")
    return record


def _fault(error: Exception) -> str:
    from warcio.exceptions import ArchiveLoadFailed

    return one_line(str(error)) if isinstance(error, ArchiveLoadFailed) else type(error).__name__


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
        return False
    return _media_type(headers) in _PAGES


def _media_type(headers: Any) -> str:
    return str(headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()


def _item(record: Any, choices: Choices) -> Item | Broken:
    address = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ") or None
    if _missing(record) > MOST_BYTES:
        return Broken(TOO_LONG, address)
    faults = StringIO()
    try:
        with redirect_stderr(faults):  # warcio tells there that it cannot unpack further, and goes on
            data = record.content_stream().read(MOST_BYTES + 1)
    except Exception as error:  # it may be packed in any way, and damaged in any way
        return Broken(f"cannot be unpacked: {type(error).__name__}", address)
    if faults.getvalue():
        return Broken("is damaged: it cannot be unpacked further", address)
    if _missing(record) > 0:
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


def _missing(record: Any) -> int:
    """The bytes of a record that were declared but not read."""
    return int(getattr(record.raw_stream, "limit", 0))


def _charset(headers: Any) -> str | None:
    _, _, declared = str(headers.get_header("Content-Type") or "").lower().partition("charset=")
    return declared.partition(";")[0].strip(" \"'") or None
