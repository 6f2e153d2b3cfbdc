"""Open the file of the store, or one in memory where that cannot be. Knows SQLite; knows nothing of what is kept."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from reader.library.schema import TooNewError, migrate

if TYPE_CHECKING:
    from sqlite3 import Connection

WAIT = 1.0
"""Seconds to wait for another reader that is writing. Each of its writes takes some milliseconds."""


class Opened(NamedTuple):
    """A store to work with."""

    connection: Connection | None
    """None where this Python knows no SQLite."""
    trouble: str | None
    """Why nothing will be remembered next time; None where all is well."""


class BackupFailed(Exception):
    """There is no copy of the file as it was, so that it must not be changed."""


def open_file(path: str) -> Opened:
    """The file, made where it is missing; else a copy of it in memory, or an empty one, and the reason."""
    try:
        import sqlite3  # two milliseconds that nothing but the interface needs
    except ImportError:  # SQLite is an optional part of Python
        return Opened(None, "nothing is remembered: this Python was built without SQLite")
    try:
        _make(path)
        connection = _connect(path)
        return _up_to_date(connection, path)
    except TooNewError:
        return in_memory(f"{path} was written by a newer version of reader")
    except sqlite3.DatabaseError as error:
        if _is_damage(error):
            return in_memory(f"{path} is damaged ({error}); move it away to begin again")
        return _copied(path, f"{path} cannot be written ({error})")
    except OSError as error:
        return _copied(path, f"{path} cannot be written ({_reason(error)})")


def in_memory(reason: str, copied: Connection | None = None) -> Opened:
    """An empty store, or one that begins as a copy; it is gone at the end of the run."""
    import sqlite3

    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        if copied is not None:
            copied.backup(connection)
            if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError
        migrate(connection)
    except (sqlite3.Error, TooNewError):
        connection.close()
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        migrate(connection)
    return Opened(connection, f"nothing new is remembered: {reason}")


def _make(path: str) -> None:
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    # What somebody reads is nobody else's business; SQLite gives its other files the rights of this one.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _connect(path: str) -> Connection:
    import sqlite3

    connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None, check_same_thread=False)
    try:
        # A kill loses nothing so; a power cut loses the last moments and nothing else.
        _set_journal(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        connection.close()
        raise
    return connection


def _up_to_date(connection: Connection, path: str) -> Opened:
    """The file as this version has it; as it was, in memory, where no copy of it could be made before."""
    backups: list[str] = []
    try:
        migrate(connection, lambda version: backups.append(_backed_up(path, version)))
    except BackupFailed as error:
        opened = in_memory(f"no backup of {path} could be made ({error})", connection)
        connection.close()
        return opened
    except BaseException:
        connection.close()
        for backup in backups:  # of a file that is as it was
            with suppress(OSError):
                os.unlink(backup)
        raise
    return Opened(connection, None)


def _backed_up(path: str, version: int) -> str:
    """A copy of the file beside it, under a name that nothing has yet. Nobody writes meanwhile."""
    import sqlite3

    name = ""
    try:
        name = _made_beside(f"{path}.v{version}.backup")
        source, copy = sqlite3.connect(path), sqlite3.connect(name)
        try:
            source.backup(copy)
        finally:
            source.close()
            copy.close()
    except (OSError, sqlite3.Error) as error:
        if name:
            with suppress(OSError):
                os.unlink(name)
        raise BackupFailed(_reason(error)) from error
    return name


def _made_beside(name: str) -> str:
    """A new file of that name; where there is one, of that name with a number."""
    free, number = name, 1
    while not _is_made(free):
        number += 1
        free = f"{name}.{number}"
    return free


def _is_made(name: str) -> bool:
    try:
        os.close(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return False
    return True


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


def _set_journal(connection: Connection) -> None:
    import sqlite3

    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        # Another process is setting it, or has set it and is at work: it holds for both.
        if not is_passing(error):
            raise


def _copied(path: str, reason: str) -> Opened:
    """What the file holds, where it can be read at all, as it was last left in order."""
    import sqlite3
    from urllib.parse import quote

    try:
        source = sqlite3.connect(f"file:{quote(os.path.abspath(path))}?immutable=1", uri=True)
    except sqlite3.Error:
        return in_memory(reason)
    try:
        return in_memory(reason, source)
    finally:
        source.close()


def is_passing(error: Exception) -> bool:
    """Whether it is only that another process is writing for longer than we wait."""
    import sqlite3

    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _is_damage(error: Exception) -> bool:
    import sqlite3

    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
