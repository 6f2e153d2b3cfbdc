"""Check the library, count what is in it, and make again what was found in its articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.library import index, records, search_tables
from reader.library.shelf import Shelf, engine_name
from reader.library.store import Store
from reader.pipeline import annotate_document

if TYPE_CHECKING:
    from sqlite3 import Connection

    from reader.model.document import Document


class Health(NamedTuple):
    """The state of the library."""

    troubles: tuple[str, ...]
    """What is wrong, for the user."""
    counts: dict[str, int]
    """How much there is of everything."""


_COUNTS = {
    "articles": "SELECT count(*) FROM articles",
    "unread": "SELECT count(*) FROM articles WHERE unread",
    "kept": "SELECT count(*) FROM documents WHERE content IS NOT NULL",
    "versions": "SELECT count(*) FROM versions",
    "people": "SELECT count(*) FROM people",
    "quotes": "SELECT count(*) FROM quotes",
    "notes": "SELECT count(*) FROM notes",
    "corrections": "SELECT count(*) FROM corrections",
}

NOTHING_KEPT = Health((), dict.fromkeys((*_COUNTS, "outdated", "bytes"), 0))
"""What there is to say where there is no library yet."""

_STALE = """
    FROM documents LEFT JOIN analysed USING (article)
    WHERE content IS NOT NULL AND (engine IS NULL OR engine <> ?)
"""


def examine(store: Store, path: str, engine: str | None) -> Health:
    """Check the file and the search tables; slow for a large library."""
    if not store.is_kept:
        return Health((store.problem or "the library is closed",), {})
    unread: tuple[str, ...] = ("the library cannot be read",)
    troubles = store.query(_damage, unread)
    if not troubles:
        troubles = _search_troubles(store)
    counts = {name: _number(store, counting) for name, counting in _COUNTS.items()}
    counts["outdated"] = _number(store, f"SELECT count(*) {_STALE}", engine_name(engine))
    counts["bytes"] = sum(file.stat().st_size for file in (Path(path), Path(f"{path}-wal")) if file.exists())
    return Health(troubles, counts)


def _number(store: Store, counting: str, *values: str) -> int:
    return store.query(lambda connection: int(connection.execute(counting, values).fetchone()[0]), 0)


def _damage(connection: Connection) -> tuple[str, ...]:
    found = [str(line) for (line,) in connection.execute("PRAGMA integrity_check(10)")]
    return () if found == ["ok"] else tuple(f"damaged: {line}" for line in found)


def _search_troubles(store: Store) -> tuple[str, ...]:
    if not store.query(search_tables.can_search, False):
        return (search_tables.MISSING,)
    if not store.query(search_tables.exist, False):
        return ()

    def agrees(connection: Connection) -> bool:
        search_tables.check(connection)
        return True

    return () if store.query(agrees, False) else ("what can be searched is not what is kept: use --rebuild",)


# Making again


def rebuild(store: Store) -> None:
    """Empty the tables of what was found in articles, and fill the search tables anew. Raises `LibraryError`."""
    store.update(_rebuild)


def _rebuild(connection: Connection) -> None:
    for table in ("entities", "quotes", "shingles", "analysed"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("UPDATE people SET articles = 0, quotes = 0, first_year = NULL, last_year = NULL")
    connection.execute("UPDATE documents SET near = NULL")
    if search_tables.prepare(connection):
        search_tables.rebuild(connection)


def drop_unused_people(store: Store) -> None:
    """Delete people whom no article names. Raises `LibraryError`."""
    store.update(index.drop_unused_people)


def outdated(store: Store, engine: str | None) -> tuple[int, ...]:
    """The articles in which nothing was found yet, or by an earlier version."""
    found = f"SELECT article {_STALE} ORDER BY article"
    nothing: tuple[int, ...] = ()
    return store.query(
        lambda connection: tuple(article for (article,) in connection.execute(found, (engine_name(engine),))), nothing
    )


class Kept(NamedTuple):
    """An article as it is kept, to be annotated again."""

    article: int
    document: Document


def kept_documents(store: Store, articles: tuple[int, ...]) -> Iterator[Kept]:
    """These articles, one after the other."""
    shelf = Shelf(store)
    for article in articles:
        if (document := shelf.document(article)) is not None:
            yield Kept(article, document)


def annotate_kept(engine: str | None, kept: Kept) -> Kept | None:
    """The article with names and quotes; None if looking for them fails."""
    try:
        return Kept(kept.article, annotate_document(kept.document, engine))
    except Exception:  # one article that breaks a rule must not stop the others; it stays outdated
        return None


def keep_again(store: Store, kept: Kept) -> None:
    """Put an article back, with its corrections applied. Raises `LibraryError`."""
    shelf = Shelf(store)
    origin = shelf.origin(kept.article)
    if origin is not None:
        shelf.put(kept.article, origin, _corrected(store, kept))


def annotated_again(
    store: Store, article: int, annotate: Callable[[Document], Document], version: int | None = None
) -> Document | None:
    """An article as it is kept, or a version of it, with the names and quotes that `annotate` finds, corrected; None if
    it is not kept."""
    document = Shelf(store).document(article, version)
    return None if document is None else _corrected(store, Kept(article, annotate(document)))


def annotating(engine: str | None) -> Callable[[Document], Document]:
    """What finds names and quotes in this process; it returns the document as it is if looking for them fails."""

    def annotate(document: Document) -> Document:
        return (annotate_kept(engine, Kept(0, document)) or Kept(0, document)).document

    return annotate


def _corrected(store: Store, kept: Kept) -> Document:
    """The article with its saved corrections applied."""
    saved = store.query(partial(records.saved_state, articles=(kept.article,)), records.SavedState())
    if not saved.corrections:
        return kept.document
    from reader.library.corrections import apply

    return apply(kept.document, saved.corrections).document
