"""What the tagger sees of single words: one sort of marks, no names, spelling and shape. Knows no sentence."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import lru_cache

from reader import lexicon
from reader.annotate.quotes.passage import Passage

PRONOUNS = {
    **dict.fromkeys(("he", "him", "she", "her"), "3"),
    **dict.fromkeys(("they", "them"), "p"),
    **dict.fromkeys(("i", "we"), "1"),
    **dict.fromkeys(("his", "their", "its", "my", "our"), "g"),
    **dict.fromkeys(("who", "which"), "w"),
    "you": "2",
    "it": "i",
    "that": "t",
}
_NAME, _ACRONYM = "Name", "ACRO"
_OPENING, _CLOSING = "“", "”"
_ANY_MARK = frozenset("“”„‟«»‹›\"‘’‚‛'＂「」『』")


def even(word: str) -> str:
    """A word with a straight apostrophe, whichever it is written with."""
    return word.replace("’", "'") if len(word) > 1 else word


def even_words(passage: Passage) -> list[str]:
    """The words with one sort of quotation marks and apostrophes, whichever the article is written with."""
    words = [even(word) for word in passage.words]
    for run, first, last in passage.bounds:
        words[first] = _OPENING if words[first] in _ANY_MARK else words[first]
        if passage.runs[run].closed and words[last - 1] in _ANY_MARK:
            words[last - 1] = _CLOSING
    return words


def token_forms(words: Sequence[str], known: Container[str]) -> list[str]:
    """What the tagger sees of each word: itself in lower case, but of a name only that it is one.

    Without this it would know the people of the articles it learnt from, and nobody else. `known` are words that keep
    their form though they begin with a capital.
    """
    plain = _plain_words()
    found: list[str] = []
    for word in words:
        low = word.lower()
        named = word[0].isupper() and low not in plain and low not in known
        found.append((_ACRONYM if word.isupper() and len(word) > 1 else _NAME) if named else low)
    return found


@lexicon.per_language
def _plain_words() -> frozenset[str]:
    return lexicon.words("quotes/function_words") | lexicon.words("quotes/titles")


@lru_cache(maxsize=20_000)
def spelling(word: str, low: str) -> tuple[str, ...]:
    """The features of a word by itself; `low` is its form."""
    found = [f"w={low}", f"s={shape(word)}"]
    if low[0].isalpha() and low[0].islower():
        found.append(f"-{low[-3:]}")
    if low in PRONOUNS:
        found.append(f"pron{PRONOUNS[low]}")
    return tuple(found)


@lru_cache(maxsize=40_000)
def beside(word: str, low: str, distance: int) -> tuple[str, str]:
    """What the word `distance` words away adds to another one's features."""
    return f"{distance}:w={low}", f"{distance}:s={shape(word)}"


def shape(word: str) -> str:
    """d for a number, U for capitals, C for a capital, x for small letters, and a mark for itself."""
    first = word[0]
    if first.isdigit():
        return "d"
    if word.isupper() and len(word) > 1:
        return "U"
    return "C" if first.isupper() else "x" if first.isalpha() else first


def bucket(count: int) -> str:
    """A count, the coarser the larger."""
    for limit, name in ((0, "0"), (1, "1"), (2, "2"), (4, "3"), (9, "5"), (19, "9")):
        if count <= limit:
            return name
    return "20"
