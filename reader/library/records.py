"""What is kept of articles, as statements on a database: which one it is, and what belongs to it.

The same bytes are the same article, wherever they lie; so is what comes from the same path or address, whatever became
of it. A path that was overwritten with a copy of another article leads to both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from reader.library.identity import Origin
from reader.library.rows import ANCHOR, CORRECTION, anchor_of, clean, correction_of, placeholders
from reader.model.raw import STANDARD_INPUT

if TYPE_CHECKING:
    from sqlite3 import Connection

    from reader.library.anchors import Anchor
    from reader.library.corrections import Correction
    from reader.library.known import Known
    from reader.model.document import Document


class Recent(NamedTuple):
    """An article that was read."""

    article: int
    uri: str
    headline: str | None
    offset: int
    """Where it was left, in code points of its text at that time."""
    when: float
    """When that was, in seconds since 1970."""


class Remembered(NamedTuple):
    """What is known of a text when it is opened."""

    articles: tuple[int, ...] = ()
    """The articles that it is, the likeliest first."""
    place: Anchor | None = None
    """Where it was left."""
    marks: Mapping[str, Anchor] = {}
    """Places named by a letter."""
    corrections: tuple[Correction, ...] = ()
    """What was put right, in the order in which it was."""


class Applied(NamedTuple):
    """What became of corrections."""

    document: Document
    """The document with those that could be made."""
    lost: tuple[Correction, ...] = ()
    """Those that could not, since what they are about is not there, or not for certain. It may be there again."""


def has_size(connection: Connection, size: int) -> bool:
    """Whether any article is known that has so many bytes: whether it is worth while to look at these."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM texts WHERE size = ?)", (size,)).fetchone()[0])


def has_wordless(connection: Connection) -> bool:
    """Whether anything was kept before the words of places were; see `earlier`."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM earlier_texts)").fetchone()[0])


def articles_of(connection: Connection, origin: Origin, digest: str) -> tuple[int, ...]:
    """The articles that it is: those of the same bytes, then those of the same source, the one seen last first."""
    same = connection.execute(
        "SELECT article FROM texts JOIN articles ON id = article WHERE size = ? AND digest = ? ORDER BY seen DESC, id",
        (origin.size, digest),
    ).fetchall()
    if origin.uri != STANDARD_INPUT:
        named = "SELECT article FROM sources WHERE uri = ? ORDER BY seen DESC, article DESC"
        same += connection.execute(named, (clean(origin.uri),))
    return tuple(dict.fromkeys(int(article) for (article,) in same))


def remembered(connection: Connection, articles: tuple[int, ...]) -> Remembered:
    """All that is known of them together; where two say something else, what the first says."""
    made = f"SELECT {CORRECTION} FROM corrections WHERE article IN {placeholders(articles)} ORDER BY number"
    return Remembered(
        articles,
        _place(connection, articles),
        _marks(connection, articles),
        tuple(filter(None, map(correction_of, connection.execute(made, articles)))),
    )


def _place(connection: Connection, articles: tuple[int, ...]) -> Anchor | None:
    """Where one was; a place that has no words yet is none."""
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
    """Record that it is being read now: the article that these bytes and this address lead to from now on."""
    known = articles_of(connection, origin, origin.digest)
    row = (headline if headline is None else clean(headline), when)
    if known:
        article = known[0]
        update = "UPDATE articles SET headline = coalesce(?, headline), seen = ? WHERE id = ?"
        connection.execute(update, (*row, article))
    else:
        article = int(connection.execute("INSERT INTO articles (headline, seen) VALUES (?, ?)", row).lastrowid or 0)
    connection.execute("INSERT OR REPLACE INTO sources VALUES (?, ?, ?)", (clean(origin.uri), article, when))
    bind(connection, origin, article)
    return article


def bind(connection: Connection, origin: Origin, article: int) -> None:
    """These bytes are this article."""
    connection.execute("INSERT OR IGNORE INTO texts VALUES (?, ?, ?)", (origin.size, origin.digest, article))


def recent(connection: Connection, limit: int, only_lasting: bool) -> Iterator[Recent]:
    """The articles read last, each once: under the address where it was seen last, and of one address the last one."""
    rows = connection.execute(
        """
        WITH named AS (
            SELECT article, uri, max(seen) AS last FROM sources WHERE NOT (? AND uri = ?) GROUP BY article
        )
        SELECT id, uri, headline, coalesce(offset, 0), max(seen) FROM named JOIN articles ON id = article
        GROUP BY CASE uri WHEN ? THEN id ELSE uri END
        ORDER BY max(seen) DESC, id LIMIT ?
        """,
        (only_lasting, STANDARD_INPUT, STANDARD_INPUT, max(0, limit)),
    )
    return (Recent(*row) for row in rows)


def take_back(connection: Connection, articles: tuple[int, ...]) -> Correction | None:
    """Remove the last correction of these articles, and give it."""
    made = (
        f"SELECT {CORRECTION} FROM corrections WHERE article IN {placeholders(articles)} ORDER BY number DESC LIMIT 1"
    )
    row = connection.execute(made, articles).fetchone()
    if row is None:
        return None
    connection.execute("DELETE FROM corrections WHERE number = ?", (row[0],))
    return correction_of(row)


def forget(connection: Connection, uri: str) -> int:
    """Nothing is known any more of the articles of this source: how many there were."""
    from reader.library import earlier  # late, as below

    rows = connection.execute("SELECT article FROM sources WHERE uri = ?", (clean(uri),)).fetchall()
    articles = tuple(int(article) for (article,) in rows)
    earlier.forget(connection, articles)
    for table in ("corrections", "marks", "sources", "texts"):
        connection.executemany(f"DELETE FROM {table} WHERE article = ?", rows)
    connection.executemany("DELETE FROM articles WHERE id = ?", rows)
    return len(articles)


def known(connection: Connection) -> Known:
    """The articles that have corrections, and these."""
    from reader.library import earlier  # late: a page is on the screen sooner without them
    from reader.library.known import Known

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
    waiting = [article for article in earlier.articles(connection) if article in corrections]
    found = ((article, earlier.wordless(connection, article)) for article in waiting)
    return Known(
        sources, texts, corrections, {article: wordless for article, wordless in found if wordless is not None}
    )
