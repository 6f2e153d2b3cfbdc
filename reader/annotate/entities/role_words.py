"""Classify the words of a role: heads, modifiers, stop words. The words themselves are in the lexicon."""

from __future__ import annotations

from reader import lexicon

PREPOSITIONS = frozenset({"of", "for", "to", "on", "at"})
"""Prepositions that lead from an office to where it is held."""
POSSESSIVE_ENDINGS = frozenset({"'s", "’s", "'", "’"})
POSSESSIVE_PRONOUNS = frozenset({"its", "his", "her", "their", "my", "our", "your", "whose"})
DETERMINERS = POSSESSIVE_PRONOUNS | {"the", "a", "an", "this", "that"}
PROFESSION_SUFFIXES = ("ologist", "physicist", "grapher", "ician", "onomist", "nomer")
"""Endings of professions, of which there are more than a list could hold."""
_HYPHEN_SUFFIXES = frozenset({"elect", "designate", "general", "in", "at", "emeritus"})


def is_head(lower: str) -> bool:
    """Whether a word is the head of a role: secretary, president-elect, ex-striker, but not Mr."""
    if is_honorific(lower):
        return False
    if lower.endswith(PROFESSION_SUFFIXES):
        return True
    first, _, last = lower.partition("-")
    return lower in _heads() or last.rpartition("-")[2] in _heads() or (first in _heads() and last in _HYPHEN_SUFFIXES)


def is_plural_head(lower: str) -> bool:
    """Whether a word is the plural of a role's head: leaders, secretaries."""
    return lower.endswith("s") and (lower[:-1] in _heads() or (lower.endswith("ies") and lower[:-3] + "y" in _heads()))


def is_honorific(lower: str) -> bool:
    """Whether a word is only a form of address: Mr, Dr."""
    return lower in lexicon.entries("names/titles_address")


def is_stop(lower: str) -> bool:
    """Whether a role before a name cannot contain this word."""
    if lower in lexicon.words("names/roles_stops"):
        return True
    return len(lower) > 4 and is_participle(lower) and lower not in lexicon.entries("names/roles_participles")


def is_participle(lower: str) -> bool:
    """Whether a word ends like a participle."""
    return lower.endswith(("ed", "ing")) and "-" not in lower


@lexicon.per_language
def _heads() -> frozenset[str]:
    ranks = frozenset(line.split()[-1].lower() for line in lexicon.lines("names/titles_outside"))
    trades = lexicon.entries("names/roles_heads") | lexicon.entries("names/roles_trades")
    return trades | lexicon.entries("names/titles_persons") | ranks
