"""The mentions of one article agree in kind, and are complete."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reader.annotate.entities import agreement, reading

CASES = {
    "the kind of most mentions": (
        "{place:Averil} slept. {facility:Averil} woke. {place:Averil} rose.",
        "place Averil; place Averil; place Averil",
    ),
    "a name that was passed over": (
        "{organization:Halcyon} met. {organization:Halcyon} left. Deliveries to Halcyon stopped.",
        "organization Halcyon; organization Halcyon; organization Halcyon",
    ),
    "the word for what an organization is": (
        "the {organization:Wagner} Private Military Company (PMC)",
        "organization Wagner Private Military Company",
    ),
    "the office behind an organization": (
        "{place:Harbour Safety Council Coordinator} for Strategic Talks {person:Piers Abbot} left.",
        "organization Harbour Safety Council; person Piers Abbot",
    ),
    "a company's short name": (
        "{organization:Halcyon Terminals} met. {person:Halcyon} left.",
        "organization Halcyon Terminals; organization Halcyon",
    ),
    "a person with a company's name": (
        "{organization:Halcyon Terminals} met. Dr {person:Halcyon} left.",
        "organization Halcyon Terminals; person Halcyon",
    ),
    "a surname": (
        "{person:Mara Okafor} met. {place:Okafor} left.",
        "person Mara Okafor; person Okafor",
    ),
    "a city that is a surname too": (
        "{person:Ana Paris} met. {place:Paris} slept.",
        "person Ana Paris; place Paris",
    ),
    "a first word that is a common word too": (
        "{organization:Enough} met. {organization:Enough} left. Enough of that. It is enough.",
        "organization Enough; organization Enough",
    ),
    "days and sums are left alone": (
        "{date:May} passed. {person:May} left. {person:May} came.",
        "date May; person May; person May",
    ),
}


@pytest.mark.parametrize(("case", "expected"), CASES.values(), ids=CASES.keys())
def test_mentions_agree(case: str, expected: str, article: Callable[[str], Any]) -> None:
    read = article(case)
    agreed = agreement.agree(read.document.text, reading.read(read.document), read.mentions)
    assert "; ".join(f"{each.kind} {read.words(each.span)}" for each in agreed) == expected
