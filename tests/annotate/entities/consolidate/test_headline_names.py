"""In a headline, a name ends where a verb begins, although both have capitals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reader.annotate.entities import tokenized_sentences
from reader.annotate.entities.consolidate import headline_names

STORY = "Union secretary {person:Mara Okafor} met {person:Casimir Dole} on the pier, and nobody else came there."

CASES = {
    "verb between two names": ("Sister Of {person:Mara Okafor Slams Dole} After Leak Shows Plan", "Mara Okafor; Dole"),
    "verb after a surname": ("Harbour Crews Wait While {person:Okafor Vows} Another Long Strike", "Okafor"),
    "all in capitals": ("SISTER OF {person:MARA OKAFOR SLAMS DOLE} AFTER LEAK", "MARA OKAFOR; DOLE"),
    "longer name": ("Sister Of {person:Mara Ines Okafor} Slams Harbour After Leak", "Mara Ines Okafor"),
    "unknown given name before a surname": (
        "Sister Of {person:Quorra Okafor} Slams Harbour After Leak",
        "Quorra Okafor",
    ),
    "a full stop": ("Sister Of {person:Mara Okafor Slams Dole} After Leak Shows Plan.", "Mara Okafor; Dole"),
    "somebody the story does not name": ("Sister Of {person:Mara Okafor Slams Quorra} After Leak", "Mara Okafor"),
    "prose": ("Sister of {person:Mara Okafor Slams} after the leak on the pier", "Mara Okafor Slams"),
    "list of names": ("Harbour Board: Ines Valdra, Brannoc Tull, {person:Mara Okafor Slams}.", "Mara Okafor Slams"),
}


@pytest.mark.parametrize(("headline", "expected"), CASES.values(), ids=CASES.keys())
def test_names_in_headlines_are_those_of_the_story(headline: str, expected: str, article: Callable[[str], Any]) -> None:
    read = article(f"{headline}\n{STORY}")
    sentences = tokenized_sentences.from_document(read.document)
    found = headline_names.split_headlines(read.document.text, sentences, read.mentions)
    assert "; ".join(read.words(mention.span) for mention in found[:-2]) == expected
