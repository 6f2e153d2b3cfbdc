"""The tables for full-text search, which not every SQLite can make. All in them is in other tables too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sqlite3 import Connection

_TOKENS = 'tokenize = "unicode61 remove_diacritics 2"'

_TABLES = (
    f"""
    CREATE VIRTUAL TABLE articles_fts USING fts5(
        headline, address, text, content = 'searchable', content_rowid = 'article', {_TOKENS}
    )
    """,
    f"""
    CREATE VIRTUAL TABLE quotes_fts USING fts5(
        words, who, content = 'spoken', content_rowid = 'id', {_TOKENS}
    )
    """,
)
"""The articles and the quotes. An index of prefixes would save 5 of the 14 milliseconds that the beginning of a word
takes in 18,000 articles, and take more room than all the rest of the index: 0.75 times the text."""


class _SearchTable(NamedTuple):
    """A table for full-text search."""

    name: str
    source: str
    """The view that has its rows, with the article of each."""
    key: str
    columns: str


_ARTICLES = _SearchTable("articles_fts", "searchable", "article", "headline, address, text")
_QUOTES = _SearchTable("quotes_fts", "spoken", "id", "words, who")
_ALL = (_ARTICLES, _QUOTES)

MISSING = "this Python's SQLite has no full-text search (FTS5)"


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
    _command(connection, "'rebuild'")


def compact(connection: Connection) -> None:
    """Drop what removed rows have left in the tables."""
    _command(connection, "'optimize'")


def check(connection: Connection) -> None:
    """Compare the tables with what they were made from. Raises `sqlite3.DatabaseError` if they disagree."""
    _command(connection, "'integrity-check', 1", ", rank")


def _command(connection: Connection, values: str, columns: str = "") -> None:
    for name, *_ in _ALL:
        connection.execute(f"INSERT INTO {name}({name}{columns}) VALUES ({values})")


def add(connection: Connection, article: int) -> None:
    """Make an article and its quotes findable."""
    for name, source, key, columns in _ALL:
        rows = f"SELECT {key}, {columns} FROM {source} WHERE article = ?"
        connection.execute(f"INSERT INTO {name}(rowid, {columns}) {rows}", (article,))


def remove(connection: Connection, article: int) -> None:
    """Take an article and its quotes out, before they are changed or deleted."""
    for name, source, key, columns in _ALL:
        rows = f"SELECT 'delete', {key}, {columns} FROM {source} WHERE article = ?"
        connection.execute(f"INSERT INTO {name}({name}, rowid, {columns}) {rows}", (article,))
