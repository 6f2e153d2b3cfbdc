"""Read an article from a file. Knows paths and what can go wrong with them; never looks at the bytes."""

from __future__ import annotations

from typing import BinaryIO

from reader.errors import SourceIsFolder, SourceNotFound, SourceUnreadable
from reader.model.raw import Raw

MOST_BYTES = 1 << 29
"""No article is longer; without a limit an endless device would fill the memory."""


def load_file(path: str) -> Raw:
    """The bytes of a file, a named pipe or a device. Raises `SourceError`."""
    return Raw(uri=path, data=_read(path, path))


def load_file_address(address: str) -> Raw:
    """The bytes of the file that a `file://` address names. Raises `SourceError`."""
    from urllib.parse import unquote, urlsplit  # seldom needed, and slow to import

    return Raw(uri=address, data=_read(unquote(urlsplit(address).path), address))


def read_limited(stream: BinaryIO, uri: str) -> bytes:
    """All bytes of `stream`. Raises `SourceUnreadable` where it fails or does not end in reasonable time."""
    try:
        data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise SourceUnreadable(uri, reason_of(error)) from error
    if len(data) > MOST_BYTES:
        raise SourceUnreadable(uri, f"longer than {MOST_BYTES >> 20} MiB, too long for an article")
    return data


def reason_of(error: OSError) -> str:
    """What the system says went wrong, as it reads in the middle of a line."""
    words = error.strerror or type(error).__name__
    return words[:1].lower() + words[1:]


def _read(path: str, uri: str) -> bytes:
    try:
        with open(path, "rb") as stream:
            return read_limited(stream, uri)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise SourceNotFound(uri, "no such file", _hint(path)) from error
    except IsADirectoryError as error:
        raise SourceIsFolder(uri, "is a folder, not an article", "name the files in it") from error
    except OSError as error:
        raise SourceUnreadable(uri, reason_of(error)) from error
    except ValueError as error:  # a NUL in the name
        raise SourceNotFound(uri, "no such file") from error


def _hint(path: str) -> str | None:
    from reader.load.near import near_path  # late: most paths exist

    near = near_path(path)
    if near:
        return f"did you mean {near}?"
    host = path.split("/", 1)[0]
    looks_like_host = "." in host.strip(".") and "/" in path
    return "an address starts with https://" if looks_like_host else None
