"""Open the file of the store, or one in memory where that cannot be. Knows SQLite; knows nothing of what is kept."""

from __future__ import annotations

import os
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
    """Why nothing of it will be there the next time; None where all is well."""


def open_file(path: str) -> Opened:
    """The file, made where it is missing; else a copy of it in memory, or an empty one, and the reason."""
    try:
        import sqlite3  # two milliseconds that nothing but the interface needs
    except ImportError:  # SQLite is an optional part of Python
        return Opened(None, "nothing is remembered: this Python was built without SQLite")
    try:
        _make(path)
        connection = _connect(path)
    except TooNewError:
        return in_memory(f"{path} was written by a newer version of reader")
    except sqlite3.DatabaseError as error:
        if _is_damage(error):
            return in_memory(f"{path} is damaged ({error}); move it away to begin anew")
        return _copied(path, f"{path} cannot be written ({error})")
    except OSError as error:
        return _copied(path, f"{path} cannot be written ({(error.strerror or str(error)).lower()})")
    return Opened(connection, None)


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
        migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


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
