"""Forget articles so that no trace of them is left: in the library file, in its log, in backups, among kept pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.library import records, search_tables
from reader.library.opening import is_busy
from reader.library.store import Store
from reader.load import is_web

if TYPE_CHECKING:
    from sqlite3 import Connection

IN_USE = "the library is open elsewhere: what was deleted is gone from its file once that is closed"


def forget(store: Store, path: str, articles: Sequence[int] | None) -> Iterator[str]:
    """Delete these articles, or for None everything that was read, with all that belongs to them; yield what the user
    should know. Raises `LibraryError`."""
    store.run("PRAGMA secure_delete = ON")
    uris = store.update(lambda connection: _delete(connection, articles))
    yield from _clean_files(store)
    for uri in filter(is_web, uris):
        from reader.load.web import cache  # late: most articles are files

        cache.forget(uri)
    yield from _remove_backups(path, None if articles is None else uris)


def _delete(connection: Connection, articles: Sequence[int] | None) -> tuple[str, ...]:
    """Delete these articles, or all; return their sources."""
    if search_tables.exist(connection) and not search_tables.can_search(connection):
        raise LibraryError(f"nothing was forgotten: {search_tables.MISSING}, and the library has been made with it")
    if articles is None:
        articles = tuple(article for (article,) in connection.execute("SELECT id FROM articles"))
    named = "SELECT uri FROM sources WHERE article = ?"
    uris = tuple(str(uri) for article in articles for (uri,) in connection.execute(named, (article,)))
    records.forget_articles(connection, tuple(articles))
    known = "(SELECT key FROM people)"
    connection.execute(f"DELETE FROM person_links WHERE one NOT IN {known} OR other NOT IN {known}")
    if search_tables.exist(connection):
        search_tables.compact(connection)
    return uris


def _clean_files(store: Store) -> Iterator[str]:
    """Write the file anew without what was deleted, and empty its log."""
    try:
        store.run("VACUUM")
        is_open = store.query(lambda connection: connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0], 1)
    except LibraryError as error:
        if not (isinstance(error.__cause__, Exception) and is_busy(error.__cause__)):
            yield f"what was deleted may still be in the file: {error}"
            return
        is_open = 1
    if is_open:
        yield IN_USE


def _remove_backups(path: str, uris: Sequence[str] | None) -> Iterator[str]:
    """Delete backups of earlier versions of the library that know one of these addresses; None deletes them all."""
    file = Path(path)
    for backup in sorted(one for one in file.parent.iterdir() if one.name.startswith(f"{file.name}.v")):
        with suppress(OSError):
            data = backup.read_bytes() if uris is not None else b""
            if uris is None or any(uri.encode() in data for uri in uris):
                backup.unlink()
                yield f"{backup}: deleted too, since it has what was forgotten"
