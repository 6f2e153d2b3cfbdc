"""Dates, sums, numbers, laws and links are found, each with its value."""

from __future__ import annotations

import pytest

from reader.annotate import annotate
from reader.annotate.facts import date_value, money_value, number_value
from reader.model.annotation import Certainty, Fact, FactKind
from reader.model.document import Document
from reader.model.raw import Raw
from reader.pipeline import parse_document

STORY = """# Ferry waits for wind

March 4, 2025

On Tuesday, 31 ships lay at anchor, and 2,400 dockers stayed away. The hull cost 23 million crowns, 12.5 percent more
than the 1998 one, and [the council](https://example.org/council?x=1) asked for 31 ships more by Pier 9 to meet them.

“Nobody is afraid of a ship,” said Mara Okafor. Before the Castermouth Marathon 26, 2024 nobody had paid $5 million.
"""


@pytest.fixture
def ferry() -> Document:
    return annotate(parse_document(Raw("ferry.md", STORY.encode())))


def of_kind(document: Document, kind: FactKind) -> dict[str, Fact]:
    return {document.slice(fact.span): fact for fact in document.facts if fact.kind is kind}


def test_numbers_include_their_unit(ferry: Document) -> None:
    numbers = of_kind(ferry, FactKind.NUMBER)
    assert {"31 ships", "2,400 dockers", "12.5 percent more"} <= numbers.keys()
    assert [numbers[words].value for words in ("31 ships", "2,400 dockers")] == ["31", "2400"]


def test_the_numbers_of_list_items_are_no_facts() -> None:
    items = "1. 31 bunks\n2) 12 lamps\n10. more than 7 meals"
    text = f"Ferry waits for wind\n\nThe crew asks for:\n\n{items}\n\n3 ships sailed.\n"
    document = annotate(parse_document(Raw("ferry.md", text.encode())))
    assert list(of_kind(document, FactKind.NUMBER)) == ["31 bunks", "12 lamps", "7 meals", "3 ships"]


def test_sums_and_dates_are_not_plain_numbers(ferry: Document) -> None:
    money = of_kind(ferry, FactKind.MONEY)
    assert money["$5 million"].value == "5000000 USD"
    assert money["23 million crowns"].value is None, "the text does not say which crowns"
    dates = of_kind(ferry, FactKind.DATE)
    assert dates["March 4, 2025"].value == "2025-03-04"
    assert (dates["Tuesday"].value, dates["Tuesday"].certainty) == ("2025-03-04", Certainty.LIKELY)
    assert not any("26" in words for words in dates), "a marathon is not a month"


def test_a_decade_is_one_date_without_a_value() -> None:
    story = "The council met.\n\nNobody came in the early 1990s, and few in the 1980s, but all of them came in 1975."
    dates = of_kind(annotate(parse_document(Raw("decades.txt", story.encode()))), FactKind.DATE)
    assert {words: fact.value for words, fact in dates.items()} == {"early 1990s": None, "1980s": None, "1975": None}


def test_the_value_of_a_link_is_its_address(ferry: Document) -> None:
    assert of_kind(ferry, FactKind.LINK)["the council"].value == "https://example.org/council?x=1"


def test_facts_are_in_text_order(ferry: Document) -> None:
    assert list(ferry.facts) == sorted(ferry.facts, key=lambda fact: fact.span)


@pytest.mark.parametrize(
    ("words", "published", "day"),
    [
        ("March 4, 2025", None, "2025-03-04"),
        ("4 March 2025", None, "2025-03-04"),
        ("4th of March 2025", None, "2025-03-04"),
        ("Sept. 12, 2024", None, "2024-09-12"),
        ("2025-03-04", None, "2025-03-04"),
        ("yesterday", "2025-03-01T08:00:00Z", "2025-02-28"),
        ("tomorrow", "2024-12-31", "2025-01-01"),
        ("Monday", "2025-03-04", "2025-03-03"),
        ("Wednesday", "2025-03-04", "2025-02-26"),
        ("yesterday", None, None),
        ("yesterday", "0001-01-01", None),
        ("Sunday", "0001-01-01", None),
        ("Tuesday", None, None),
        ("May 1", "2025-03-04", None),
        ("February 30, 2025", None, None),
        ("Castermouth 4, 2025", None, None),
        ("Marathon 26, 2024", None, None),
    ],
)
def test_a_date_has_a_value_only_if_the_day_is_known(words: str, published: str | None, day: str | None) -> None:
    assert date_value(words, published)[0] == day


@pytest.mark.parametrize("before", ["Talks resume next ", "They will meet on ", "Payable by "])
def test_a_future_weekday_is_not_the_last_one(before: str) -> None:
    assert date_value("Friday", "2025-03-04", before) == (None, Certainty.UNSURE)


SUMS = {
    "$5 million": ("5000000 USD", Certainty.LIKELY),
    "US$2.5bn": ("2500000000 USD", Certainty.CERTAIN),
    "€1,200": ("1200 EUR", Certainty.CERTAIN),
    "4.5 million euros": ("4500000 EUR", Certainty.CERTAIN),
    "£3.20": ("3.2 GBP", Certainty.CERTAIN),
    "500 pounds": ("500 GBP", Certainty.LIKELY),
    "$3-5 million": (None, Certainty.UNSURE),
    "millions of dollars": (None, Certainty.UNSURE),
    "40 crowns": (None, Certainty.UNSURE),
}


@pytest.mark.parametrize(("words", "value"), SUMS.items(), ids=SUMS.keys())
def test_the_value_of_a_sum_is_amount_and_currency(words: str, value: tuple[str | None, Certainty]) -> None:
    assert money_value(words) == value


@pytest.mark.parametrize(
    ("words", "value"), [("2,400 dockers", "2400"), ("1.75 million", "1750000"), ("40%", "40"), ("0.50", "0.5")]
)
def test_the_value_of_a_number_is_plain_digits(words: str, value: str) -> None:
    assert number_value(words) == value
