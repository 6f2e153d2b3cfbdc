"""Compare names by their words, ignoring case, accents, full stops and hyphens. Knows spelling, not kinds."""

from __future__ import annotations

import re
from functools import lru_cache

from reader.base.folding import unaccented
from reader.model.span import Span

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_PLUS = re.compile(r"(?<=[a-z])\+\Z")
_POINT = re.compile(r"\.")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "esq"})
_ARTICLES = frozenset({"the", "a", "an"})


def surface_form(text: str, span: Span) -> str:
    """A name as it is written in the text, its words separated by single spaces."""
    return " ".join(text[span.start : span.end].split())


@lru_cache(maxsize=4096)
def folded_words(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without a leading article.

    "U.N." is "un", "Sung-ho" is two words, "Núñez" is "nunez", "Merrow+" is not "Merrow".
    """
    plain = _PLUS.sub(" plus", unaccented(name.replace("’", "'").replace("‘", "'")))
    found = tuple(_WORD.findall(_POINT.sub("", plain).casefold()))
    return found[1:] if len(found) > 1 and found[0] in _ARTICLES else found


@lru_cache(maxsize=4096)
def person_words(name: str) -> tuple[str, ...]:
    """The folded words of a person's name: initials written together are split, "Jr" is left out."""
    spread = re.sub(r"\b([A-Z])\.(?=[A-Z]\b)", r"\1. ", name)
    found = tuple(word for word in folded_words(spread) if word not in _SUFFIXES)
    return found or folded_words(name)


def key(name: str) -> str:
    """A key that all spellings of one name share: "Sung-ho", "Sung Ho" and "Sungho"."""
    return "".join(folded_words(name))


def initials(name: str) -> str:
    """The initials of the capitalized words, in lower case."""
    return "".join(word[0] for word in re.findall(r"[^\W_]+", name) if word[0].isupper()).casefold()


def all_initials(name: str) -> str:
    """The initials of all words but a leading article, in lower case."""
    return "".join(word[0] for word in folded_words(name))


def is_acronym(name: str) -> bool:
    """Whether a name is a short run of capitals: "WHO", "U.N."; not "UNICEFs"."""
    letters = [letter for letter in name if letter.isalpha()]
    return (
        1 < len(letters) < 9
        and " " not in name
        and sum(map(str.isupper, letters)) >= len(letters) - 1
        and letters[0].isupper()
    )


def is_acronym_of(acronym: str, full: str) -> bool:
    """Whether an acronym may be made from the initials of a full name, or of its last words."""
    letters = key(acronym)
    firsts = initials(full)
    return len(letters) > 1 and (
        firsts == letters or all_initials(full) == letters or (len(letters) > 2 and firsts.endswith(letters))
    )


def spelling_difference(name: str, other: str) -> str:
    """How two spellings of the same words differ, in a few words."""
    if name.casefold() == other.casefold():
        return "other capitals"
    for mark, reason in (("-", "spelt with a hyphen"), (".", "spelt with points")):
        if (mark in name) != (mark in other):
            return reason if mark in name else reason.replace("with", "without")
    return "spelt otherwise"
