"""What is counted of exported articles, and what counts as the same name."""

from __future__ import annotations

from typing import Any

import pytest

from reader.digest.articles import CountedArticle, article_of, month_of, named
from reader.digest.tally import GROUPINGS, Row, Tally
from reader.export.digests import GROUPINGS as OFFERED
from reader.export.record import record_of
from reader.model.annotation import EntityKind, QuoteKind
from tests.articles_said import Said, article

POST = article(
    Said("We stay out", "Mara Núñez"),
    Said("until dawn", "Mara Núñez", kind=QuoteKind.MIXED),
    Said("the port loses two million", kind=QuoteKind.INDIRECT),
    Said("pause", kind=QuoteKind.SCARE),
    publisher="Harbour Post",
    published="2025-03-04T10:00",
)
GAZETTE = article(
    Said("Nobody wanted this", "Mara Nunez"),
    Said("It is late", "Okafor"),
    Said("We wait", "the Tidewater Line", person=EntityKind.ORGANIZATION),
    publisher="Gazette",
    published="2025-04-01",
)
WIRE = article(Said("Go home", "Okafor"), Said("We wait", "Tidewater Line", person=EntityKind.ORGANIZATION))


def tallied(by: str, top: int | None = None, times: int = 1) -> Tally:
    tally = Tally(by, top)
    for document in (POST, GAZETTE, WIRE) * times:
        tally.add(article_of(record_of(document)))
    return tally


def rows(by: str, *fields: str) -> list[tuple[Any, ...]]:
    return [tuple(getattr(row, field) for field in ("name", *fields)) for row in tallied(by).rows()]


def test_speakers_are_one_by_their_full_names_only() -> None:
    assert rows("speaker", "quotes", "words", "direct", "mixed", "articles", "outlet_count") == [
        ("Mara Núñez", 3, 8, 2, 1, 2, 2),
        ("the Tidewater Line", 2, 4, 2, 0, 2, 1),
        ("Okafor", 1, 3, 1, 0, 1, 1),
        ("Okafor", 1, 2, 1, 0, 1, 0),
    ]


def test_outlets() -> None:
    assert rows("publisher", "articles", "quotes", "unsourced_share") == [
        ("Harbour Post", 1, 3, 1 / 3),
        ("Gazette", 1, 3, 0.0),
        ("", 1, 2, 0.0),
    ]


def test_months_follow_one_another() -> None:
    assert rows("month", "articles") == [("2025-03", 1), ("2025-04", 1), ("", 1)]


def test_kinds() -> None:
    assert rows("kind", "quotes", "articles") == [
        ("direct", 6, 3),
        ("indirect", 1, 1),
        ("mixed", 1, 1),
        ("scare", 1, 1),
    ]


def test_verbs() -> None:
    assert rows("verb", "quotes", "articles") == [("said", 7, 3)]


def test_names() -> None:
    assert rows("entity", "kind", "mentions", "articles")[:2] == [
        ("Mara Núñez", "person", 2, 2),
        ("the Tidewater Line", "organization", 2, 2),
    ]


def test_what_is_counted_in_all() -> None:
    total = tallied("kind").total
    assert (total.articles, total.quotes, total.words, total.unsourced, total.outlet_count) == (3, 8, 22, 1, 2)


@pytest.mark.parametrize("by", GROUPINGS)
def test_the_first_rows_are_those_of_all_rows(by: str) -> None:
    every = tallied(by, times=4)
    first = tallied(by, top=2, times=4)
    assert [row.name for row in first.rows()] == [row.name for row in every.rows()][:2]
    assert len(first) == len(every) == len(every.rows())


def test_rows_of_one_article_are_forgotten_if_they_are_not_among_the_first() -> None:
    tally = Tally("speaker", top=3)
    name = named("Okafor", "person", 1)
    for _ in range(5_000):
        tally.add(CountedArticle("", "", (), (name,)))
    assert len(tally) == 0
    tally = Tally("entity", top=3)
    for _ in range(5_000):
        tally.add(CountedArticle("", "", (), (name,)))
    assert len(tally.rows()) == 3
    assert len(tally) == 5_000


def test_everything_that_is_offered_can_be_counted() -> None:
    assert set(OFFERED) == set(GROUPINGS)


NAMES = {
    "accents": ("Mara Núñez", "Mara Nunez"),
    "case": ("MARA OKAFOR", "Mara Okafor"),
    "hyphens": ("Kim Sung-ho", "Kim Sungho"),
    "points": ("M.K. Varda", "MK Varda"),
    "an article": ("the Tidewater Line", "Tidewater Line"),
}


@pytest.mark.parametrize(("one", "other"), NAMES.values(), ids=NAMES.keys())
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert named(one, "person", 1).key == named(other, "person", 1).key is not None


def test_other_names() -> None:
    assert named("Mara J. Okafor", "person", 1).key != named("Mara Okafor", "person", 1).key
    assert named("Okafor", "person", 1).key is None
    assert named("Reuters", "organization", 1).key == "reuters"


@pytest.mark.parametrize(
    ("published", "month"),
    [("2025-03-04", "2025-03"), ("2025-03", "2025-03"), ("2025", ""), ("March 4", ""), (None, "")],
)
def test_months(published: str | None, month: str) -> None:
    assert month_of(published) == month


def test_shares_of_nothing_are_not_known() -> None:
    assert (Row("").certain_share, Row("").unsourced_share) == (None, None)
