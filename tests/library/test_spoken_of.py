"""Quotes in which others speak of a person."""

from __future__ import annotations

import pytest

from reader.library import search_tables
from reader.library.shelf import Shelf
from tests.library.articles import add, article


def about(shelf: Shelf, name: str) -> list[str | None]:
    """Who speaks of somebody, the last published first."""
    (person,) = shelf.named(name)
    return [hit.speaker for hit in shelf.quotes_about(person)]


def test_others_who_name_a_person_are_found(shelf: Shelf) -> None:
    add(
        shelf,
        article(
            "The union votes",
            (
                ("Mara Okafor", "Okafor is my name, and I stay"),
                ("Tom W. Brandt", "Mara Okafor will give in"),
                ("Inés Valdra", "It was Okafor’s vote"),
                ("Jo Lind", "Nobody gives in"),
            ),
            published="2025-03-08",
        ),
    )
    assert about(shelf, "Mara Okafor") == ["Inés Valdra", "Tom W. Brandt"]
    assert about(shelf, "Tom W. Brandt") == []


def test_a_surname_that_two_have_in_an_article_names_neither(shelf: Shelf) -> None:
    add(
        shelf,
        article(
            "Two of a name",
            (
                ("Mara Okafor", "We stay"),
                ("Paul Okafor", "We do not"),
                ("Jo Lind", "Okafor has to go"),
                ("Inés Valdra", "Paul Okafor has to go, not Okafor"),
            ),
            published="2025-03-09",
        ),
    )
    assert about(shelf, "Paul Okafor") == ["Inés Valdra"]
    assert about(shelf, "Mara Okafor") == []


def test_a_longer_name_is_its_own(shelf: Shelf) -> None:
    add(
        shelf,
        article(
            "A double name",
            (("Mara Okafor", "We stay"), ("Eva Okafor Lind", "We go"), ("Jo Dahl", "Eva Okafor Lind goes")),
            published="2025-03-09",
        ),
    )
    assert about(shelf, "Mara Okafor") == []


def test_a_namesake_in_an_article_without_the_person_does_not_count(shelf: Shelf) -> None:
    add(shelf, article("Elsewhere", (("Jo Lind", "Okafor sings well"),), published="2025-03-09"))
    assert about(shelf, "Mara Okafor") == []


def test_what_copies_have_in_common_counts_once(shelf: Shelf) -> None:
    body = " ".join(f"The tide of day {day} came and went over everything." for day in range(40))
    for publisher in ("Harbour Post", "Averil Gazette"):
        said = (("Mara Okafor", "We stay"), ("Jo Lind", "Okafor has to go"))
        add(shelf, article("The vote", said, body=body, publisher=publisher, uri=f"/desk/{publisher}.txt"))
    assert about(shelf, "Mara Okafor") == ["Jo Lind"]


def test_without_full_text_search_nobody_is_found(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    add(shelf, article("The vote", (("Mara Okafor", "We stay"), ("Jo Lind", "Okafor has to go"))))
    monkeypatch.setattr(search_tables, "can_search", lambda connection: False)
    assert about(shelf, "Mara Okafor") == []
