"""Where results go: standard output or a file, always UTF-8. A file appears only once all is written."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from reader.errors import OutputError
from reader.export.target import failure, open_target


class Output:
    """A stream that takes text and flushes it at once."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self._name = name

    def write(self, text: str) -> None:
        """Write and flush. Raises `OutputError`, or `BrokenPipeError` for a closed pipe."""
        try:
            # File names may hold bytes that are not UTF-8; Python keeps those as lone surrogates.
            self._stream.write(text.encode("utf-8", "backslashreplace"))
            self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise failure(self._name, error) from error


@contextmanager
def open_output(path: str | None, *, replace: bool = False, sources: Iterable[str] = ()) -> Iterator[Output]:
    """Standard output for None and `-`, else the file, which is unchanged unless the block succeeds.

    Raises `OutputError`; see `open_target`.
    """
    if path is None or path == "-":
        if sys.stdout is None:
            raise OutputError("standard output is closed")
        sys.stdout.flush()
        yield Output(sys.stdout.buffer, "standard output")
    else:
        with open_target(path, replace=replace, sources=sources) as stream:
            yield Output(stream, path)
