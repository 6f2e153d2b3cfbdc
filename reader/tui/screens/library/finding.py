"""What the library screen shows for the words that are typed. Knows no widgets, so it can run in any thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from reader.library.people import Person
from reader.library.query import Query, parse
from reader.library.search import Hit, QuoteHit, Results
from reader.library.shelf import Shelf
from reader.library.snippets import Snippet
from reader.library.stored import Holdings

PEOPLE = 12
"""People that are listed."""


class Wanted(NamedTuple):
    """What is to be found."""

    words: str
    """A query, as on the command line; without words, what was read last."""
    articles: int
    """Maximum number of articles."""
    quotes: int
    """Maximum number of quotes."""
    is_ranked: bool = False
    """Whether the most relevant articles come first, not those published last."""

    def is_like(self, other: Wanted) -> bool:
        """Whether the same is wanted in the same order, if more or less of it."""
        return (self.words, self.is_ranked) == (other.words, other.is_ranked)

    @property
    def query(self) -> Query:
        """The words, parsed; the last may be unfinished, unless a space follows it."""
        return parse(self.words, is_typing=True)

    @property
    def is_empty(self) -> bool:
        """Whether there are no words."""
        return not self.words.strip()


class Found(NamedTuple):
    """What was found."""

    wanted: Wanted
    articles: Sequence[Hit]
    article_count: int
    """How many there are, listed or not."""
    quotes: Sequence[QuoteHit]
    people: Sequence[Person]
    holdings: Holdings
    problem: str | None
    """Why texts cannot be searched; None if they can."""

    @property
    def has_all_articles(self) -> bool:
        """Whether all articles are listed."""
        return len(self.articles) < self.wanted.articles

    @property
    def has_all_quotes(self) -> bool:
        """Whether all quotes are listed."""
        return len(self.quotes) < self.wanted.quotes


def first_articles(shelf: Shelf, limit: int) -> Found:
    """The articles read last, and nothing else: found within few milliseconds, so that it can be waited for."""
    holdings = shelf.holdings()
    return Found(Wanted("", limit, 0), _recent(shelf, limit), holdings.articles, (), (), holdings, None)


def find(shelf: Shelf, wanted: Wanted, is_stale: Callable[[], bool]) -> Found | None:
    """Find it. Blocks; returns None as soon as `is_stale` says that nobody waits for it any more."""
    holdings = shelf.holdings()
    articles, count = _articles(shelf, wanted, holdings)
    if is_stale():
        return None
    quotes = _quotes(shelf, wanted)
    if is_stale():
        return None
    return Found(wanted, articles, count, quotes, _people(shelf, wanted), holdings, shelf.search_problem)


def _articles(shelf: Shelf, wanted: Wanted, holdings: Holdings) -> Results:
    if wanted.is_empty:
        return Results(_recent(shelf, wanted.articles), holdings.articles)
    return shelf.results(wanted.words, wanted.articles, ranked=wanted.is_ranked, is_typing=True)


def _recent(shelf: Shelf, limit: int) -> Sequence[Hit]:
    return [Hit(listed, Snippet("", ())) for listed in shelf.recent(limit)]


def _quotes(shelf: Shelf, wanted: Wanted) -> Sequence[QuoteHit]:
    if wanted.is_empty:
        return shelf.newest_quotes(wanted.quotes)
    return shelf.quotes(wanted.words, wanted.quotes, is_typing=True)


def _people(shelf: Shelf, wanted: Wanted) -> Sequence[Person]:
    """Those whose names are searched for, else those with the words in their names."""
    if wanted.is_empty:
        return shelf.most_quoted(PEOPLE)
    query = wanted.query
    names = query.by or (" ".join(query.terms),)
    return shelf.people(names[-1], PEOPLE, is_typing=True)
