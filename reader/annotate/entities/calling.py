"""Tell the words of a role from others: heads, modifiers, stops. Holds no list of its own."""

from __future__ import annotations

from functools import cache

from reader.annotate import vocabulary

LINKS = frozenset({"of", "for"})
"""Small words that lead from what somebody is to where."""
DETERMINERS = frozenset(
    {"the", "a", "an", "its", "his", "her", "their", "my", "our", "your", "this", "that", "one", "then"}
)
POSSESSIVES = frozenset({"'s", "’s"})


def is_head(low: str) -> bool:
    """Whether a word says what a person is: secretary, president, ex-striker, but not Mr."""
    if low in vocabulary.entries("titles_address"):
        return False
    return low in _heads() or low.rpartition("-")[2] in _heads()


def is_address(low: str) -> bool:
    """Whether a word only addresses a person: Mr, Dr."""
    return low in vocabulary.entries("titles_address")


def is_stop(low: str) -> bool:
    """Whether a role that stands before a name cannot hold this word."""
    if low in vocabulary.words("roles_stops"):
        return True
    return (
        low.endswith(("ed", "ing"))
        and "-" not in low
        and low not in vocabulary.entries("roles_participles")
        and len(low) > 4
    )


@cache
def _heads() -> frozenset[str]:
    return vocabulary.entries("roles_heads") | vocabulary.entries("titles_persons")
