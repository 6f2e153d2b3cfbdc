"""Nicknames, peers and storms are one name each; what party somebody is of is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reader.annotate.entities import consolidate, tokenized_sentences

CASES = {
    "a nickname": ("{person:Mara} “Duke” Okafor left.", "person Mara “Duke” Okafor"),
    "a nickname in brackets": ("{person:Mara} (Duke) {person:Okafor} left.", "person Mara (Duke) Okafor"),
    "a quotation after a name": ("{person:Mara} “Duke” was there.", "person Mara"),
    "a quotation after a full name": ("{person:Mara Okafor} ‘A Disgrace’ Over It.", "person Mara Okafor"),
    "a party and a place": ("{person:Mara Okafor}, {person:R-Averil}, left.", "person Mara Okafor"),
    "a peer": ("The Duke of {place:Averil} left.", "person Duke of Averil"),
    "a peeress": ("The Marchioness of {place:Averil} left.", "person Marchioness of Averil"),
    "a peeress of a town that is a person too": (
        "{person:Mara Okafor} met the Duchess of {person:Averil}.",
        "person Mara Okafor; person Duchess of Averil",
    ),
    "an open bracket": ("{person:Mara Okafor (Averil} East) left.", "person Mara Okafor"),
    "a name after a bracket": ("Lord (Casimir{person:) Dole} left.", "person Dole"),
    "a closing bracket": ("A captain (Mara {person:Okafor)} left.", "person Okafor"),
    "a storm by its name": ("{event:Storm Mara} came. {person:Mara} went.", "event Storm Mara; event Mara"),
    "a person after a storm": ("{event:Storm Karin} came. {person:Mara} went.", "event Storm Karin; person Mara"),
}


@pytest.mark.parametrize(("case", "expected"), CASES.values(), ids=CASES.keys())
def test_names_are_joined(case: str, expected: str, article: Callable[[str], Any]) -> None:
    read = article(case)
    found = consolidate.consolidate(read.document.text, tokenized_sentences.from_document(read.document), read.mentions)
    assert "; ".join(f"{mention.kind} {read.words(mention.span)}" for mention in found) == expected
