"""People are followed across articles, and what the user decided about them is kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library.people import Person
from reader.library.shelf import Shelf
from reader.library.store import Store
from tests.library.articles import STRIKE, add, article, forget


def only(shelf: Shelf, name: str) -> Person:
    """The one person of that name."""
    (person,) = shelf.named(name)
    return person


def test_every_quote_of_a_person_is_listed_the_last_published_first(shelf: Shelf) -> None:
    mara = only(shelf, "Mara Okafor")
    assert [(quote.listed.day, quote.words) for quote in shelf.quotes_of(mara)] == [
        ("2025-03-07", "“Nobody wanted this strike,”"),
        ("2025-03-04", "“We will stay out until the night pay is back,”"),
    ]
    assert len(shelf.quotes_of(mara, 1)) == 1
    assert (mara.name, mara.articles, mara.quotes, len(mara.ids)) == ("Mara J. Okafor", 2, 2, 2)


def test_a_portrait_says_what_articles_call_a_person_and_who_is_named_with_them(shelf: Shelf) -> None:
    portrait = shelf.portrait(only(shelf, "Mara Okafor"))
    assert {(called.role, called.articles, called.publishers) for called in portrait.roles} == {
        ("union secretary", 1, ("Harbour Post",)),
        ("head of the dockers", 1, ("Averil Gazette",)),
    }
    assert set(portrait.spellings) == {"Okafor", "Mara Okafor", "Mara J. Okafor"}
    assert {(one.person.name, one.articles) for one in portrait.company} == {("Tom W. Brandt", 1), ("Inés Valdra", 1)}
    assert portrait.maybe == ()


def test_one_who_is_named_in_several_ways_is_named_with_somebody_once(shelf: Shelf) -> None:
    for number, name in enumerate(("Ms Lena Roth", "Lena Roth", "Lena J. Roth")):
        add(
            shelf, article(f"Part {number}", ((name, f"This is part {number}"), ("Ola Brink", f"It was part {number}")))
        )
    assert [(one.person.name, one.articles) for one in shelf.portrait(only(shelf, "Ola Brink")).company] == [
        (only(shelf, "Lena Roth").name, 3)
    ]


def test_people_are_found_as_their_name_is_typed(shelf: Shelf) -> None:
    assert [person.name for person in shelf.people("v")] == ["Inés Valdra"]
    assert [person.name for person in shelf.people("ines va")] == ["Inés Valdra"]
    assert [person.name for person in shelf.people("okafor", is_typing=False)] == ["Mara J. Okafor"]
    assert shelf.people("") == shelf.people("+") == shelf.people("zz") == []


def test_a_number_is_the_form_of_a_name(shelf: Shelf) -> None:
    mara = only(shelf, "Mara Okafor")
    assert [only(shelf, str(number)) for number in mara.ids] == [mara, mara]
    assert shelf.named("123456") == ()


@pytest.mark.parametrize("number", ["9" * 20, "9" * 5000])
def test_no_number_is_too_large(open_store: Callable[[], Store], number: str) -> None:
    store = open_store()
    assert not Shelf(store).named(number)
    assert store.problem is None


def test_one_who_fits_two_is_offered_as_either(shelf: Shelf) -> None:
    add(shelf, article("Later", (("Tom H. Brandt", "I am another one"), ("Tom Brandt", "Which one am I"))))
    assert {person.name for person in shelf.named("Brandt")} == {"Tom W. Brandt", "Tom H. Brandt", "Tom Brandt"}
    maybe = shelf.portrait(only(shelf, "Tom Brandt")).maybe
    assert {candidate.person.name for candidate in maybe} == {"Tom W. Brandt", "Tom H. Brandt"}


def test_a_decision_is_kept_when_the_article_is_found_again(shelf: Shelf, open_store: Callable[[], Store]) -> None:
    add(shelf, article("Nickname", (("Tommy Brandt", "Call me so"),)))
    tommy, tom = only(shelf, "Tommy Brandt"), only(shelf, "Tom W. Brandt")
    assert [(one.person, one.reason) for one in shelf.portrait(tommy).maybe] == [(tom, "a nickname")]
    shelf.decide(tommy, tom, same=True)
    both = only(shelf, "Tommy Brandt")
    assert set(both.ids) == {*tommy.ids, *tom.ids}
    assert shelf.portrait(both).maybe == ()
    add(shelf, article(str(STRIKE.metadata.headline), (("Tom W. Brandt", "Other words"),)))
    again = Shelf(open_store())
    assert len(again.quotes_of(only(again, "Tommy Brandt"))) == 2
    shelf.decide(tommy, tom, same=False)
    assert only(shelf, "Tommy Brandt") == tommy
    assert shelf.portrait(tommy).maybe == ()


def test_forms_of_one_name_can_be_told_apart(shelf: Shelf) -> None:
    one, other = shelf.form_named("Mara Okafor"), shelf.form_named("Mara J. Okafor")
    assert one is not None
    assert other is not None
    shelf.decide(one, other, same=False)
    assert {person.name for person in shelf.named("okafor")} == {"Mara Okafor", "Mara J. Okafor"}
    assert shelf.form_named("Mara") is shelf.form_named("Nara Okafor") is None


def test_a_title_tells_people_of_the_same_name_apart(shelf: Shelf) -> None:
    add(shelf, article("Two of them", (("Ms Kim Reyes", "I am she"),)))
    add(shelf, article("The other", (("Mr Kim Reyes", "I am he"),)))
    assert len(shelf.named("Kim Reyes")) == 2


def test_somebody_may_be_in_more_articles_than_a_statement_has_room_for(shelf: Shelf, path: Path) -> None:
    assert shelf._store._connection is not None
    shelf._store._connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 100)
    with sqlite3.connect(path) as other:
        numbers = [(number,) for number in range(100, 400)]
        other.executemany("INSERT INTO articles (id, seen) VALUES (?, 1.0)", numbers)
        other.executemany("INSERT INTO sources SELECT '/desk/' || id, id, seen FROM articles WHERE id = ?", numbers)
        copied = "content, headline, address, publisher, published, day, url, language, stored"
        other.executemany(
            f"INSERT INTO documents (article, {copied}) SELECT ?, {copied} FROM documents WHERE article = 1", numbers
        )
        columns = "n, kind, speaker, person, day, certainty, start, length, words"
        other.executemany(
            f"INSERT INTO quotes (article, {columns}) SELECT ?, {columns} FROM quotes WHERE article = 1 AND n = 0",
            numbers,
        )
    other.close()
    assert len(shelf.quotes_of(only(shelf, "Mara Okafor"), 1_000_000)) == 302
    assert len(shelf.search("", 1_000_000)) == 304


# Lifetimes apart


@pytest.fixture
def lifetimes(shelf: Shelf) -> Shelf:
    """Three articles on people of one name, two of them of the same time."""
    for day, words in (("1931-05-02", "We strike"), ("1925-03-04", "We rest"), ("2024-01-01", "We row"), ("", "Hm")):
        add(shelf, article(f"The day of {words}", (("Kim Holt", words),), published=day or None))
    return shelf


def said(shelf: Shelf, name: str) -> list[list[str]]:
    """What everybody of that name said."""
    return sorted(sorted(quote.words for quote in shelf.quotes_of(one)) for one in shelf.named(name))


def test_people_of_one_name_whose_articles_are_lifetimes_apart_are_two(lifetimes: Shelf) -> None:
    assert said(lifetimes, "Kim Holt") == [["“Hm,”", "“We rest,”", "“We strike,”"], ["“We row,”"]]
    assert [candidate for one in lifetimes.named("Kim Holt") for candidate in lifetimes.portrait(one).maybe] == []


def test_the_user_may_make_them_one(lifetimes: Shelf) -> None:
    one, other = lifetimes.named("Kim Holt")
    lifetimes.decide(one, other, same=True)
    assert len(lifetimes.named("Kim Holt")) == 1
    assert len(said(lifetimes, "Kim Holt")[0]) == 4


def test_years_follow_the_articles_that_are_left(lifetimes: Shelf, open_store: Callable[[], Store]) -> None:
    forget(open_store(), "/desk/the-day-of-we-row.txt")
    assert len(lifetimes.named("Kim Holt")) == 1
    add(lifetimes, article("The end", (("Kim Holt", "We swim"),), published="1990-01-01"))
    assert len(lifetimes.named("Kim Holt")) == 1
    add(lifetimes, article("The very end", (("Kim Holt", "We fly"),), published="2060-01-01"))
    assert said(lifetimes, "Kim Holt")[1] == ["“We fly,”"]


def test_years_of_an_earlier_library_are_filled_in(
    lifetimes: Shelf, open_store: Callable[[], Store], path: Path
) -> None:
    known = [one.years for one in lifetimes.named("Kim Holt")]
    assert sorted(filter(None, known)) == [(1925, 1931), (2024, 2024)]
    with sqlite3.connect(path) as old:
        for column in ("first_year", "last_year"):
            old.execute(f"ALTER TABLE people DROP COLUMN {column}")
        old.execute("DROP TABLE namesakes")
        old.execute("PRAGMA user_version = 4")
    old.close()
    assert [one.years for one in Shelf(open_store()).named("Kim Holt")] == known
