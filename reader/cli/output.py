"""Where results go: standard output or a file, always UTF-8. A file is replaced only once all is written."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from reader.errors import OutputError
from reader.load.file import reason_of


class Output:
    """A stream that takes text and sends it on at once."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self._name = name

    def write(self, text: str) -> None:
        """Write and flush. Raises `OutputError`; a closed pipe stays a `BrokenPipeError`."""
        try:
            # File names may hold bytes that are no UTF-8; Python keeps those as lone surrogates.
            self._stream.write(text.encode("utf-8", "backslashreplace"))
            self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _failure(self._name, error) from error


@contextmanager
def open_output(path: str | None) -> Iterator[Output]:
    """Standard output for None and `-`, else the file, which stays as it was unless the block ends well."""
    if path is None or path == "-":
        if sys.stdout is None:
            raise OutputError("standard output is closed")
        sys.stdout.flush()
        yield Output(sys.stdout.buffer, "standard output")
    elif _is_special(path):
        with _naming(path), Path(path).open("wb") as stream:
            yield Output(stream, path)
    else:
        with _replacing(Path(path).resolve(), path) as stream:
            yield Output(stream, path)


def _is_special(path: str) -> bool:
    """Whether this is a device or a pipe, which can be written to but not replaced."""
    try:
        return not stat.S_ISREG(Path(path).stat().st_mode)
    except OSError:
        return False


@contextmanager
def _replacing(target: Path, name: str) -> Iterator[BinaryIO]:
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    with _naming(name):
        stream = draft.open("xb")
    try:
        with stream:
            yield stream
        with _naming(name):
            if target.exists():
                draft.chmod(stat.S_IMODE(target.stat().st_mode))
            draft.replace(target)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise


@contextmanager
def _naming(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise _failure(name, error) from error


def _failure(name: str, error: OSError) -> OutputError:
    reason = "no such folder" if isinstance(error, FileNotFoundError) else reason_of(error)
    return OutputError(f"{name}: cannot be written, {reason}")
