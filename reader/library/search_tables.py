"""The tables for full-text search, which not every SQLite can make. All in them is in other tables too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection

_TOKENS = 'tokenize = "unicode61 remove_diacritics 2"'

_TABLES = (
    f"""
    CREATE VIRTUAL TABLE articles_fts USING fts5(
        headline, address, text, content = 'searchable', content_rowid = 'article', {_TOKENS}, prefix = '2 3'
    )
    """,
    f"""
    CREATE VIRTUAL TABLE quotes_fts USING fts5(
        words, who, content = 'spoken', content_rowid = 'id', {_TOKENS}
    )
    """,
)
"""The articles and the quotes."""

NAMES = ("articles_fts", "quotes_fts")

MISSING = "this Python's SQLite has no full-text search (FTS5)"

_COLUMNS = {"articles_fts": "article, headline, address, text", "quotes_fts": "id, words, who"}
_SOURCES = {"articles_fts": "searchable", "quotes_fts": "spoken"}


def can_search(connection: Connection) -> bool:
    """Whether this SQLite has full-text search."""
    return bool(
        connection.execute("SELECT EXISTS (SELECT 1 FROM pragma_module_list WHERE name = 'fts5')").fetchone()[0]
    )


def exist(connection: Connection) -> bool:
    """Whether the tables were made."""
    made = "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'quotes_fts')"
    return bool(connection.execute(made).fetchone()[0])


def prepare(connection: Connection) -> bool:
    """Make and fill the tables if that was not done; return False if this SQLite cannot search.

    Part of a transaction that the caller has begun. What is written by a Python whose SQLite cannot search makes the
    tables out of date; they are filled anew by the next one that can.
    """
    is_made = exist(connection)
    if not can_search(connection):
        if is_made:
            connection.execute("INSERT OR REPLACE INTO preferences VALUES ('search', 'out of date')")
        return False
    if not is_made:
        for statement in _TABLES:
            connection.execute(statement)
    is_stale = connection.execute("DELETE FROM preferences WHERE name = 'search'").rowcount > 0
    if is_stale or not is_made:
        rebuild(connection)
    return True


def rebuild(connection: Connection) -> None:
    """Fill the tables anew."""
    for name in NAMES:
        connection.execute(f"INSERT INTO {name}({name}) VALUES ('rebuild')")


def compact(connection: Connection) -> None:
    """Drop what removed rows have left in the tables."""
    for name in NAMES:
        connection.execute(f"INSERT INTO {name}({name}) VALUES ('optimize')")


def check(connection: Connection) -> None:
    """Compare the tables with what they were made from. Raises `sqlite3.DatabaseError` if they disagree."""
    for name in NAMES:
        connection.execute(f"INSERT INTO {name}({name}, rank) VALUES ('integrity-check', 1)")


def add(connection: Connection, name: str, condition: str, row: tuple[object, ...]) -> None:
    """Make those rows findable that fulfil a condition on `article` or `id`."""
    columns = _COLUMNS[name]
    into = columns.replace("article", "rowid") if name == "articles_fts" else columns.replace("id", "rowid")
    connection.execute(f"INSERT INTO {name}({into}) SELECT {columns} FROM {_SOURCES[name]} WHERE {condition}", row)


def remove(connection: Connection, name: str, condition: str, row: tuple[object, ...]) -> None:
    """Take rows out that fulfil a condition, before they are changed or deleted."""
    columns = _COLUMNS[name]
    into = columns.replace("article", "rowid") if name == "articles_fts" else columns.replace("id", "rowid")
    connection.execute(
        f"INSERT INTO {name}({name}, {into}) SELECT 'delete', {columns} FROM {_SOURCES[name]} WHERE {condition}", row
    )
