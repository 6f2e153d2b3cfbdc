"""Where results go: standard output or a file, always UTF-8. A file appears only once all is written, and what is
written to standard output is whole pieces."""

from __future__ import annotations

import os
import signal
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

from reader.errors import OutputError
from reader.export.target import failure, open_target

_STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Output:
    """A stream that takes text and flushes it at once."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self._name = name
        self._is_file = stat.S_ISREG(os.fstat(stream.fileno()).st_mode)

    def write(self, text: str) -> None:
        """Write and flush; into a file all of it or nothing. Raises `OutputError`, or `BrokenPipeError` for a closed
        pipe."""
        # File names may hold bytes that are not UTF-8; Python keeps those as lone surrogates.
        self.write_bytes(text.encode("utf-8", "backslashreplace"))

    def write_bytes(self, data: bytes) -> None:
        """Write and flush, as `write` does."""
        try:
            if self._is_file:
                self._write_whole(data)
            else:
                self._stream.write(data)
                self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise failure(self._name, error) from error

    def _write_whole(self, data: bytes) -> None:
        # Only into files, which are never slow: a full pipe must not keep Ctrl+C waiting.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)
        number, written = self._stream.fileno(), 0
        try:
            while written < len(data):
                written += os.write(number, data[written:] if written else data)
        except OSError:
            _take_back(number, written)
            raise
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _take_back(number: int, written: int) -> None:
    """Cut off the bytes that were written last, unless somebody else has written to the file too."""
    with suppress(OSError):
        end = os.lseek(number, 0, os.SEEK_CUR)
        if end == os.fstat(number).st_size:
            os.ftruncate(number, end - written)
            os.lseek(number, end - written, os.SEEK_SET)


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


def is_terminal_output(path: str | None) -> bool:
    """Whether what is written there is seen on a terminal at once."""
    return (path is None or path == "-") and sys.stdout is not None and sys.stdout.isatty()
