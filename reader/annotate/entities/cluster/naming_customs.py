"""Naming customs: which word is the surname, which are particles. Reads no text."""

from __future__ import annotations

from reader import lexicon
from reader.annotate.entities import gazetteer, name_forms

SURNAME, GIVEN, INNER = "surname", "given name", "part of the name"
PART_RANKS = {SURNAME: 3, GIVEN: 2, INNER: 1}
"""How well a bare name fits a person, by which part of the full name it is."""


def part_of_name(word: str, name: str) -> str | None:
    """Which part of a full name a word is: `SURNAME`, `GIVEN` or `INNER`; None if it is none."""
    full = name_forms.person_words(name)
    if word not in full:
        return None
    if " " not in name:
        return INNER
    if is_family_first(name):
        return SURNAME if word == full[0] else GIVEN
    if word == full[-1]:
        return SURNAME
    return GIVEN if word == full[0] else INNER


def is_family_first(name: str) -> bool:
    """Whether a full name puts the family name before the given name: Kim Jong Un, Xi Jinping, not Kim Jones."""
    full = name_forms.person_words(name)
    if len(full) < 2 or full[0] not in lexicon.entries("names/family_first") or len(full) > 4:
        return False
    if "-" in name.split()[-1] or len(full) == 3:
        return len(full[1]) > 1 and full[-1] not in particles()
    return "last" not in gazetteer.load().name_tags(full[-1])


def surname(name: str) -> str:
    """The surname of a person who is named in full, folded: the first word if the family name comes first."""
    words = name_forms.person_words(name)
    return words[0] if is_family_first(name) else words[-1]


def particles() -> frozenset[str]:
    """Particles such as "van" and "al" that are part of a surname, in lower case."""
    return lexicon.entries("names/particles")
