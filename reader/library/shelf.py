"""The articles that the library holds: put into it, searched, and the people in them followed.

`Store` owns the file; this is what else can be done with it. Like the store, it may be used from any thread.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from reader import __version__
from reader.base.urls import without_login
from reader.library import copies, index, namesakes, people, records, search, search_tables, spoken_of, stored
from reader.library.findings import findings_of, runs_of
from reader.library.identity import Origin
from reader.library.people import APART, SAME, Extent, Person, Portrait
from reader.library.query import Query, parse
from reader.library.rows import id_of
from reader.library.search import Hit, Listed, NoteHit, QuoteHit, Results
from reader.library.stored import EntityKept, Holdings, Version
from reader.load import is_web
from reader.model.raw import PASTED, STANDARD_INPUT
from reader.settings.engine import in_use

if TYPE_CHECKING:
    from sqlite3 import Connection

    from reader.library.store import Store
    from reader.model.document import Document
    from reader.model.span import Span

P = ParamSpec("P")
T = TypeVar("T")

AS_YOU_TYPE = 40
"""Results that fill a screen."""


class Shelf:
    """The articles of a store. What reads returns nothing where the file cannot be read; what writes raises
    `LibraryError`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # Putting in

    def put(self, article: int, origin: Origin, document: Document) -> None:
        """Keep an article as it is now, with its names and quotes, in place of what was kept of it before.

        A text that has changed since is kept as an earlier version. Takes a millisecond or
        two, and nothing is done if it is kept so already.
        """
        entry = _entry(origin, document)
        self._store.update(lambda connection: index.put(connection, article, entry))

    def add(self, origin: Origin, document: Document) -> int:
        """Keep an article that was not opened; return its id."""
        entry = _entry(origin, document)

        def add(connection: Connection) -> int:
            article = records.add(connection, origin, document.metadata.headline, entry.when)
            index.put(connection, article, entry)
            return article

        return self._store.update(add)

    # Searching

    @property
    def search_problem(self) -> str | None:
        """Why texts cannot be searched, for the user; None if they can."""
        return None if self._read(True, search_tables.can_search) else search_tables.MISSING

    def search(self, words: str, limit: int = AS_YOU_TYPE, *, ranked: bool = False) -> Sequence[Hit]:
        """The articles that a query finds, those published last first, or with `ranked` the most relevant.

        See `query.SYNTAX`. A query without words finds all.
        """
        return self._search(parse(words), words, limit, ranked=ranked, once=False).hits

    def results(
        self, words: str, limit: int = AS_YOU_TYPE, *, ranked: bool = False, is_typing: bool = False
    ) -> Results:
        """The same for people who read: copies of a story are listed as one, and all that is found is counted. With
        `is_typing`, the last word may be unfinished."""
        return self._search(parse(words, is_typing=is_typing), words, limit, ranked=ranked, once=True)

    def _search(self, query: Query, words: str, limit: int, *, ranked: bool, once: bool) -> Results:
        if words.strip() and query.is_empty:
            return Results((), 0)
        hits, count = self._read(Results((), 0), search.search, query, limit, ranked=ranked, once=once)
        if query._replace(is_typing=False) != Query(query.terms) or len(hits) >= limit:
            return Results(hits, count)
        hits = (*hits, *self._read((), _by_name, query, limit - len(hits)))
        return Results(hits, len(hits))

    def found(self, words: str) -> Sequence[int]:
        """Ids of all the articles whose texts are kept and that a query finds, those published last first."""
        return self._read((), search.found, parse(words))

    def quotes(self, words: str, limit: int = AS_YOU_TYPE, *, is_typing: bool = False) -> Sequence[QuoteHit]:
        """The quotes that a query finds, those published last first."""
        return self._read((), search.search_quotes, parse(words, is_typing=is_typing), limit)

    def people(self, name: str, limit: int = AS_YOU_TYPE, *, is_typing: bool = True) -> Sequence[Person]:
        """The people who have these words in their names, the most quoted first."""
        return self._read((), people.find_people, name, limit, is_typing=is_typing)

    # Without searching

    def holdings(self) -> Holdings:
        """How much the library has."""
        return self._read(Holdings(0, 0, 0), stored.holdings)

    def recent(self, limit: int = AS_YOU_TYPE) -> Sequence[Listed]:
        """The articles read or added last that can be opened: from where they were, or from the text that is kept."""
        return self._read((), search.recent, limit)

    def newest_quotes(self, limit: int = AS_YOU_TYPE) -> Sequence[QuoteHit]:
        """The quotes published last."""
        return self._read((), search.newest_quotes, limit)

    def notes(self) -> Sequence[NoteHit]:
        """Every note, those on articles published last first."""
        return self._read((), search.notes_kept)

    def most_quoted(self, limit: int = AS_YOU_TYPE) -> Sequence[Person]:
        """The people who are quoted most."""
        return self._read((), people.most_quoted, limit)

    # People

    def person(self, form: int) -> Person | None:
        """The person whom a form of a name is of; None if there is no such form."""
        return self._read(None, people.person_of, form)

    def extent(self, person: Person) -> Extent:
        """How much of somebody the library has."""
        return self._read(Extent(0, 0, 0, None, None), people.extent_of, person.ids)

    def named(self, name: str) -> Sequence[Person]:
        """The people with this full name, else all who have these words in their names; a number is the id of a form
        of a name."""
        form = id_of(name)
        if form is None:
            return self._read((), people.people_named, name)
        person = self.person(form)
        return (person,) if person is not None else ()

    def named_in(self, name: str, source: str) -> Person | None:
        """The person whom an article from this address or path means by a name, else the most quoted of that name."""
        people = self.named(name)
        if len(people) > 1:
            articles = set(self.articles_of(source))
            meant = (one for one in people if not articles.isdisjoint(self.articles_naming(one)))
            return next(meant, people[0])
        return people[0] if people else None

    def form_named(self, name: str) -> Person | None:
        """Somebody of only this form of a name, to be told apart from those who share it; None if there is none."""
        return self._read(None, people.form_named, name)

    def quotes_of(self, person: Person, limit: int = AS_YOU_TYPE) -> Sequence[QuoteHit]:
        """What somebody said, published last first."""
        return self._read((), people.quotes_of, person.ids, limit)

    def quotes_about(self, person: Person, limit: int = AS_YOU_TYPE) -> Sequence[QuoteHit]:
        """What others say that names somebody, published last first."""
        return self._read((), spoken_of.quotes_about, person.ids, limit)

    def articles_naming(self, person: Person) -> Sequence[int]:
        """Ids of the articles that name somebody, those published last first."""
        return self._read((), people.articles_naming, person.ids)

    def portrait(self, person: Person) -> Portrait:
        """What the library knows of somebody."""
        return self._read(Portrait(person, (), (), (), ()), people.portrait_of, person)

    def decide(self, one: Person, other: Person, *, same: bool) -> None:
        """Keep for good that two names are of the same person, or of two."""

        def decide(connection: Connection) -> None:
            if same and namesakes.are_namesakes(connection, one, other):
                articles = people.articles_naming(connection, other.ids)
                namesakes.mean(connection, other, one, articles, time.time())
            else:
                people.decide(connection, one, other, SAME if same else APART, time.time())

        self._store.update(decide)

    def decide_on_one(self, person: Person) -> None:
        """Keep for good that a name is one person's, whatever articles call them."""
        self._store.update(lambda connection: people.decide_on_one(connection, person, time.time()))

    def tell_apart(self, person: Person, articles: Sequence[int], other: Person | None = None) -> None:
        """Keep for good that in these articles the name of somebody means another person: this other one of that name,
        or one who is not known yet."""

        def tell(connection: Connection) -> None:
            if other is None:
                namesakes.tell_apart(connection, person, articles, time.time())
            else:
                namesakes.mean(connection, person, other, articles, time.time())

        self._store.update(tell)

    # Articles

    def span_of(self, quote: QuoteHit) -> Span | None:
        """Where a quote, or its first part, stands in its article; None if it is gone."""
        return self._read(None, search.span_of, quote.id)

    @property
    def ids(self) -> tuple[int, ...]:
        """The ids of all articles."""
        return self._read((), stored.ids)

    def listed(self, article: int) -> Listed | None:
        """An article as lists show it."""
        return self._read({}, search.listed_of, (article,)).get(article)

    def copies(self, article: int) -> Sequence[Listed]:
        """The other articles that print the same story."""
        return tuple(self._read({}, search.listed_of, self._read((), copies.others, article)).values())

    def document(self, article: int, version: int | None = None) -> Document | None:
        """An article as it is kept, or the version of this number, without its names and quotes; None if it is not."""
        return self._read(None, stored.document_of, article, version)

    def versions(self, article: int) -> tuple[Version, ...]:
        """The earlier versions of an article, the first of them first."""
        return self._read((), stored.versions_of, article)

    def origin(self, article: int) -> Origin | None:
        """Where the text that is kept of an article came from; None if no text is."""
        return self._read(None, stored.origin_of, article)

    def articles_of(self, name: str) -> tuple[int, ...]:
        """Ids of the articles with this number, or read from this address or path, the latest first."""
        return self._read((), stored.articles_of, name)

    def entities(self, article: int) -> tuple[EntityKept, ...]:
        """What an article names."""
        return self._read((), stored.entities_of, article)

    def quotes_in(self, article: int) -> Sequence[QuoteHit]:
        """What is said in an article."""
        return self._read((), search.quotes_in, article)

    def own_quotes_in(self, article: int) -> Sequence[QuoteHit]:
        """What is said in an article, without what it has in common with the article of which it is a copy."""
        return self._read((), search.own_quotes_in, article)

    def holds(self, origin: Origin, engine: str | None = None) -> bool:
        """Whether an article of these bytes is kept, with what this engine found in it."""
        return self._read(False, stored.is_current, origin.digest, engine_name(engine))

    def _read(
        self, otherwise: T, find: Callable[Concatenate[Connection, P], T], /, *values: P.args, **named: P.kwargs
    ) -> T:
        """What `find` reads with these values; `otherwise` if that fails."""
        return self._store.query(lambda connection: find(connection, *values, **named), otherwise)


def _by_name(connection: Connection, query: Query, limit: int) -> Sequence[Hit]:
    """Articles by headline or address whose text cannot be searched."""
    can_search = search_tables.can_search(connection)
    return search.search_names(connection, query.terms, limit, is_kept=not can_search and bool(query.terms))


def _entry(origin: Origin, document: Document) -> index.Entry:
    return index.Entry(
        document,
        findings_of(document),
        runs_of(document.text),
        origin.digest,
        _address(origin.uri),
        engine_name(document.engine),
        time.time(),
    )


def engine_name(engine: str | None) -> str:
    """What finds names and quotes, with the version of the program."""
    return f"{in_use(engine)} {__version__}"


def _address(uri: str) -> str:
    """What a source is called where it came from, for searching."""
    if uri in (STANDARD_INPUT, PASTED):
        return ""
    return without_login(uri).partition("://")[2].removeprefix("www.") if is_web(uri) else uri.rpartition("/")[2]
