"""The tables of the store and how they came to be. A version once released is never changed: the next one follows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection

_CARRIED_OVER = (
    """
    CREATE TABLE earlier_texts (article INTEGER PRIMARY KEY, text_hash TEXT NOT NULL UNIQUE)
    """,
    """
    INSERT INTO earlier_texts (text_hash)
    SELECT text_hash FROM earlier_articles
    UNION SELECT text_hash FROM earlier_corrections UNION SELECT text_hash FROM earlier_marks
    """,
    """
    INSERT INTO articles (id, headline, seen, exact, before, after, offset)
    SELECT article, headline, coalesce(seen, 0), '', '', '', coalesce(position, 0)
    FROM earlier_texts LEFT JOIN earlier_articles USING (text_hash)
    """,
    """
    INSERT INTO sources (uri, article, seen)
    SELECT uri, article, seen FROM earlier_articles JOIN earlier_texts USING (text_hash)
    """,
    """
    INSERT INTO corrections (number, article, kind, name, exact, before, after, offset,
        other_name, other_exact, other_before, other_after, other_offset, text)
    SELECT number, article, kind, name, '', '', '', start, other_name, empty, empty, empty, other_start, text
    FROM (SELECT *, CASE WHEN other_name IS NOT NULL THEN '' END AS empty FROM earlier_corrections)
    JOIN earlier_texts USING (text_hash)
    """,
    """
    INSERT INTO marks (article, letter, exact, before, after, offset)
    SELECT article, letter, '', '', '', position FROM earlier_marks JOIN earlier_texts USING (text_hash)
    """,
)
"""What was kept by the hash of a text and by offsets in it. Its words are not known before that text is read again:
until then they are empty, and the tables of old, which know where they end, are left as they were."""

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
    (
        "ALTER TABLE articles RENAME TO earlier_articles",
        "ALTER TABLE corrections RENAME TO earlier_corrections",
        "ALTER TABLE marks RENAME TO earlier_marks",
        """
        CREATE TABLE articles (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            headline TEXT,
            seen REAL NOT NULL,
            exact TEXT,
            before TEXT,
            after TEXT,
            offset INTEGER
        )
        """,
        """
        CREATE TABLE sources (
            uri TEXT NOT NULL,
            article INTEGER NOT NULL,
            seen REAL NOT NULL,
            PRIMARY KEY (uri, article)
        )
        """,
        "CREATE INDEX sources_by_article ON sources (article, seen)",
        """
        CREATE TABLE texts (
            size INTEGER NOT NULL,
            digest TEXT NOT NULL,
            article INTEGER NOT NULL,
            PRIMARY KEY (size, digest, article)
        )
        """,
        "CREATE INDEX texts_by_article ON texts (article)",
        """
        CREATE TABLE corrections (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            article INTEGER NOT NULL,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            exact TEXT NOT NULL,
            before TEXT NOT NULL,
            after TEXT NOT NULL,
            offset INTEGER NOT NULL,
            other_name TEXT,
            other_exact TEXT,
            other_before TEXT,
            other_after TEXT,
            other_offset INTEGER,
            text TEXT NOT NULL
        )
        """,
        "CREATE INDEX corrections_by_article ON corrections (article, number)",
        """
        CREATE TABLE marks (
            article INTEGER NOT NULL,
            letter TEXT NOT NULL,
            exact TEXT NOT NULL,
            before TEXT NOT NULL,
            after TEXT NOT NULL,
            offset INTEGER NOT NULL,
            PRIMARY KEY (article, letter)
        )
        """,
        *_CARRIED_OVER,
    ),
)
"""What leads from each version to the next, beginning with no tables at all."""

VERSION = len(MIGRATIONS)


class TooNewError(Exception):
    """A later version of the program has written the file."""


def migrate(connection: Connection, keep: Callable[[int], object] = lambda version: None) -> None:
    """Bring the file up to this version, in one step or not at all. Raises `TooNewError`, `sqlite3.Error`.

    Several processes may do it at once: one does, the others wait and find it done. Before a file that holds anything
    is changed, `keep` is called with its version, while nobody else can write; what it raises changes nothing.
    """
    if _version(connection) == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection)
        missing = _missing(version)
        if version and missing:
            keep(version)
        for statements in missing:
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
