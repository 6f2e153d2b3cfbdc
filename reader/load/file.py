"""Read an article from a file. Knows paths and what can go wrong with them; never looks at the bytes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from typing import BinaryIO

from reader.errors import SourceIsFolder, SourceNotFound, SourceStopped, SourceUnreadable
from reader.load.fetching import Cancelled, never
from reader.model.raw import Raw

MOST_BYTES = 1 << 27
"""No article is longer. Without a limit an endless device would fill the memory."""

TOO_LONG = f"longer than {MOST_BYTES >> 20} MiB, too long for an article"
"""Why what is longer than that is refused."""

PIECE = 1 << 20
"""Bytes read at a time from a pipe or a device."""

POLL_INTERVAL = 50
"""Milliseconds between two checks for cancellation while no bytes come."""


def load_file(path: str, cancelled: Cancelled = never) -> Raw:
    """The bytes of a file, a named pipe or a device. Raises `SourceError`.

    `SourceStopped` is raised soon after `cancelled()` returns true.
    """
    return Raw(uri=path, data=_read(path, path, cancelled))


def load_file_address(address: str, cancelled: Cancelled = never) -> Raw:
    """The bytes of the file that a `file://` address names. Raises `SourceError`; see `load_file`."""
    return Raw(uri=address, data=_read(path_of(address), address, cancelled))


def path_of(address: str) -> str:
    """The path that a `file://` address names."""
    from urllib.parse import unquote, urlsplit  # seldom needed, and slow to import

    return unquote(urlsplit(address).path)


def read_limited(stream: BinaryIO, uri: str) -> bytes:
    """All bytes of `stream`. Raises `SourceUnreadable` if it fails or is too long for an article."""
    try:
        data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise SourceUnreadable(uri, reason_of(error)) from error
    if len(data) > MOST_BYTES:
        raise _too_long(uri)
    return data


def _too_long(uri: str) -> SourceUnreadable:
    return SourceUnreadable(uri, TOO_LONG)


def reason_of(error: OSError) -> str:
    """What the system says went wrong, in lower case so that it fits into a sentence."""
    words = error.strerror or type(error).__name__
    return words[:1].lower() + words[1:]


def _read(path: str, uri: str, cancelled: Cancelled) -> bytes:
    try:
        with open(path, "rb", buffering=0, opener=_opened) as stream:
            about = os.fstat(stream.fileno())
            if not stat.S_ISREG(about.st_mode):
                return b"".join(_pieces(stream.fileno(), uri, cancelled))
            if about.st_size > MOST_BYTES or len(data := stream.readall() or b"") > MOST_BYTES:
                raise _too_long(uri)
            return data
    except (FileNotFoundError, NotADirectoryError) as error:
        raise SourceNotFound(_without_login(uri), "no such file", _hint(path)) from error
    except IsADirectoryError as error:
        raise SourceIsFolder(uri, "is a folder, not an article", "name the files in it") from error
    except OSError as error:
        raise SourceUnreadable(uri, reason_of(error)) from error
    except ValueError as error:  # a NUL in the name
        raise SourceNotFound(_without_login(uri), "no such file") from error


def _without_login(missing: str) -> str:
    if "@" not in missing:
        return missing
    from reader.base.urls import without_login  # late: most paths exist

    return without_login(missing)


def _opened(path: str, flags: int) -> int:
    # Otherwise opening a named pipe would block until somebody writes to it.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _pieces(descriptor: int, uri: str, cancelled: Cancelled) -> Iterator[bytes]:
    """The bytes of a pipe or a device, as they arrive."""
    import select  # files do without it

    length = 0
    ready = select.poll()
    ready.register(descriptor, select.POLLIN)
    while length <= MOST_BYTES:
        if cancelled():
            raise SourceStopped(uri, "was stopped")
        if ready.poll(POLL_INTERVAL):
            piece = os.read(descriptor, PIECE)
            if not piece:
                return
            length += len(piece)
            yield piece
    raise _too_long(uri)


def _hint(path: str) -> str | None:
    from reader.load.near import near_path  # late: most paths exist

    near = near_path(path)
    if near:
        return f"did you mean {near}?"
    host = path.split("/", 1)[0]
    looks_like_host = "." in host.strip(".") and "/" in path
    return "an address starts with https://" if looks_like_host else None
