"""Tell the words of a role from others: heads, modifiers, stops. Holds no list of its own."""

from __future__ import annotations

from reader import lexicon

LINKS = frozenset({"of", "for", "to", "on", "at"})
"""Small words that lead from what somebody is to where."""
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
OWNERS = frozenset({"its", "his", "her", "their", "my", "our", "your", "whose"})
ARTICLES = frozenset({"the", "a", "an", "this", "that"})
DETERMINERS = ARTICLES | OWNERS
_SCIENCES = ("ologist", "physicist", "grapher", "ician", "onomist", "nomer")
"""Endings of what people are who know a science or an art, more than a list could hold."""
_BEHIND_HYPHEN = frozenset({"elect", "designate", "general", "in", "at", "emeritus"})


def is_head(low: str) -> bool:
    """Whether a word says what a person is: secretary, president-elect, ex-striker, but not Mr."""
    if is_address(low):
        return False
    if low.endswith(_SCIENCES):
        return True
    first, _, last = low.partition("-")
    return low in _heads() or last.rpartition("-")[2] in _heads() or (first in _heads() and last in _BEHIND_HYPHEN)


def are_heads(low: str) -> bool:
    """Whether a word says what several people are: leaders, secretaries."""
    return low.endswith("s") and (low[:-1] in _heads() or (low.endswith("ies") and low[:-3] + "y" in _heads()))


def is_address(low: str) -> bool:
    """Whether a word only addresses a person: Mr, Dr."""
    return low in lexicon.entries("names/titles_address")


def is_stop(low: str) -> bool:
    """Whether a role that stands before a name cannot hold this word."""
    if low in lexicon.words("names/roles_stops"):
        return True
    return len(low) > 4 and is_participle(low) and low not in lexicon.entries("names/roles_participles")


def is_participle(low: str) -> bool:
    """Whether a word has the ending of a verb."""
    return low.endswith(("ed", "ing")) and "-" not in low


@lexicon.per_language
def _heads() -> frozenset[str]:
    return lexicon.entries("names/roles_heads") | lexicon.entries("names/titles_persons")
