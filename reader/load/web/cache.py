"""Copies of fetched pages, a file each, private to the user. Failing to keep one is never an error."""

from __future__ import annotations

import json
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from zlib import crc32

from reader.base.folders import user_folder
from reader.base.values import Value, as_dict

MOST_KEPT = 256 << 20
"""Bytes of all copies together; some thousand pages. Beyond that, those fetched longest ago are deleted."""

ROOM = MOST_KEPT // 4
"""Bytes freed at a time, so that not every page has to look for the oldest."""

ABANDONED = 60 * 60
"""Seconds after which a half-written file counts as abandoned."""

_LONGEST_HEADER = 64 << 10
_ENDING = ".page"
_DRAFT = ".part"


class Note(Value):
    """What is known about a copy besides its bytes."""

    asked: str
    """The address that was asked for."""
    url: str
    """The address it came from, after redirects."""
    kept: float
    """When the server last confirmed the page, in seconds since 1970."""
    fresh_until: float
    """Until then it may be used without asking the server."""
    media_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None
    """The server's `Last-Modified`, sent back unchanged."""
    downgraded: bool = False
    """Whether a redirect led from https to http."""


class Copy(Value):
    """A kept page."""

    note: Note
    body: bytes


def cache_folder() -> Path:
    """The folder of the copies; it may not exist yet."""
    return Path(user_folder("cache"), "pages")


def find(asked: str) -> Copy | None:
    """The copy of the page at this address; None if there is none, or it is damaged."""
    try:
        with _path(asked).open("rb") as stream:
            header = json.loads(stream.readline(_LONGEST_HEADER))
            body = stream.read()
        note = Note(**header["note"])
        whole = header["length"] == len(body) and header["sum"] == crc32(body) and note.asked == asked
        return Copy(note, body) if whole and _is_typed(note) else None
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def keep(copy: Copy) -> None:
    """Keep the copy, replacing an older one atomically. Does nothing if it cannot be kept."""
    header = {"note": as_dict(copy.note), "length": len(copy.body), "sum": crc32(copy.body)}
    line = json.dumps(header).encode() + b"\n"
    if len(line) > _LONGEST_HEADER:
        return
    path = _path(copy.note.asked)
    draft = path.with_name(f".{path.stem}.{secrets.token_hex(4)}{_DRAFT}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            # What somebody reads is private.
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
                stream.write(line)
                stream.write(copy.body)
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        _prune(path.parent)
    except OSError:
        return


def forget(asked: str) -> None:
    """Delete the copy, because its server wants none kept."""
    with suppress(OSError):
        _path(asked).unlink(missing_ok=True)


def _path(asked: str) -> Path:
    return cache_folder() / (sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()[:40] + _ENDING)


def _is_typed(note: Note) -> bool:
    texts = (note.asked, note.url)
    perhaps = (note.media_type, note.charset, note.etag, note.modified)
    return (
        all(isinstance(text, str) for text in texts)
        and all(text is None or isinstance(text, str) for text in perhaps)
        and all(isinstance(moment, int | float) for moment in (note.kept, note.fresh_until))
        and isinstance(note.downgraded, bool)
    )


def _prune(folder: Path) -> None:
    """Make room, beginning with what was fetched longest ago."""
    pages, total = [], 0
    for name, size, changed in _files(folder):
        if name.endswith(_ENDING):
            pages.append((changed, size, name))
            total += size
        elif name.endswith(_DRAFT) and changed < time.time() - ABANDONED:
            (folder / name).unlink(missing_ok=True)
    if total <= MOST_KEPT:
        return
    for _, size, name in sorted(pages):
        (folder / name).unlink(missing_ok=True)
        total -= size
        if total <= MOST_KEPT - ROOM:
            return


def _files(folder: Path) -> Iterator[tuple[str, int, float]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):  # another process may be making room too
                state = entry.stat(follow_symlinks=False)
                yield entry.name, state.st_size, state.st_mtime
