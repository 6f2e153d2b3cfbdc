"""The tables of the store and how they came to be. A version once released is never changed: the next one follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE articles (
            text_hash TEXT PRIMARY KEY,
            uri TEXT NOT NULL,
            headline TEXT,
            position INTEGER NOT NULL,
            seen REAL NOT NULL
        )
        """,
        "CREATE INDEX articles_by_time ON articles (seen)",
        """
        CREATE TABLE corrections (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            text_hash TEXT NOT NULL,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            start INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            other_name TEXT,
            other_start INTEGER,
            other_end INTEGER,
            text TEXT NOT NULL
        )
        """,
        "CREATE INDEX corrections_by_text ON corrections (text_hash, number)",
        "CREATE TABLE preferences (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    ),
    (
        """
        CREATE TABLE marks (
            text_hash TEXT NOT NULL,
            letter TEXT NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (text_hash, letter)
        )
        """,
    ),
)
"""What leads from each version to the next, beginning with no tables at all."""

VERSION = len(MIGRATIONS)


class TooNewError(Exception):
    """A later version of the program has written the file."""


def migrate(connection: Connection) -> None:
    """Bring the file up to this version, in one step or not at all. Raises `TooNewError`, `sqlite3.Error`.

    Several processes may do it at once: one does, the others wait and find it done.
    """
    if _version(connection) == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statements in _missing(_version(connection)):
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _missing(version: int) -> tuple[tuple[str, ...], ...]:
    if version > VERSION:
        raise TooNewError
    return MIGRATIONS[version:]


def _version(connection: Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version
