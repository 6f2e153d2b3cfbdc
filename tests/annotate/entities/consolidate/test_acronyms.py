"""A name is extended or shortened to fit the acronym after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reader.annotate.entities import tokenized_sentences
from reader.annotate.entities.consolidate import acronyms

CASES = {
    "its beginning was missed": (
        "the Dockers’ and {organization:Crane Operators’ Union} ({organization:DCOU}) met",
        "organization Dockers’ and Crane Operators’ Union; organization DCOU",
    ),
    "it was cut in two": (
        "the {group:Sudanese} {organization:People’s Party} ({organization:SPP}) met",
        "organization Sudanese People’s Party; organization SPP",
    ),
    "its end was taken for a person": (
        "the {organization:Dockers}’ and {person:Crane Operators’ Union} ({organization:DCOU}) met",
        "organization Dockers’ and Crane Operators’ Union; organization DCOU",
    ),
    "only the acronym was found": (
        "the Harbour Safety Agency ({organization:HSA}) met",
        "organization Harbour Safety Agency; organization HSA",
    ),
    "with a lower-case letter": (
        "the Department of {place:Defence} ({organization:DoD}) met",
        "organization Department of Defence; organization DoD",
    ),
    "longer than its acronym": (
        "the {organization:Merrow Harbour Safety Agency} ({organization:HSA}) met",
        "organization Merrow Harbour Safety Agency; organization HSA",
    ),
    "only the name was found": (
        "the {organization:Harbour Safety Agency} [HSA] met",
        "organization Harbour Safety Agency; organization HSA",
    ),
    "the name explains its acronym": (
        "The NHC [the {organization:National Harbour Commission}] met",
        "organization NHC; organization National Harbour Commission",
    ),
    "something else explains": (
        "The NHC [the {organization:Harbour Ministry}] met",
        "organization Harbour Ministry",
    ),
    "other letters": (
        "the Merrow {organization:Safety Agency} ({organization:XSA}) met",
        "organization Safety Agency; organization XSA",
    ),
    "a person and a state": (
        "said {person:Mara Okafor} (MO) there",
        "person Mara Okafor",
    ),
}


@pytest.mark.parametrize(("case", "expected"), CASES.values(), ids=CASES.keys())
def test_acronyms_are_expanded(case: str, expected: str, article: Callable[[str], Any]) -> None:
    read = article(case)
    found = acronyms.expand(read.document.text, tokenized_sentences.from_document(read.document), read.mentions)
    assert "; ".join(f"{each.kind} {read.words(each.span)}" for each in found) == expected
