"""Search the articles and quotes of the library. Each function reads only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from reader.base.text import one_line
from reader.library import copies, notes, records, search_tables
from reader.library.notes import SavedNote
from reader.library.query import Query
from reader.library.rows import clean, time_of
from reader.library.snippets import Snippet, snippet_of
from reader.model.raw import STANDARD_INPUT
from reader.model.span import Span

if TYPE_CHECKING:
    from sqlite3 import Connection

T = TypeVar("T")

FEW_QUOTES, FEW_ARTICLES = 2_000, 500
"""Quotes, and articles, that are sorted in a few milliseconds."""

QUOTES_PER_HIT = 4
"""Where there are so many quotes for each one that is found, or fewer, asking of each finds them soonest."""

_ALL = "1"
"""The condition that everything fulfils."""

_HEADLINE_WEIGHT, _ADDRESS_WEIGHT = 8.0, 2.0
"""How much more than in the text a word counts in headline and address."""


class Listed(NamedTuple):
    """An article of the library, as lists show it."""

    article: int
    uri: str
    """Where it was read last; `-` if it cannot be reopened."""
    headline: str | None
    publisher: str | None
    published: str | None
    """As the article states it, in ISO form."""
    day: str
    """What lists are ordered by: when it was published, else when it was stored."""
    read: float
    """When it was read last, or added."""
    is_unread: bool
    is_kept: bool
    """Whether the library has its text."""
    notes: int
    """How many notes there are on it."""
    versions: int
    """How many earlier versions of it are kept."""
    copies: int
    """How many other articles print the same story."""

    @property
    def published_day(self) -> str:
        """The day on which it was published, in ISO form, as far as it says so; "" if it does not."""
        return (self.published or "")[:10]


class Hit(NamedTuple):
    """An article that was found."""

    listed: Listed
    snippet: Snippet
    others: tuple[Listed, ...] = ()
    """The other articles that print the same story, if this one stands for them."""


class Results(NamedTuple):
    """What a query finds among the articles."""

    hits: Sequence[Hit]
    """The first of them."""
    total: int
    """How many there are."""


class QuoteHit(NamedTuple):
    """A quote in the library."""

    id: int
    listed: Listed
    n: int
    """Which of the article's quotes it is, from 0."""
    kind: str
    speaker: str | None
    """Name of the speaker, else who the text says is speaking."""
    person: int | None
    """The form of the speaker's name, if it is a full name of a person."""
    words: str
    certainty: str
    start: int
    """Where it begins, in code points of the article."""


class NoteHit(NamedTuple):
    """A note, and the article that it is on."""

    listed: Listed
    note: SavedNote


def search(connection: Connection, query: Query, limit: int, *, ranked: bool, once: bool) -> Results:
    """The articles that fulfil a query: those published last first, or with `ranked` the most relevant first.

    With `once`, the first of several copies of a story stands for all.
    """
    if not _is_ready(connection, query):
        return Results((), 0)
    fulfilling = _fulfilling(connection, query)
    stories = _stories(connection) if once else {}
    ordered = _ranked(connection, query) if ranked and query.words else _newest(connection, fulfilling)
    found = _first_of_each(ordered, lambda article: stories.get(article, article), limit)
    snippets = _snippets(connection, query, found)
    hits = [
        Hit(listed, snippets[article], _others(connection, article) if once and listed.copies else ())
        for article, listed in listed_of(connection, found).items()
    ]
    return Results(hits, len({stories.get(article, article) for article in fulfilling} if stories else fulfilling))


def _stories(connection: Connection) -> Mapping[int, int]:
    """The article that stands for the story of each copy."""
    return dict(connection.execute("SELECT article, near FROM documents WHERE near IS NOT NULL").fetchall())


def _first_of_each(things: Iterable[T], group: Callable[[T], Hashable], limit: int) -> list[T]:
    """The first of each group among these things, and at most so many."""
    found: dict[Hashable, T] = {}
    for thing in things:
        found.setdefault(group(thing), thing)
        if len(found) >= limit:
            break
    return list(found.values())


def _others(connection: Connection, article: int) -> tuple[Listed, ...]:
    return tuple(listed_of(connection, copies.others(connection, article)).values())


def found(connection: Connection, query: Query) -> Sequence[int]:
    """All the articles that fulfil a query, those published last first."""
    return list(_newest(connection, _fulfilling(connection, query))) if _is_ready(connection, query) else ()


def search_names(connection: Connection, terms: Sequence[str], limit: int, *, is_kept: bool) -> Sequence[Hit]:
    """Articles with these words in headline or address, those read last first: those whose text is not kept, or with
    `is_kept` all."""
    rows = connection.execute(
        """
        SELECT id, coalesce(headline, '') || ' ' || uri FROM articles JOIN sources ON sources.article = id
        WHERE ? OR id NOT IN (SELECT article FROM documents) GROUP BY id ORDER BY articles.seen DESC
        """,
        (is_kept,),
    )
    words = [term.casefold() for term in terms]
    found = [article for article, said in rows if all(word in str(said).casefold() for word in words)][:limit]
    listed = listed_of(connection, found)
    return [Hit(listed[article], Snippet("", ())) for article in found if article in listed]


def _is_ready(connection: Connection, query: Query) -> bool:
    needs_tables = query.words is not None or query.by
    return not needs_tables or (search_tables.exist(connection) and search_tables.can_search(connection))


def _fulfilling(connection: Connection, query: Query) -> Set[int]:
    """The articles that fulfil a query."""
    condition, values = _condition(query)
    if query.words is None:
        return _ids(connection, f"SELECT article FROM documents WHERE {condition}", values)
    matching = _ids(connection, "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?", (query.words,))
    if condition == _ALL:
        return matching
    return matching & _ids(connection, f"SELECT article FROM documents WHERE {condition}", values)


def _ids(connection: Connection, select: str, values: Sequence[object]) -> set[int]:
    """The numbers that this selects, which may be as many as there are articles."""
    cursor = connection.cursor()
    cursor.row_factory = None  # numbers need no care
    return {number for (number,) in cursor.execute(select, values)}


def _newest(connection: Connection, articles: Set[int]) -> Iterable[int]:
    """These articles, those published last first."""
    if len(articles) < FEW_ARTICLES:
        day = "SELECT day, article FROM documents WHERE article = ?"
        dated = (connection.execute(day, (article,)).fetchone() for article in articles)
        return [article for _, article in sorted(filter(None, dated), reverse=True)]
    # Where many fulfil the query, the last of them are soon met on the way from the last article.
    newest = "SELECT article FROM documents INDEXED BY documents_by_day ORDER BY day DESC, article DESC"
    return (article for (article,) in connection.execute(newest) if article in articles)


def _ranked(connection: Connection, query: Query) -> Iterable[int]:
    condition, values = _condition(query)
    within = f"AND rowid IN (SELECT article FROM documents WHERE {condition})" if condition != _ALL else ""
    best = f"""
        SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? {within}
        ORDER BY bm25(articles_fts, {_HEADLINE_WEIGHT}, {_ADDRESS_WEIGHT})
    """
    return (article for (article,) in connection.execute(best, (query.words, *values)))


def _condition(query: Query) -> tuple[str, tuple[Any, ...]]:
    """The filters as a condition on `documents`."""
    conditions: list[tuple[str, tuple[Any, ...]]] = [
        *((_QUOTING, (f"who : ({name})",)) for name in query.names),
        *(("publisher LIKE ? ESCAPE '\\'", (_containing(outlet),)) for outlet in query.outlets),
    ]
    if len(query.names) < len(query.by):
        conditions.append(("0", ()))  # a name without a letter is nobody's
    if query.after is not None:
        conditions.append(("published >= ?", (query.after,)))
    if query.before is not None:
        conditions.append(("published < ?", (query.before,)))
    if query.is_unread is not None:
        conditions.append(("article IN (SELECT id FROM articles WHERE unread = ?)", (query.is_unread,)))
    if query.has_note:
        conditions.append(("article IN (SELECT article FROM notes)", ()))
    said = " AND ".join(condition for condition, _ in conditions) or _ALL
    return said, tuple(value for _, values in conditions for value in values)


_QUOTING = "article IN (SELECT article FROM quotes WHERE id IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?))"


def _containing(words: str) -> str:
    escaped = clean(words).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def recent(connection: Connection, limit: int) -> Sequence[Listed]:
    """The articles read or added last that can be opened, from where they were or from the text that is kept."""
    read = records.recent(connection, sys.maxsize, only_reopenable=False)
    listed = _each_listed(connection, (one.article for one in read))
    return list(islice((one for one in listed if one.is_kept or one.uri != STANDARD_INPUT), limit))


def listed_of(connection: Connection, articles: Iterable[int]) -> dict[int, Listed]:
    """These articles as lists show them, by their ids."""
    return {listed.article: listed for listed in _each_listed(connection, dict.fromkeys(articles))}


def _each_listed(connection: Connection, articles: Iterable[int]) -> Iterator[Listed]:
    rows = (connection.execute(_LISTED, (article,)).fetchone() for article in articles)
    return (_listed(row) for row in rows if row is not None and isinstance(row[1], str))


_LISTED = """
    SELECT id, (SELECT uri FROM sources WHERE sources.article = id ORDER BY sources.seen DESC),
        coalesce(documents.headline, articles.headline), publisher, published,
        coalesce(day, date(seen, 'unixepoch'), ''), seen, unread, content IS NOT NULL,
        (SELECT count(*) FROM notes WHERE notes.article = articles.id),
        (SELECT count(*) FROM versions WHERE versions.article = articles.id),
        (SELECT count(*) FROM documents AS other WHERE other.near = coalesce(documents.near, id))
    FROM articles LEFT JOIN documents ON documents.article = id WHERE id = ?
"""


def _listed(row: Sequence[Any]) -> Listed:
    article, uri, headline, publisher, published, day, seen, unread, kept, *counts = row
    return Listed(article, uri, headline, publisher, published, day, time_of(seen), bool(unread), bool(kept), *counts)


def _snippets(connection: Connection, query: Query, articles: Sequence[int]) -> dict[int, Snippet]:
    # Full-text search has a function for it, which looks the words up again for every article: ten times slower.
    kept = "SELECT text FROM documents LEFT JOIN contents ON contents.id = content WHERE article = ?"
    texts = ((article, connection.execute(kept, (article,)).fetchone()) for article in articles)
    return {
        article: snippet_of(row[0] or "", query.terms, is_typing=query.is_typing)
        for article, row in texts
        if row is not None
    }


# Quotes


def search_quotes(connection: Connection, query: Query, limit: int) -> Sequence[QuoteHit]:
    """Quotes with the words of a query in them or in the speaker's name, by those it names, those published last
    first; what copies of a story have in common once."""
    if (query.words is None and not query.names) or not _is_ready(connection, query):
        return ()
    words = [f"({query.words_of_quotes})"] if query.words is not None else []
    said = " AND ".join((*words, *(f"who : ({name})" for name in query.names)))
    condition, values = _condition(query._replace(by=()))
    if condition != _ALL:
        condition = f"article IN (SELECT article FROM documents WHERE {condition})"
    some = "SELECT count(*), max(rowid) FROM (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ? LIMIT ?)"
    found, last = connection.execute(some, (said, FEW_QUOTES)).fetchone()
    is_many = found == FEW_QUOTES
    if is_many and last < found * QUOTES_PER_HIT and not query.has_beginnings:
        # Where one in a few quotes is found, the last of them are soonest found by asking of each from the last one.
        each = f"""
            SELECT id, EXISTS (SELECT 1 FROM quotes_fts WHERE rowid = quotes.id AND quotes_fts MATCH ?) AND {condition}
            FROM quotes INDEXED BY quotes_by_day ORDER BY day DESC, id DESC LIMIT ?
        """
        asked = connection.execute(each, (said, *values, 2 * QUOTES_PER_HIT * limit))
        told = _told_once(connection, ((number,) for number, is_found in asked if is_found), limit)
        if len(told) == limit:
            return told
    # Many are found soonest by looking through all from the last one, few by sorting them.
    newest = f"""
        SELECT id FROM quotes {"INDEXED BY quotes_by_day" if is_many else ""}
        WHERE id IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?) AND {condition}
        ORDER BY day DESC, id DESC
    """
    return _told_once(connection, connection.execute(newest, (said, *values)), limit)


def newest_quotes(connection: Connection, limit: int) -> Sequence[QuoteHit]:
    """The quotes published last, what copies of a story have in common once."""
    return _told_once(connection, connection.execute("SELECT id FROM quotes ORDER BY day DESC, id DESC"), limit)


def _told_once(connection: Connection, ids: Iterable[tuple[int]], limit: int) -> Sequence[QuoteHit]:
    """The first so many of these quotes, where what copies of a story have in common counts once."""
    stories = _stories(connection)
    one = f"SELECT {QUOTE_COLUMNS} FROM spoken WHERE id = ?"
    rows = (connection.execute(one, number).fetchone() for number in ids)
    told = _first_of_each(filter(None, rows), lambda row: (stories.get(row[1], row[1]), row[6]), limit)
    return list(hits_of_rows(connection, told))


QUOTE_COLUMNS = "id, article, n, kind, speaker, person, words, certainty, start"
"""Columns of `spoken`."""


def hits_of_rows(connection: Connection, rows: Sequence[Any]) -> Iterator[QuoteHit]:
    """Quotes by their rows of `QUOTE_COLUMNS`."""
    listed = listed_of(connection, [row[1] for row in rows])
    return (
        QuoteHit(number, listed[article], n, kind, speaker, person, one_line(words), certainty, start)
        for number, article, n, kind, speaker, person, words, certainty, start in rows
        if article in listed
    )


def span_of(connection: Connection, quote: int) -> Span | None:
    """Where a quote, or its first part, stands in its article."""
    row = connection.execute("SELECT start, length FROM quotes WHERE id = ?", (quote,)).fetchone()
    return Span(row[0], row[0] + row[1]) if row is not None else None


def quotes_in(connection: Connection, article: int) -> Sequence[QuoteHit]:
    """The quotes of an article, in its order."""
    return _quotes_in(connection, article, _ALL)


def own_quotes_in(connection: Connection, article: int) -> Sequence[QuoteHit]:
    """The same, without those that a copy has in common with the article that stands for its story."""
    return _quotes_in(connection, article, copies.IS_ITS_OWN)


def _quotes_in(connection: Connection, article: int, condition: str) -> Sequence[QuoteHit]:
    spoken = f"SELECT {QUOTE_COLUMNS} FROM spoken WHERE article = ? AND {condition} ORDER BY n"
    return list(hits_of_rows(connection, connection.execute(spoken, (article,)).fetchall()))


# Notes


def notes_kept(connection: Connection) -> Sequence[NoteHit]:
    """Every note, those on articles published last first."""
    kept = notes.all_notes(connection)
    listed = listed_of(connection, [note.article for note in kept])
    found = [NoteHit(listed[note.article], note) for note in kept if note.article in listed]
    return sorted(found, key=lambda hit: (hit.listed.day, -hit.listed.article), reverse=True)
