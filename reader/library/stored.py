"""An article from what the library keeps of it. Reads only."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.library.identity import Origin, absolute_uri
from reader.library.layers import with_layers
from reader.library.records import articles_from
from reader.library.rows import id_of, time_of
from reader.model.document import Document, Metadata, Source
from reader.model.raw import STANDARD_INPUT

if TYPE_CHECKING:
    from sqlite3 import Connection


class EntityKept(NamedTuple):
    """An entity of an article."""

    n: int
    kind: str
    name: str
    roles: tuple[str, ...]
    aliases: tuple[str, ...]
    mentions: int
    person: int | None
    """The form of a person's full name."""


class Holdings(NamedTuple):
    """How much the library has."""

    articles: int
    unread: int
    notes: int


def holdings(connection: Connection) -> Holdings:
    """How much the library has."""
    return Holdings(
        *connection.execute(
            "SELECT count(*), coalesce(sum(unread = 1), 0), (SELECT count(*) FROM notes) FROM articles"
        ).fetchone()
    )


def ids(connection: Connection) -> tuple[int, ...]:
    """The ids of all articles."""
    return tuple(article for (article,) in connection.execute("SELECT id FROM articles ORDER BY id"))


def articles_of(connection: Connection, name: str) -> tuple[int, ...]:
    """Ids of the articles with this number, or read from this address or path, the latest first."""
    number = id_of(name)
    if number is not None and connection.execute("SELECT 1 FROM articles WHERE id = ?", (number,)).fetchone():
        return (number,)
    return articles_from(connection, absolute_uri(name))


def entities_of(connection: Connection, article: int) -> tuple[EntityKept, ...]:
    """What an article names."""
    rows = connection.execute(
        "SELECT n, kind, name, roles, aliases, mentions, person FROM entities WHERE article = ? ORDER BY n", (article,)
    )
    return tuple(
        EntityKept(n, kind, name, tuple(roles.splitlines()), tuple(aliases.splitlines()), mentions, person)
        for n, kind, name, roles, aliases, mentions, person in rows
    )


def is_current(connection: Connection, digest: str, engine: str) -> bool:
    """Whether an article of these bytes is kept, with what this engine found in it."""
    held = "SELECT 1 FROM documents JOIN analysed USING (article) WHERE documents.digest = ? AND engine = ?"
    return connection.execute(held, (digest, engine)).fetchone() is not None


def origin_of(connection: Connection, article: int) -> Origin | None:
    """Where the text that is kept of an article came from; None if no text is."""
    row = connection.execute(
        """
        SELECT (SELECT uri FROM sources WHERE sources.article = ?1 ORDER BY seen DESC), size, documents.digest
        FROM documents LEFT JOIN texts ON texts.article = ?1 AND texts.digest = documents.digest
        WHERE documents.article = ?1 AND content IS NOT NULL
        """,
        (article,),
    ).fetchone()
    return Origin.known(row[0] or STANDARD_INPUT, row[1] or 0, row[2]) if row is not None else None


class Version(NamedTuple):
    """An earlier version of an article."""

    number: int
    """From 1 for the first; the one that is kept now has the next number after the last of them."""
    id: int
    stored: float
    """When it was read, in seconds since 1970."""
    headline: str | None


def versions_of(connection: Connection, article: int) -> tuple[Version, ...]:
    """The earlier versions of an article, in the order in which they were read."""
    kept = "SELECT id, stored, headline FROM versions WHERE article = ? ORDER BY stored, id"
    rows = enumerate(connection.execute(kept, (article,)), 1)
    return tuple(Version(number, each, time_of(stored), headline) for number, (each, stored, headline) in rows)


def document_of(connection: Connection, article: int, version: int | None = None) -> Document | None:
    """An article as it is kept, or as it was in an earlier version, without its names and quotes; None if its text is
    not kept, or if there is no version of that number."""
    table, key, row_id = "documents", "article", article
    if version is not None:
        earlier = versions_of(connection, article)
        if version != len(earlier) + 1:
            if not 0 < version <= len(earlier):
                return None
            table, key, row_id = "versions", "versions.id", earlier[version - 1].id
    row = connection.execute(
        f"""
        SELECT text, layers, (SELECT uri FROM sources WHERE sources.article = ?1 ORDER BY seen DESC), format, url,
            headline, authors, published, publisher, language
        FROM {table} JOIN contents ON contents.id = content WHERE {key} = ?2
        """,
        (article, row_id),
    ).fetchone()
    if row is None:
        return None
    text, layers, uri, form, url, headline, authors, published, publisher, language = row
    source = Source(uri or "", form, url=url)
    metadata = Metadata(
        headline,
        authors=tuple(authors.splitlines()),
        published=published,
        publisher=publisher,
        url=url,
        language=language,
    )
    return with_layers(Document(source, text, metadata), layers)
