"""A file that results are written to: it is replaced only once all is written, and nothing else is left behind."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import ELOOP
from pathlib import Path
from typing import BinaryIO

from reader.errors import OutputError
from reader.load.file import reason_of


@contextmanager
def open_target(path: str) -> Iterator[BinaryIO]:
    """The file, which stays as it was unless the block ends well; a device or a pipe is written to as it is.

    Raises `OutputError`, but leaves a `BrokenPipeError` alone.
    """
    if _is_special(path):
        with _naming(path), Path(path).open("wb") as stream:
            yield stream
    else:
        with _naming(path):
            target = _followed(path)
        with _replacing(target, path) as stream:
            yield stream


def _followed(path: str) -> Path:
    """Where a link leads, so that it stays one. Raises `OSError`, also where it leads back to itself."""
    try:
        return Path(path).resolve()
    except RuntimeError as error:
        raise OSError(ELOOP, os.strerror(ELOOP)) from error


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
        yield stream
        with _naming(name):
            stream.close()
            if target.exists():
                draft.chmod(stat.S_IMODE(target.stat().st_mode))
            draft.replace(target)
    except BaseException:
        with suppress(OSError):
            stream.close()
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
        raise failure(name, error) from error


def failure(name: str, error: OSError) -> OutputError:
    """What went wrong with the file of this name, as it is told."""
    reason = "no such folder" if isinstance(error, FileNotFoundError) else reason_of(error)
    return OutputError(f"{name}: cannot be written, {reason}")
