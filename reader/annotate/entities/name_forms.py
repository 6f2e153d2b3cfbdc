"""Compare names by their words: without case, accents, points and hyphens. Knows spelling; knows no kinds."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from reader.model.span import Span

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_POINT = re.compile(r"\.")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "esq"})
_ARTICLES = frozenset({"the", "a", "an"})


def written(text: str, span: Span) -> str:
    """A name as it stands in the text, its words parted by single blanks."""
    return " ".join(text[span.start : span.end].split())


def trimmed(text: str, start: int, end: int) -> Span:
    """A stretch of text without the white space at its ends."""
    words = text[start:end].strip()
    begin = text.index(words, start)
    return Span(begin, begin + len(words))


@lru_cache(maxsize=4096)
def words(name: str) -> tuple[str, ...]:
    """The words of a name, folded: "U.N." is "un", "Sung-ho" two words, "Núñez" is "nunez"; no article in front."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    found = tuple(_WORD.findall(_POINT.sub("", plain).casefold()))
    return found[1:] if len(found) > 1 and found[0] in _ARTICLES else found


@lru_cache(maxsize=4096)
def personal(name: str) -> tuple[str, ...]:
    """The words of a person's name; initials that stand together apart, "Jr" left out."""
    spread = re.sub(r"\b([A-Z])\.(?=[A-Z]\b)", r"\1. ", name)
    found = tuple(word for word in words(spread) if word not in _SUFFIXES)
    return found or words(name)


def key(name: str) -> str:
    """What spellings of one name share: "Sung-ho", "Sung Ho" and "Sungho"."""
    return "".join(words(name))


def initials(name: str) -> str:
    """The first letters of the words in capitals, in small letters."""
    return "".join(word[0] for word in re.findall(r"[^\W_]+", name) if word[0].isupper()).casefold()


def is_acronym(name: str) -> bool:
    """Whether a name is a short run of capitals: "WHO", "U.N.", "UNICEFs" is not."""
    letters = [letter for letter in name if letter.isalpha()]
    return (
        1 < len(letters) < 9
        and " " not in name
        and sum(map(str.isupper, letters)) >= len(letters) - 1
        and letters[0].isupper()
    )


def stands_for(acronym: str, full: str) -> bool:
    """Whether an acronym may be made of the initials of a full name, or of its last words."""
    letters = "".join(words(acronym))
    firsts = initials(full)
    every = "".join(word[0] for word in words(full))
    return len(letters) > 1 and (
        firsts == letters or every == letters or (len(letters) > 2 and firsts.endswith(letters))
    )


def difference(name: str, other: str) -> str:
    """Why two spellings of the same words differ, in a few words."""
    if name.casefold() == other.casefold():
        return "other capitals"
    for mark, reason in (("-", "spelt with a hyphen"), (".", "spelt with points")):
        if (mark in name) != (mark in other):
            return reason if mark in name else reason.replace("with", "without")
    return "spelt otherwise"
