"""Naming customs: which word of a name is the surname, which words are small, which names are men's. Reads no text."""

from __future__ import annotations

from collections.abc import Mapping

from reader import lexicon
from reader.annotate.entities import gazetteer, name_forms

SURNAME, GIVEN, INNER = "surname", "given name", "part of the name"
RANKS = {SURNAME: 3, GIVEN: 2, INNER: 1}
"""How well a bare name fits one who bears it so."""


def bears(word: str, name: str) -> str | None:
    """As what a full name holds a bare one; None where it does not."""
    full = name_forms.personal(name)
    if word not in full:
        return None
    if " " not in name:
        return INNER
    if family_first(name):
        return SURNAME if word == full[0] else GIVEN
    if word == full[-1]:
        return SURNAME
    return GIVEN if word == full[0] else INNER


@lexicon.per_language
def family_first(name: str) -> bool:
    """Whether a full name puts the family before the given name: Kim Jong Un, Xi Jinping, not Kim Jones."""
    full = name_forms.personal(name)
    if len(full) < 2 or full[0] not in lexicon.entries("names/family_first") or len(full) > 4:
        return False
    if "-" in name.split()[-1] or len(full) == 3:
        return len(full[1]) > 1 and full[-1] not in particles()
    return "last" not in gazetteer.load().names(full[-1])


def given_genders() -> Mapping[str, str]:
    """For given names in lower case, m or f."""
    return lexicon.table("names/given_names")


def particles() -> frozenset[str]:
    """Small words inside a name, in lower case."""
    return lexicon.entries("names/particles")
