"""People of one name whom the user tells apart: which articles mean whom. Each function is part of a transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from typing import TYPE_CHECKING

from reader.library import index, people
from reader.library.people import Person
from reader.library.rows import clean

if TYPE_CHECKING:
    from sqlite3 import Connection


def tell_apart(connection: Connection, person: Person, articles: Sequence[int], when: float) -> None:
    """Keep that in these articles the name of a person is somebody else's."""
    _mean(connection, person, articles, _unused(connection, min(articles)), when)


def mean(connection: Connection, person: Person, other: Person, articles: Sequence[int], when: float) -> None:
    """Keep that in these articles the name of a person means this other person of that name."""
    _mean(connection, person, articles, people.forms_of(connection, other)[0].namesake, when)


def are_namesakes(connection: Connection, person: Person, other: Person) -> bool:
    """Whether two people have one name, and only the user tells them apart."""
    one, another = (people.forms_of(connection, each) for each in (person, other))
    return any(a.base == b.base and a.namesake != b.namesake for a in one for b in another)


def _unused(connection: Connection, article: int) -> str:
    """What tells nobody apart yet: it begins with the number of an article, which is never given to another."""
    used = {namesake for (namesake,) in connection.execute("SELECT namesake FROM namesakes")}
    candidates = (f"{article}.{number}" for number in count(1))
    return next(candidate for candidate in candidates if candidate not in used)


def _mean(connection: Connection, person: Person, articles: Iterable[int], namesake: str, when: float) -> None:
    """Keep what tells apart the person meant in these articles; "" is for the one whom the name means otherwise."""
    bases = {clean(form.base) for form in people.forms_of(connection, person)}
    for article in articles:
        for base in bases:
            if namesake:
                row = (article, base, namesake, when)
                connection.execute("INSERT OR REPLACE INTO namesakes VALUES (?, ?, ?, ?)", row)
            else:
                connection.execute("DELETE FROM namesakes WHERE article = ? AND base = ?", (article, base))
        index.assign_people(connection, article)
