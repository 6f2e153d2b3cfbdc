"""Open the library file, or an in-memory database if that fails. Knows SQLite; knows nothing of the records."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from reader.library.identity import is_in_place
from reader.library.schema import TooNewError, migrate

if TYPE_CHECKING:
    from sqlite3 import Connection

BUSY_TIMEOUT = 1.0
"""Seconds to wait for another process that is writing. A write takes a few milliseconds."""


class OpenedDatabase(NamedTuple):
    """An opened database."""

    connection: Connection | None
    """None if this Python lacks SQLite."""
    problem: str | None
    """Why nothing will be saved, for the user; None if all is well."""


class BackupFailed(Exception):
    """The file could not be backed up, so it must not be changed."""


def open_file(path: str, timeout: float | None = None) -> OpenedDatabase:
    """Open the file, creating it if necessary; else an in-memory copy of it, or an empty database, with the reason."""
    try:
        import sqlite3  # takes two milliseconds, and only the interface needs it
    except ImportError:  # SQLite is an optional part of Python
        return OpenedDatabase(None, "nothing is remembered: this Python was built without SQLite")
    try:
        _ensure_file(path)
        connection = _connect(path, timeout)
        return _migrated(connection, path)
    except TooNewError:
        return in_memory(f"{path} was written by a newer version of reader")
    except UnicodeDecodeError:  # of what SQLite says of damage, which cites names in the file
        return in_memory(f"{path} is damaged; move it away to begin again")
    except sqlite3.DatabaseError as error:
        if _is_damage(error):
            return in_memory(f"{path} is damaged ({error}); move it away to begin again")
        return _without_file(path, str(error))
    except OSError as error:
        return _without_file(path, _reason(error))


def in_memory(reason: str, copied: Connection | None = None) -> OpenedDatabase:
    """A copy of a database if it can be copied, else an empty one, that is gone at the end of the run."""
    return _instead(_copy(copied) if copied is not None else None, reason)


def _instead(copy: Connection | None, reason: str) -> OpenedDatabase:
    """What stands in for a file that cannot be used: this copy of it, or an empty database."""
    return OpenedDatabase(copy or _empty(), f"nothing new is remembered: {reason}")


def _empty() -> Connection:
    connection = _connection_to(":memory:")
    migrate(connection)
    return connection


def _copy(copied: Connection) -> Connection | None:
    """An in-memory copy of this version; None if the database is damaged, too new, or cannot be read."""
    import sqlite3

    connection = _connection_to(":memory:")
    try:
        copied.backup(connection)
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError
        migrate(connection)
    except (sqlite3.Error, TooNewError, UnicodeDecodeError):
        connection.close()
        return None
    return connection


def identity_of(path: str) -> tuple[int, int] | None:
    """What tells a file from every other one; None if it is not there."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _ensure_file(path: str) -> None:
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    # Reading habits are private; SQLite gives its other files the same permissions.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _connection_to(database: str, timeout: float = BUSY_TIMEOUT) -> Connection:
    import sqlite3

    return sqlite3.connect(database, timeout=timeout, isolation_level=None, check_same_thread=False)


def _connect(path: str, timeout: float | None = None) -> Connection:
    connection = _connection_to(path, timeout or BUSY_TIMEOUT)
    try:
        # Killing the process loses nothing; a power cut loses at most the last writes.
        _set_journal(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        connection.close()
        raise
    return connection


def _migrated(connection: Connection, path: str) -> OpenedDatabase:
    """Migrate the file to this version; if no backup can be made, use an in-memory copy of it instead."""
    backups: list[str] = []
    try:
        migrate(connection, lambda version: backups.append(_back_up(path, version)))
    except BackupFailed as error:
        opened = in_memory(f"no backup of {path} could be made ({error})", connection)
        connection.close()
        return opened
    except BaseException:
        connection.close()
        for backup in backups:  # the file is unchanged
            with suppress(OSError):
                os.unlink(backup)
        raise
    return OpenedDatabase(connection, None)


def _back_up(path: str, version: int) -> str:
    """Copy the file to a new one next to it, and return its name. The caller holds the write lock."""
    import sqlite3

    name = ""
    try:
        name = _create_new(f"{path}.v{version}.backup")
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


def _create_new(name: str) -> str:
    """Create a new file with that name, numbered if it is taken; return its name."""
    free, number = name, 1
    while not _try_create(free):
        number += 1
        free = f"{name}.{number}"
    return free


def _try_create(name: str) -> bool:
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
        # Another process is setting it, or has set it and is busy: it applies to both.
        if not is_busy(error):
            raise


def _without_file(path: str, reason: str) -> OpenedDatabase:
    """An in-memory copy of the last consistent state of a file that fails, if it can be read at all."""
    import sqlite3
    from urllib.parse import quote

    try:
        source = sqlite3.connect(f"file:{quote(os.path.abspath(path))}?immutable=1", uri=True)
    except sqlite3.Error:
        copy = None
    else:
        copy = _copy(source)
        source.close()
    can_be = "written" if copy is not None or not is_in_place(path) else "read"
    return _instead(copy, f"{path} cannot be {can_be} ({reason})")


def is_busy(error: Exception) -> bool:
    """Whether another process was merely writing for longer than the timeout."""
    import sqlite3

    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _is_damage(error: Exception) -> bool:
    import sqlite3

    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
