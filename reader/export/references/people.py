"""The names of authors in parts, as reference managers sort them. Knows customs of naming; knows no formats."""

from __future__ import annotations

from reader import lexicon
from reader.base.text import one_line
from reader.base.values import Value

_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_ORGANISATIONS = ("label/agencies", "label/outlets")
_MOST_WORDS = 5
"""Words of the longest name of a person; what is longer is a desk or a credit."""


class AuthorName(Value):
    """A person's name in parts, or the whole name of anybody else as `family` alone."""

    family: str
    given: str = ""
    suffix: str = ""
    """Such as "Jr."."""

    @property
    def is_whole(self) -> bool:
        """Whether the name has no parts."""
        return not self.given


def author_name(author: str) -> AuthorName:
    """The parts of an author's name; a news agency, a desk and a name of one word stay whole."""
    words = one_line(author).split()
    suffix = words.pop() if len(words) > 2 and words[-1].casefold() in _SUFFIXES else ""
    if not 1 < len(words) <= _MOST_WORDS or _is_organisation(author):
        return AuthorName(one_line(author))
    if words[0].casefold() in lexicon.entries("names/family_first") and "-" in words[-1]:
        return AuthorName(words[0], " ".join(words[1:]), suffix)
    start = len(words) - 1
    while start > 1 and words[start - 1].islower() and words[start - 1] in lexicon.entries("names/particles"):
        start -= 1
    return AuthorName(" ".join(words[start:]), " ".join(words[:start]), suffix.rstrip(","))


def _is_organisation(author: str) -> bool:
    name = one_line(author).casefold()
    return name.startswith("the ") or any(name in lexicon.entries(entries) for entries in _ORGANISATIONS)
