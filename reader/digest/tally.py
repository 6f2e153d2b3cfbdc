"""Count articles by speaker, outlet, month, kind, verb or name. Keeps counters only, no words of any article."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from reader.digest.articles import CountedArticle, CountedName, CountedQuote
from reader.model.annotation import QuoteKind

_SOME = 1_000
"""Rows that cannot grow, and are kept beside those that are wanted before the last of them are forgotten."""


class Row:
    """What is counted of one speaker, outlet, month, kind, verb or name."""

    __slots__ = (
        "articles",
        "certain",
        "direct",
        "indirect",
        "kind",
        "mentions",
        "mixed",
        "name",
        "outlets",
        "quotes",
        "unsourced",
        "words",
    )

    def __init__(self, name: str, kind: str = "") -> None:
        self.name = name
        self.kind = kind
        self.articles = self.quotes = self.words = self.direct = self.mixed = self.indirect = 0
        self.certain = self.unsourced = self.mentions = 0
        self.outlets = 0
        """A bit for each outlet, which takes less memory than a set."""

    def add_article(self, outlet: int) -> None:
        """Count an article, of an outlet given as a bit; 0 if it is not known."""
        self.articles += 1
        self.outlets |= outlet

    def add_quote(self, quote: CountedQuote) -> None:
        """Count a quote."""
        self.quotes += 1
        self.words += quote.words
        self.direct += quote.kind == QuoteKind.DIRECT
        self.mixed += quote.kind == QuoteKind.MIXED
        self.indirect += quote.kind == QuoteKind.INDIRECT
        self.certain += quote.is_certain
        self.unsourced += not quote.is_sourced

    @property
    def outlet_count(self) -> int:
        """How many outlets have it."""
        return self.outlets.bit_count()

    @property
    def certain_share(self) -> float | None:
        """The share of quotes whose attribution is certain; None if there are no quotes."""
        return self.certain / self.quotes if self.quotes else None

    @property
    def unsourced_share(self) -> float | None:
        """The share of quotes for which no source was found; None if there are no quotes."""
        return self.unsourced / self.quotes if self.quotes else None


class Grouping(NamedTuple):
    """What rows stand for, and how they are ordered."""

    add: Callable[[_ArticleRows, CountedArticle], None]
    rank: Callable[[Row], tuple[int, ...]]
    """The most first; those of equal rank go by name."""


class Tally:
    """Counts articles by one of `GROUPINGS`."""

    def __init__(self, by: str, top: int | None = None) -> None:
        """`top` is how many rows are wanted at least; None for all. Those that cannot grow and are not among them are
        forgotten."""
        self.by = by
        self.total = Row("")
        self._grouping = GROUPINGS[by]
        self._rows: dict[str, Row] = {}
        self._outlets: dict[str, int] = {}
        self._top = top
        self._closed: list[Row] = []
        self._closed_count = 0

    def add(self, article: CountedArticle) -> None:
        """Count an article."""
        outlet = 0
        if article.publisher:
            outlet = 1 << self._outlets.setdefault(article.publisher, len(self._outlets))
        self.total.add_article(outlet)
        _add_all(self.total, _spoken(article))
        rows = _ArticleRows(self)
        self._grouping.add(rows, article)
        rows.close(outlet)

    def __len__(self) -> int:
        """How many rows were found, with those that were forgotten."""
        return len(self._rows) + self._closed_count

    def rows(self) -> list[Row]:
        """The rows, those with most first, then by name; at most `top`."""
        return self._first([*self._rows.values(), *self._closed])

    def _first(self, rows: list[Row]) -> list[Row]:
        rows.sort(key=lambda row: (not row.name, row.name))
        rows.sort(key=self._grouping.rank, reverse=True)  # those of equal rank stay in order
        return rows[: self._top]

    def row(self, key: str, name: str, kind: str = "") -> Row:
        """The row of a key, a new one if there is none."""
        found = self._rows.get(key)
        if found is None:
            found = self._rows[key] = Row(name, kind)
        return found

    def close(self, row: Row) -> None:
        """Add a row that belongs to one article, and will not grow."""
        self._closed_count += 1
        self._closed.append(row)
        if self._top is not None and len(self._closed) > 2 * self._top + _SOME:
            self._closed = self._first(self._closed)


class _ArticleRows:
    """The rows that one article adds to, each of which counts it once."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._open: dict[str, Row] = {}
        self._own: dict[int, Row] = {}

    def row(self, key: str) -> Row:
        """The row of an outlet, a month, a kind or a verb."""
        return self._row(key, key)

    def row_of(self, name: CountedName) -> Row:
        """The row of a name; one that may be anybody's has a row of its own in each article."""
        if name.key is None:
            return self._own.setdefault(id(name), Row(name.name, name.kind))
        return self._row(name.key, name.name, name.kind)

    def _row(self, key: str, name: str, kind: str = "") -> Row:
        row = self._open.get(key)
        if row is None:
            row = self._open[key] = self._tally.row(key, name, kind)
        return row

    def close(self, outlet: int) -> None:
        """Count the article in all of them."""
        for row in (*self._open.values(), *self._own.values()):
            row.add_article(outlet)
        for row in self._own.values():
            self._tally.close(row)


def _by_speaker(rows: _ArticleRows, article: CountedArticle) -> None:
    for quote in _spoken(article):
        if quote.speaker:
            rows.row_of(quote.speaker).add_quote(quote)


def _by_publisher(rows: _ArticleRows, article: CountedArticle) -> None:
    _add_all(rows.row(article.publisher), _spoken(article))


def _by_month(rows: _ArticleRows, article: CountedArticle) -> None:
    _add_all(rows.row(article.month), _spoken(article))


def _by_kind(rows: _ArticleRows, article: CountedArticle) -> None:
    for quote in article.quotes:
        rows.row(quote.kind).add_quote(quote)


def _by_verb(rows: _ArticleRows, article: CountedArticle) -> None:
    for quote in _spoken(article):
        if quote.verb:
            rows.row(quote.verb).add_quote(quote)


def _by_entity(rows: _ArticleRows, article: CountedArticle) -> None:
    for name in article.names:
        rows.row_of(name).mentions += name.mentions


def _spoken(article: CountedArticle) -> Iterator[CountedQuote]:
    return (quote for quote in article.quotes if quote.kind != QuoteKind.SCARE)


def _add_all(row: Row, quotes: Iterator[CountedQuote]) -> None:
    for quote in quotes:
        row.add_quote(quote)


GROUPINGS: dict[str, Grouping] = {
    "speaker": Grouping(_by_speaker, lambda row: (row.quotes, row.words)),
    "publisher": Grouping(_by_publisher, lambda row: (row.articles, row.words)),
    "month": Grouping(_by_month, lambda row: ()),
    "kind": Grouping(_by_kind, lambda row: (row.quotes, row.words)),
    "verb": Grouping(_by_verb, lambda row: (row.quotes, row.words)),
    "entity": Grouping(_by_entity, lambda row: (row.mentions, row.articles)),
}
"""What articles can be counted by."""
