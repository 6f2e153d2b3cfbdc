"""Files that were written one by one, joined to what they would be had all articles been written to one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, NamedTuple

from reader.export import writer


class Frame(NamedTuple):
    """What a file of several articles has around them."""

    opening: bytes = b""
    between: bytes = b""
    closing: bytes = b""
    empty: bytes = b""
    """The whole file, if there are no articles."""


def join(paths: Iterable[Path], frame: Frame, target: BinaryIO) -> None:
    """Write files to `target` as one, as if all articles had been written to it. Raises `OSError`."""
    begun = False
    for path in paths:
        with path.open("rb") as part:
            if part.read(len(frame.empty) + 1) == frame.empty:
                continue
            target.write(frame.between if begun else frame.opening)
            begun = True
            end = os.fstat(part.fileno()).st_size - len(frame.closing)
            _copy(part, target, part.seek(len(frame.opening)), end)
    target.write(frame.closing if begun else frame.empty)


def _copy(source: BinaryIO, target: BinaryIO, start: int, end: int) -> None:
    while start < end and (piece := source.read(min(end - start, 1 << 20))):
        target.write(piece)
        start += len(piece)


def frame_of(name: str, variant: str | None) -> Frame:
    """The frame of a format in which an article is written in the same way wherever it stands."""
    empty = "".join(writer(name, variant)([])).encode()
    if (name, variant) == ("json", None):
        return Frame(b"[\n", b",\n", b"\n]\n", empty)
    return Frame(between=b"\n---\n\n") if name == "markdown" else Frame(opening=empty, empty=empty)
