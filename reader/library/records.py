"""The records of articles, as SQL statements: which article it is, and what belongs to it.

The same bytes are the same article, wherever they are; so is the content of the same path or address, however it
changes. A path overwritten with a copy of another article leads to both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.library.identity import Origin
from reader.library.rows import (
    ANCHOR,
    CORRECTION,
    anchor_of,
    clean,
    clean_or_none,
    correction_of,
    placeholders,
    time_of,
)
from reader.model.raw import STANDARD_INPUT

if TYPE_CHECKING:
    from sqlite3 import Connection

    from reader.library.anchors import Anchor
    from reader.library.corrections import Correction
    from reader.library.known_corrections import KnownCorrections
    from reader.library.notes import SavedNote
    from reader.model.document import Document


class RecentArticle(NamedTuple):
    """An article that was read."""

    article: int
    uri: str
    headline: str | None
    offset: int
    """Where it was left, in code points of its text at that time."""
    when: float
    """When that was, in seconds since 1970."""


class SavedState(NamedTuple):
    """What was saved of an article."""

    articles: tuple[int, ...] = ()
    """Ids of the matching articles, the likeliest first."""
    place: Anchor | None = None
    """Where it was left."""
    marks: Mapping[str, Anchor] = {}
    """Marks by letter."""
    corrections: tuple[Correction, ...] = ()
    """Corrections, oldest first."""
    notes: tuple[SavedNote, ...] = ()
    """Notes, oldest first."""


class CorrectionResult(NamedTuple):
    """The result of applying corrections."""

    document: Document
    """The document with all corrections that could be applied."""
    lost: tuple[Correction, ...] = ()
    """Corrections whose target is missing or ambiguous. It may be found again in another version of the text."""


def has_size(connection: Connection, size: int) -> bool:
    """Whether any article has this many bytes: if not, there is no need to compute a digest."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM texts WHERE size = ?)", (size,)).fetchone()[0])


def has_legacy_records(connection: Connection) -> bool:
    """Whether there are legacy records; see `legacy_records`."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM earlier_texts)").fetchone()[0])


def articles_of(connection: Connection, origin: Origin, digest: str) -> tuple[int, ...]:
    """Ids of the matching articles: those with the same bytes, then those with the same source, latest first."""
    same = connection.execute(
        "SELECT article FROM texts JOIN articles ON id = article WHERE size = ? AND digest = ? ORDER BY seen DESC, id",
        (origin.size, digest),
    )
    named = articles_from(connection, origin.uri) if origin.uri != STANDARD_INPUT else ()
    return tuple(dict.fromkeys((*(int(article) for (article,) in same), *named)))


def articles_from(connection: Connection, uri: str) -> tuple[int, ...]:
    """Ids of the articles that were read from this source, the latest first."""
    named = "SELECT article FROM sources WHERE uri = ? ORDER BY seen DESC, article DESC"
    return tuple(int(article) for (article,) in connection.execute(named, (clean(uri),)))


def saved_state(connection: Connection, articles: tuple[int, ...]) -> SavedState:
    """What was saved of these articles, merged; on conflict, the first one wins."""
    made = f"SELECT {CORRECTION} FROM corrections WHERE article IN {placeholders(articles)} ORDER BY number"
    return SavedState(
        articles,
        _place(connection, articles),
        _marks(connection, articles),
        tuple(filter(None, map(correction_of, connection.execute(made, articles)))),
        notes_of(connection, articles),
    )


def notes_of(connection: Connection, articles: tuple[int, ...]) -> tuple[SavedNote, ...]:
    """The notes on these articles, oldest first."""
    has_any = f"SELECT EXISTS (SELECT 1 FROM notes WHERE article IN {placeholders(articles)})"
    if not connection.execute(has_any, articles).fetchone()[0]:
        return ()
    from reader.library import notes  # late: most articles have none

    return notes.notes_of(connection, articles)


def _place(connection: Connection, articles: tuple[int, ...]) -> Anchor | None:
    """The saved place; legacy places without words do not count."""
    for article in articles:
        row = connection.execute(f"SELECT {ANCHOR} FROM articles WHERE id = ?", (article,)).fetchone()
        place = anchor_of(row) if row else None
        if place is not None and place.exact:
            return place
    return None


def _marks(connection: Connection, articles: tuple[int, ...]) -> dict[str, Anchor]:
    found: dict[str, Anchor] = {}
    for article in reversed(articles):
        for letter, *row in connection.execute(f"SELECT letter, {ANCHOR} FROM marks WHERE article = ?", (article,)):
            mark = anchor_of(row)
            if mark is not None:
                found[str(letter)] = mark
    return dict(sorted(found.items()))


def begin(connection: Connection, origin: Origin, headline: str | None, when: float) -> int:
    """Record that an article is being read, and return the id that these bytes and this address lead to from now on."""
    known = articles_of(connection, origin, origin.digest)
    row = (clean_or_none(headline), when)
    if known:
        article = known[0]
        update = "UPDATE articles SET headline = coalesce(?, headline), seen = ?, unread = 0 WHERE id = ?"
        connection.execute(update, (*row, article))
    else:
        article = int(connection.execute("INSERT INTO articles (headline, seen) VALUES (?, ?)", row).lastrowid or 0)
    connection.execute("INSERT OR REPLACE INTO sources VALUES (?, ?, ?)", (clean(origin.uri), article, when))
    bind(connection, origin, article)
    return article


def add(connection: Connection, origin: Origin, headline: str | None, when: float) -> int:
    """Record an article that was added without being read; return its id. Of one that is known, only the headline
    changes."""
    known = articles_of(connection, origin, origin.digest)
    row = (clean_or_none(headline), when)
    if known:
        article = known[0]
        connection.execute("UPDATE articles SET headline = coalesce(?, headline) WHERE id = ?", (row[0], article))
    else:
        inserted = connection.execute("INSERT INTO articles (headline, seen, unread) VALUES (?, ?, 1)", row)
        article = int(inserted.lastrowid or 0)
    connection.execute("INSERT OR IGNORE INTO sources VALUES (?, ?, ?)", (clean(origin.uri), article, when))
    bind(connection, origin, article)
    return article


def bind(connection: Connection, origin: Origin, article: int) -> None:
    """Record that these bytes are this article."""
    connection.execute("INSERT OR IGNORE INTO texts VALUES (?, ?, ?)", (origin.size, origin.digest, article))


def recent(connection: Connection, limit: int, only_reopenable: bool) -> Iterator[RecentArticle]:
    """The articles read last, each once: under its latest address, and for each address only the latest article."""
    listed: set[object] = set()
    for row in connection.execute(
        "SELECT id, headline, coalesce(offset, 0), seen FROM articles ORDER BY seen DESC, id"
    ):
        if limit <= 0:
            return
        named = connection.execute(_LATEST_URI, (row[0], only_reopenable, STANDARD_INPUT)).fetchone()
        if named is None or named[0] in listed:
            continue
        if named[0] != STANDARD_INPUT:
            listed.add(named[0])
        article = _recent_of((row[0], named[0], *row[1:]))
        if article is not None:
            limit -= 1
            yield article


def read_among(connection: Connection, uris: Iterable[str]) -> Iterator[str]:
    """Those of these sources whose articles were read, not only added."""
    for uri in uris:
        if connection.execute(_READ, (uri,)).fetchone():
            yield uri


_READ = "SELECT 1 FROM sources JOIN articles ON articles.id = sources.article WHERE uri = ? AND NOT unread LIMIT 1"

_LATEST_URI = "SELECT uri FROM sources WHERE article = ? AND NOT (? AND uri = ?) ORDER BY seen DESC LIMIT 1"


def _recent_of(row: Sequence[Any]) -> RecentArticle | None:
    article, uri, headline, offset, when = row
    if not isinstance(uri, str):
        return None
    is_place = isinstance(offset, int) and offset >= 0
    return RecentArticle(
        article, uri, headline if isinstance(headline, str) else None, offset if is_place else 0, time_of(when)
    )


def undo_last(connection: Connection, articles: tuple[int, ...]) -> Correction | None:
    """Delete the last correction of these articles and return it."""
    made = (
        f"SELECT {CORRECTION} FROM corrections WHERE article IN {placeholders(articles)} ORDER BY number DESC LIMIT 1"
    )
    row = connection.execute(made, articles).fetchone()
    if row is None:
        return None
    connection.execute("DELETE FROM corrections WHERE number = ?", (row[0],))
    return correction_of(row)


def forget_articles(connection: Connection, articles: tuple[int, ...]) -> None:
    """Delete all records of these articles, and all that was found in them."""
    from reader.library import index, legacy_records  # late, as below

    for article in articles:
        index.remove(connection, article)
    legacy_records.forget(connection, articles)
    rows = [(article,) for article in articles]
    for table in ("corrections", "marks", "sources", "texts"):
        connection.executemany(f"DELETE FROM {table} WHERE article = ?", rows)
    connection.executemany("DELETE FROM articles WHERE id = ?", rows)


def known_corrections(connection: Connection) -> KnownCorrections:
    """All articles that have corrections."""
    from reader.library import legacy_records  # late: the first page is painted sooner without them
    from reader.library.known_corrections import KnownCorrections

    corrections: dict[int, dict[int, Correction]] = {}
    for article, *row in connection.execute(f"SELECT article, {CORRECTION} FROM corrections"):
        if (correction := correction_of(row)) is not None:
            corrections.setdefault(article, {})[row[0]] = correction
    sources: dict[str, tuple[int, ...]] = {}
    texts: dict[int, dict[str, tuple[int, ...]]] = {}
    for uri, article in connection.execute("SELECT uri, article FROM sources"):
        if article in corrections:
            sources[uri] = (*sources.get(uri, ()), article)
    for size, digest, article in connection.execute("SELECT size, digest, article FROM texts"):
        if article in corrections:
            of_size = texts.setdefault(size, {})
            of_size[digest] = (*of_size.get(digest, ()), article)
    waiting = [article for article in legacy_records.article_ids(connection) if article in corrections]
    found = ((article, legacy_records.legacy_record(connection, article)) for article in waiting)
    return KnownCorrections(
        sources, texts, corrections, {article: record for article, record in found if record is not None}
    )
