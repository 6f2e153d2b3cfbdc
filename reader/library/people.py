"""People across articles: who they are, what they said, and what the user decided about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from heapq import merge
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.base.folding import folded_words
from reader.library import copies
from reader.library.linking import (
    ERA,
    NAMESAKE,
    Decisions,
    NameForm,
    family_names,
    form_of,
    maybe_same,
    pair,
    people_of,
)
from reader.library.rows import clean, placeholders
from reader.library.search import QUOTE_COLUMNS, QuoteHit, hits_of_rows
from reader.library.strands import Appearance, Strand, strands_of

if TYPE_CHECKING:
    from sqlite3 import Connection

SAME, APART = "same", "apart"
"""What the user may decide about two names."""

FORMS_PER_PERSON = 3
"""Forms of names from which one of the people is chosen, of those that are quoted most: few people have more."""

MAX_NAMESAKES = 100
"""People of the same name that are listed."""

SEVERAL = "Maybe several people of one name"
"""Stands before the strands of a name, where there are several."""

MAX_COMPANY = 12
"""People that are listed as named with somebody."""


class Person(NamedTuple):
    """Somebody in the library."""

    ids: tuple[int, ...]
    """The forms of the name, the most detailed first."""
    name: str
    """The form that most articles use."""
    articles: int
    """How many name this person, at most: one that uses two forms counts twice."""
    quotes: int
    """What copies have in common counts once."""
    years: tuple[int, int] | None = None
    """When the first and the last of those articles were published; None if none says."""
    role: str = ""
    """What an article calls this one, where others of the same name are listed too."""


class Called(NamedTuple):
    """What articles call a person."""

    role: str
    articles: int
    publishers: tuple[str, ...]


class Candidate(NamedTuple):
    """Somebody who may be the same person."""

    person: Person
    reason: str


class Companion(NamedTuple):
    """Somebody who is named in the same articles."""

    person: Person
    articles: int
    """How many name both."""


class Portrait(NamedTuple):
    """What the library knows of a person."""

    person: Person
    roles: tuple[Called, ...]
    """The most frequent first."""
    spellings: tuple[str, ...]
    """How articles write the name, the most frequent first."""
    company: tuple[Companion, ...]
    """Who is named in the same articles, most often first."""
    maybe: tuple[Candidate, ...]
    strands: tuple[Strand, ...] = ()
    """What the name may stand for, if articles fall into groups that have nothing in common and the user has not said
    that it is one person; else ()."""
    namesakes: tuple[Person, ...] = ()
    """Others of that name, whom the user told apart."""
    united: tuple[Person, ...] = ()
    """The other names under which, as the user said, this person is in the library."""


class Extent(NamedTuple):
    """How much of a person the library has."""

    articles: int
    """Articles that name the person."""
    quotes: int
    words: int
    """Words in those quotes."""
    first: str | None
    """When the first of those of these articles was published that say so; None if none does."""
    last: str | None


class _Row(NamedTuple):
    """A form of a name in the database."""

    id: int
    form: NameForm
    articles: int
    quotes: int


_COLUMNS = "id, key, name, gender, articles, quotes, first_year, last_year"


def _rows(connection: Connection, condition: str, values: Sequence[object]) -> list[_Row]:
    found = connection.execute(f"SELECT {_COLUMNS} FROM people WHERE {condition}", values)
    return [row for row in map(_row, found) if row is not None]


def _rows_of(connection: Connection, ids: Sequence[int]) -> list[_Row]:
    return _rows(connection, f"id IN {placeholders(ids)}", ids)


def _row(columns: Sequence[Any]) -> _Row | None:
    number, key, name, gender, articles, quotes, first, last = columns
    form = form_of(name, gender)
    if form is None:
        return None
    years = (first, last) if first is not None and last is not None else None
    key, _, era = key.partition(ERA)
    form = form._replace(era=era, namesake=key.partition(NAMESAKE)[2], years=years)
    return _Row(number, form, articles, quotes)


def decisions(connection: Connection) -> Decisions:
    """All that the user decided."""
    same, apart, bases = set[tuple[str, str]](), set[tuple[str, str]](), set[tuple[str, str]]()
    for one, other, one_base, other_base, verdict in connection.execute(
        "SELECT one, other, one_base, other_base, verdict FROM person_links"
    ):
        (same if verdict == SAME else apart).add((one, other))
        if verdict == SAME:
            bases.add(pair(one_base, other_base))
    return Decisions(same, apart, bases)


def find_people(connection: Connection, name: str, limit: int, *, is_typing: bool = False) -> list[Person]:
    """The people whose names have these words, the most quoted first; with `is_typing`, the last may be unfinished."""
    words = folded_words(name)
    if not words:
        return []
    conditions = [_HAS_WORD] * (len(words) - 1) + [_HAS_BEGINNING if is_typing else _HAS_WORD]
    values = [*words[:-1], *((words[-1], words[-1] + "\U0010ffff") if is_typing else words[-1:])]
    condition = f"{' AND '.join(conditions)} ORDER BY quotes DESC, articles DESC, id LIMIT {limit * FORMS_PER_PERSON}"
    forms = _rows(connection, condition, [clean(value) for value in values])
    return _people(connection, forms)[:limit]


def most_quoted(connection: Connection, limit: int) -> list[Person]:
    """The people who are quoted most."""
    forms = _rows(connection, f"1 ORDER BY quotes DESC, articles DESC, id LIMIT {limit * FORMS_PER_PERSON}", ())
    return _people(connection, forms)[:limit]


_HAS_WORD = "id IN (SELECT person FROM people_words WHERE word = ?)"
_HAS_BEGINNING = "id IN (SELECT person FROM people_words WHERE word >= ? AND word < ?)"


def person_of(connection: Connection, form_id: int) -> Person | None:
    """The person whom a form of a name is of; None if there is no such form."""
    people = _people(connection, _rows(connection, "id = ?", (form_id,)))
    return people[0] if people else None


def people_named(connection: Connection, name: str) -> list[Person]:
    """The people with exactly this full name; else those who have the words of it in their names."""
    form = form_of(name)
    if form is not None and (namesakes := _namesakes(connection, form)):
        return _people(connection, [row for row in namesakes if row.form.words == form.words] or namesakes)
    return find_people(connection, name, MAX_NAMESAKES)


def _namesakes(connection: Connection, form: NameForm) -> list[_Row]:
    """The forms with the same given and family name."""
    return _rows(connection, "base = ?", (clean(form.base),))


def _people(connection: Connection, rows: Sequence[_Row]) -> list[Person]:
    """The people of these forms, the most quoted first."""
    decided = decisions(connection)
    wanted, seen = {row.id for row in rows}, set[int]()
    found: list[Person] = []
    for row in rows:
        if row.id not in seen:
            for person in _of_same_names(connection, row, decided):
                ids = {one.id for one in person}
                if not wanted.isdisjoint(ids) and seen.isdisjoint(ids):
                    found.append(_person(person))
                seen |= ids
    shared = Counter(person.name for person in found)
    found = [one._replace(role=_role(connection, one)) if shared[one.name] > 1 else one for one in found]
    return sorted(found, key=lambda person: (-person.quotes, -person.articles, person.name))


def _role(connection: Connection, person: Person) -> str:
    """The first role in the article published last that has one."""
    named = f"""
        SELECT roles FROM entities JOIN documents USING (article)
        WHERE person IN {placeholders(person.ids)} AND roles <> '' ORDER BY day DESC LIMIT 1
    """
    row = connection.execute(named, person.ids).fetchone()
    return str(row[0]).partition("\n")[0] if row is not None else ""


def _of_same_names(connection: Connection, row: _Row, decided: Decisions) -> list[list[_Row]]:
    """Everybody with the name of a form, or with one that the user made another form of it."""
    bases, waiting = {row.form.base}, [row.form.base]
    while waiting:
        base = waiting.pop()
        linked = {name for both in decided.bases if base in both for name in both} - bases
        bases |= linked
        waiting.extend(linked)
    rows = _rows(connection, f"base IN {placeholders(tuple(bases))}", tuple(map(clean, bases)))
    by_key = {one.form.key: one for one in rows}
    return [[by_key[form.key] for form in person] for person in people_of((one.form for one in rows), decided)]


def _person(rows: Sequence[_Row]) -> Person:
    name = max(rows, key=lambda row: (row.articles, row.quotes)).form.name
    dated = [row.form.years for row in rows if row.form.years]
    return Person(
        tuple(row.id for row in rows),
        name,
        sum(row.articles for row in rows),
        sum(row.quotes for row in rows),
        (min(first for first, _ in dated), max(last for _, last in dated)) if dated else None,
    )


# What they said


def quotes_of(connection: Connection, ids: Sequence[int], limit: int) -> Sequence[QuoteHit]:
    """The quotes of a person, those published last first; those that a copy has in common with the article that stands
    for its story are left out."""
    newest = f"""
        SELECT day, {QUOTE_COLUMNS} FROM spoken WHERE person = ? AND {copies.IS_ITS_OWN}
        ORDER BY day DESC, id DESC LIMIT ?
    """
    lists = [connection.execute(newest, (form, limit)).fetchall() for form in ids]
    rows = islice(merge(*lists, key=itemgetter(0, 1), reverse=True), limit)
    return list(hits_of_rows(connection, [row[1:] for row in rows]))


def extent_of(connection: Connection, ids: Sequence[int]) -> Extent:
    """How much of a person the library has; what copies have in common counts once."""
    forms = placeholders(ids)
    articles, first, last = connection.execute(
        f"""
        SELECT count(DISTINCT article), substr(min(published), 1, 10), substr(max(published), 1, 10)
        FROM entities JOIN documents USING (article)
        WHERE person IN {forms}
        """,
        tuple(ids),
    ).fetchone()
    said = connection.execute(f"SELECT words FROM spoken WHERE person IN {forms} AND {copies.IS_ITS_OWN}", tuple(ids))
    counts = [len(words.split()) for (words,) in said]
    return Extent(articles, len(counts), sum(counts), first, last)


def articles_naming(connection: Connection, ids: Sequence[int]) -> list[int]:
    """Ids of the articles that name a person, those published last first."""
    named = f"""
        SELECT DISTINCT article, day FROM entities JOIN documents USING (article) WHERE person IN {placeholders(ids)}
        ORDER BY day DESC, article DESC
    """
    return [article for article, _ in connection.execute(named, tuple(ids))]


def portrait_of(connection: Connection, person: Person) -> Portrait:
    """What the library knows of a person."""
    forms = placeholders(person.ids)
    rows = connection.execute(
        f"""
        SELECT name, roles, aliases, publisher, article FROM entities JOIN documents USING (article)
        WHERE person IN {forms} ORDER BY day DESC
        """,
        person.ids,
    ).fetchall()
    return Portrait(
        person,
        _roles(rows),
        _spellings(rows),
        _company(connection, person),
        _maybe(connection, person),
        _strands(connection, person, rows),
        _namesakes_of(connection, person),
        _united_with(connection, person),
    )


def forms_of(connection: Connection, person: Person) -> list[NameForm]:
    """The forms of the name of a person."""
    return [row.form for row in _rows_of(connection, person.ids)]


def _united_with(connection: Connection, person: Person) -> tuple[Person, ...]:
    """The names of a person other than the one that most articles use: they are the same because the user said so."""
    by_base: dict[str, list[_Row]] = {}
    for row in _rows_of(connection, person.ids):
        by_base.setdefault(row.form.base, []).append(row)
    return tuple(_person(rows) for rows in by_base.values() if all(row.form.name != person.name for row in rows))


def _namesakes_of(connection: Connection, person: Person) -> tuple[Person, ...]:
    """The others of that name whom the user told apart, each with a role."""
    own = {(form.base, form.namesake) for form in forms_of(connection, person)}
    bases = tuple(clean(base) for base, _ in own)
    rows = _rows(connection, f"base IN {placeholders(bases)}", bases)
    others = [row for row in rows if (row.form.base, row.form.namesake) not in own]
    found = (one for one in _people(connection, others) if set(one.ids).isdisjoint(person.ids))
    return tuple(one._replace(role=_role(connection, one)) for one in found)


def _strands(connection: Connection, person: Person, rows: Iterable[Sequence[Any]]) -> tuple[Strand, ...]:
    decided = decisions(connection)
    if any((form.key, form.key) in decided.same for form in forms_of(connection, person)):
        return ()
    forms = placeholders(person.ids)
    named = f"""
        SELECT article, person FROM entities
        WHERE article IN (SELECT article FROM entities WHERE person IN {forms})
            AND person IS NOT NULL AND person NOT IN {forms}
    """
    company: dict[int, list[int]] = {}
    for article, other in connection.execute(named, (*person.ids, *person.ids)):
        company.setdefault(article, []).append(other)
    return strands_of(
        [
            Appearance(article, tuple(roles.splitlines()), publisher, tuple(company.get(article, ())))
            for _, roles, _, publisher, article in rows
        ]
    )


def _roles(rows: Iterable[Sequence[Any]]) -> tuple[Called, ...]:
    counts: Counter[str] = Counter()
    publishers: dict[str, dict[str, None]] = {}
    for _, roles, _, publisher, _ in rows:
        for role in roles.splitlines():
            counts[role] += 1
            publishers.setdefault(role, {})[publisher or ""] = None
    return tuple(Called(role, many, tuple(filter(None, publishers[role]))) for role, many in counts.most_common())


def _spellings(rows: Iterable[Sequence[Any]]) -> tuple[str, ...]:
    counts = Counter(spelling for name, _, aliases, *_ in rows for spelling in {name, *aliases.splitlines()})
    return tuple(spelling for spelling, _ in counts.most_common())


def _company(connection: Connection, person: Person) -> tuple[Companion, ...]:
    """Those who are named with a person most often."""
    own = f"(SELECT article FROM entities WHERE person IN {placeholders(person.ids)})"
    forms = connection.execute(
        f"""
        SELECT person FROM entities
        WHERE article IN {own} AND person IS NOT NULL AND person NOT IN {placeholders(person.ids)}
        GROUP BY person ORDER BY count(DISTINCT article) DESC, name LIMIT ?
        """,
        (*person.ids, *person.ids, MAX_COMPANY * FORMS_PER_PERSON),
    ).fetchall()
    others = _people(connection, _rows_of(connection, [form for (form,) in forms]))
    found = []
    for other in others:
        both = f"SELECT count(DISTINCT article) FROM entities WHERE article IN {own} AND person IN "
        (articles,) = connection.execute(both + placeholders(other.ids), (*person.ids, *other.ids)).fetchone()
        found.append(Companion(other, articles))
    return tuple(sorted(found, key=lambda one: (-one.articles, one.person.name)))[:MAX_COMPANY]


def _maybe(connection: Connection, person: Person) -> tuple[Candidate, ...]:
    """Who may be the same person, as far as the user has not decided otherwise."""
    own = _rows_of(connection, person.ids)
    decided = decisions(connection)
    found: dict[tuple[int, ...], Candidate] = {}
    for row in own:
        for other, reason in _similar(connection, row.form).items():
            if other.id in person.ids or any(pair(one.form.key, other.form.key) in decided.apart for one in own):
                continue
            candidate = person_of(connection, other.id)
            if candidate is not None and not set(candidate.ids) & set(person.ids):
                found.setdefault(candidate.ids, Candidate(candidate, reason))
    return tuple(found.values())


def _similar(connection: Connection, form: NameForm) -> Mapping[_Row, str]:
    families = tuple(map(clean, family_names(form)))
    end = form.family + "\U0010ffff"
    condition = f"family IN {placeholders(families)} OR (family > ? AND family < ?)"
    rows = _rows(connection, condition, (*families, clean(form.family), clean(end)))
    reasons = ((row, maybe_same(form, row.form)) for row in rows)
    return {row: reason for row, reason in reasons if reason is not None}


# Decisions


def decide(connection: Connection, one: Person, other: Person, verdict: str, when: float) -> None:
    """Keep the user's decision that two people are the same person, or that they are not."""
    left = _rows_of(connection, [number for number in one.ids if number not in other.ids])
    right = _rows_of(connection, other.ids)
    for here in left:
        for there in right:
            if here.id != there.id:
                first, second = sorted((here.form, there.form), key=lambda form: form.key)
                keys = tuple(map(clean, (first.key, second.key, first.base, second.base)))
                _keep(connection, keys, verdict, when)


def decide_on_one(connection: Connection, person: Person, when: float) -> None:
    """Keep that all articles with the name of a person mean this one, whatever they call them."""
    for form in forms_of(connection, person):
        key, base = clean(form.key), clean(form.base)
        _keep(connection, (key, key, base, base), SAME, when)


def _keep(connection: Connection, keys: tuple[str, ...], verdict: str, when: float) -> None:
    connection.execute("INSERT OR REPLACE INTO person_links VALUES (?, ?, ?, ?, ?, ?)", (*keys, verdict, when))


def form_named(connection: Connection, name: str) -> Person | None:
    """A person of only the form with exactly this name, to be told apart from the others; None if there is none."""
    form = form_of(name)
    if form is None:
        return None
    exact = [row for row in _namesakes(connection, form) if row.form.words == form.words]
    return _person(exact) if exact else None
