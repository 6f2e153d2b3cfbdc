"""A file that results are written to: it is there, or is replaced, only once all is written, and nothing else is left
behind. No file is replaced unasked, and none that is being read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from errno import ELOOP
from pathlib import Path
from typing import BinaryIO

from reader.errors import OutputError, OutputExists, OutputIsSource
from reader.load import file_of
from reader.load.file import reason_of

STANDARD = {
    **dict.fromkeys(("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"), 1),
    **dict.fromkeys(("/dev/stderr", "/dev/fd/2", "/proc/self/fd/2"), 2),
}
"""Names of what this process writes to anyway. It may be a file, which the shell has opened to be written to."""


@contextmanager
def open_target(path: str, *, replace: bool = False, sources: Iterable[str] = ()) -> Iterator[BinaryIO]:
    """The file, which stays as it was unless the block ends well; a device or a pipe is written to as it is.

    Raises `OutputIsSource` where one of the `sources` is read from it, by whatever name; without `replace`,
    `OutputExists` where there is such a file, before the block, or where one has appeared meanwhile, after it. Raises
    `OutputError` where it cannot be written, but leaves a `BrokenPipeError` alone.
    """
    if path in STANDARD:
        with naming(path), os.fdopen(os.dup(STANDARD[path]), "wb") as stream:
            yield stream
    elif _is_special(path):
        with naming(path), Path(path).open("wb") as stream:
            yield stream
    else:
        with naming(path):
            target = _followed(path)
            _check(target, path, replace, sources)
        with _drafted(target, path, replace) as stream:
            yield stream


def check_target(path: str, *, replace: bool = False, sources: Iterable[str] = ()) -> None:
    """Raise what `open_target` would raise before its block; also `OutputError` for a device or a pipe."""
    if path in STANDARD or _is_special(path):
        raise OutputError(f"{path}: is not a file, so nothing can be kept beside it")
    with naming(path):
        _check(_followed(path), path, replace, sources)


def _followed(path: str) -> Path:
    """Where a link leads, so that it stays one. Raises `OSError`, also where it leads back to itself."""
    try:
        followed = Path(path).resolve()
    except RuntimeError as error:
        raise OSError(ELOOP, os.strerror(ELOOP)) from error
    if followed.is_symlink():  # how Python 3.13 and later tell
        raise OSError(ELOOP, os.strerror(ELOOP))
    return followed


def _is_special(path: str) -> bool:
    """Whether this is a device or a pipe, which can be written to but not replaced."""
    try:
        return not stat.S_ISREG(Path(path).stat().st_mode)
    except OSError:
        return False


def _check(target: Path, name: str, replace: bool, sources: Iterable[str]) -> None:
    if any(_is_read_from(target, source) for source in sources):
        raise OutputIsSource(f"{name}: is being read, so it cannot be replaced; choose another name")
    if not replace and target.exists():
        raise OutputExists(name)


def is_in(folder: Path, source: str) -> bool:
    """Whether a source is a file somewhere in this folder, or the folder itself."""
    place = file_of(source)
    try:
        return isinstance(place, str) and Path(place).resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a link that leads back to itself, or a NUL in the name
        return False


def _is_read_from(target: Path, source: str) -> bool:
    place = file_of(source)
    if place is None:
        return False
    try:
        about = os.fstat(place) if isinstance(place, int) else Path(place).stat()
        return os.path.samestat(about, target.stat())
    except OSError:  # one of the two is not there yet
        return isinstance(place, str) and os.path.realpath(place) == str(target)
    except ValueError:  # a NUL in the name
        return False


@contextmanager
def _drafted(target: Path, name: str, replace: bool) -> Iterator[BinaryIO]:
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    with naming(name):
        stream = draft.open("xb")
    try:
        yield stream
        with naming(name):
            stream.close()
            if replace:
                _replace(draft, target)
            else:
                _create(draft, target, name)
    except BaseException:
        with suppress(OSError):
            stream.close()
        with suppress(OSError):
            draft.unlink()
        raise


def _replace(draft: Path, target: Path) -> None:
    if target.exists():
        draft.chmod(stat.S_IMODE(target.stat().st_mode))
    draft.replace(target)


def _create(draft: Path, target: Path, name: str) -> None:
    """Give the draft its name, unless a file has got that meanwhile."""
    try:
        _link(draft, target)
    except FileExistsError as error:
        raise OutputExists(name) from error


def _link(draft: Path, target: Path) -> None:
    try:
        target.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:  # not every file system has links: there the name is taken first
        target.open("xb").close()
        draft.replace(target)
    else:
        draft.unlink()


@contextmanager
def naming(name: str) -> Iterator[None]:
    """Turns an `OSError` of the block into an `OutputError` with the name of the file, but a `BrokenPipeError`."""
    try:
        yield
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise failure(name, error) from error


def failure(name: str, error: OSError) -> OutputError:
    """What went wrong with the file of this name, as it is shown."""
    reason = "no such folder" if isinstance(error, FileNotFoundError) else reason_of(error)
    return OutputError(f"{name}: cannot be written ({reason})")
