"""People of one name are told apart by the user, article by article, for good."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library import checking
from reader.library.checking import examine
from reader.library.people import Person
from reader.library.shelf import Shelf
from reader.library.store import Store
from tests.library.articles import add, article, forget

NAME = "Ola Brandt"


@pytest.fixture
def named(shelf: Shelf) -> tuple[int, int, int]:
    """Two articles on a cricketer, and one on a director of the same name."""
    return (
        add(shelf, article("Lowmere wins", ((NAME, "We won by forty runs"),), roles={NAME: "cricketer"})),
        add(shelf, article("Lowmere loses", ((NAME, "We lost by six"),), roles={NAME: "cricketer"})),
        add(shelf, article("Port opens", ((NAME, "The port is open"),), roles={NAME: "port director"})),
    )


def people(shelf: Shelf) -> list[tuple[str, int, int]]:
    """Those of the name: roles, numbers of articles and of quotes."""
    return [(one.role, one.articles, one.quotes) for one in shelf.named(NAME)]


def only(shelf: Shelf) -> Person:
    (person,) = shelf.named(NAME)
    return person


TWO = [("cricketer", 2, 2), ("port director", 1, 1)]


def test_articles_are_said_to_mean_another(shelf: Shelf, named: tuple[int, int, int]) -> None:
    shelf.tell_apart(only(shelf), named[2:])
    assert people(shelf) == TWO
    cricketer, director = shelf.named(NAME)
    assert [quote.words for quote in shelf.quotes_of(director)] == ["“The port is open,”"]
    assert [called.role for called in shelf.portrait(cricketer).roles] == ["cricketer"]
    assert shelf.portrait(cricketer).namesakes == (director,)
    assert shelf.portrait(cricketer).maybe == ()
    assert shelf.portrait(cricketer).strands == ()
    assert shelf.person(director.ids[0]) == director._replace(role="")
    assert len(shelf.quotes("by:brandt")) == 4, "one of them is Tom W. Brandt"


def test_an_article_is_given_to_another_of_the_name(shelf: Shelf, named: tuple[int, int, int]) -> None:
    shelf.tell_apart(only(shelf), named[1:])
    director, cricketer = shelf.named(NAME)
    assert director.articles == 2
    shelf.tell_apart(director, named[1:2], cricketer)
    assert people(shelf) == TWO
    shelf.tell_apart(shelf.named(NAME)[0], named[1:2])
    assert [articles for _, articles, _ in people(shelf)] == [1, 1, 1]


def test_they_are_one_person_after_all(shelf: Shelf, named: tuple[int, int, int]) -> None:
    before = people(shelf)
    shelf.tell_apart(only(shelf), named[2:])
    cricketer, director = shelf.named(NAME)
    shelf.decide(director, cricketer, same=True)
    assert [articles for _, articles, _ in people(shelf)] == [3]
    shelf.decide(only(shelf), only(shelf), same=True)
    assert [numbers for _, *numbers in people(shelf)] == [numbers for _, *numbers in before]


def test_it_outlives_what_is_found_anew(
    shelf: Shelf, named: tuple[int, int, int], open_store: Callable[[], Store]
) -> None:
    shelf.tell_apart(only(shelf), named[2:])
    add(shelf, article("Port opens", ((NAME, "The port is shut"),), roles={NAME: "port director"}))
    assert people(shelf) == TWO
    (director,) = (one for one in shelf.named(NAME) if one.role == "port director")
    assert [quote.words for quote in shelf.quotes_of(director)] == ["“The port is shut,”"]
    checking.rebuild(open_store())
    add(shelf, article("Port opens", ((NAME, "The port is shut"),), roles={NAME: "port director"}))
    add(shelf, article("Lowmere loses", ((NAME, "We lost by six"),), roles={NAME: "cricketer"}))
    assert people(shelf) == [("cricketer", 1, 1), ("port director", 1, 1)]


def test_nothing_of_it_is_left_of_a_forgotten_article(shelf: Shelf, named: tuple[int, int, int], path: Path) -> None:
    store = shelf._store
    shelf.tell_apart(only(shelf), named[2:])
    forget(store, "/desk/port-opens.txt")
    assert people(shelf) == [("", 2, 2)]
    assert store.query(lambda connection: connection.execute("SELECT count(*) FROM namesakes").fetchone()[0], -1) == 0
    assert examine(store, str(path), None).troubles == ()


def test_a_name_is_said_to_be_one_persons(shelf: Shelf) -> None:
    for headline, publisher, role in (("Lowmere wins", "Sports Day", "cricketer"), ("Port opens", "Ship News", "head")):
        add(shelf, article(headline, ((NAME, "Yes"),), publisher=publisher, roles={NAME: role}))
    assert len(shelf.portrait(only(shelf)).strands) == 2
    shelf.decide_on_one(only(shelf))
    assert shelf.portrait(only(shelf)).strands == ()


def test_an_article_leads_to_whom_it_names(shelf: Shelf, named: tuple[int, int, int]) -> None:
    shelf.tell_apart(only(shelf), named[2:])
    director = shelf.named_in(NAME, "/desk/port-opens.txt")
    assert director is not None
    assert director.role == "port director"
    assert shelf.named_in(NAME, "/desk/elsewhere.txt") == shelf.named(NAME)[0]
    assert shelf.named_in("Ina Valdrin", "/desk/port-opens.txt") is None
