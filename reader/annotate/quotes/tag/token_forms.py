"""Single words as the tagger sees them: uniform quotation marks, masked names, spelling and shape."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import lru_cache
from sys import intern
from typing import NamedTuple

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
CACHE_SIZE = 4096
"""Words whose features are cached. Five times as many are hardly faster, and take 20 MB more in a long run."""

_NAME, _ACRONYM = "Name", "ACRO"
_BUCKETS = ("0", "1", "2", *["3"] * 2, *["5"] * 5, *["9"] * 10)
"""The bucket of each count below 20: the least count that is in it."""
_OPENING, _CLOSING = "“", "”"
_ANY_MARK = frozenset("“”„‟«»‹›\"‘’‚‛'＂「」『』")


def straighten(word: str) -> str:
    """A word with straight apostrophes in place of curly ones."""
    return word.replace("’", "'") if len(word) > 1 else word


def normalize_marks(passage: Passage) -> list[str]:
    """The words of a passage with uniform quotation marks and apostrophes."""
    words = [straighten(word) for word in passage.words]
    for run, first, end in passage.run_bounds:
        words[first] = _OPENING if words[first] in _ANY_MARK else words[first]
        if passage.runs[run].closed and words[end - 1] in _ANY_MARK:
            words[end - 1] = _CLOSING
    return words


def mask_names(words: Sequence[str], known: Container[str]) -> list[str]:
    """Each word in lower case, or a placeholder if it is a name.

    Without this, the tagger would memorize the people of its training articles. `known` words are not masked even if
    they are capitalized.
    """
    plain = _plain_words()
    forms: list[str] = []
    for word in words:
        lower = word.lower()
        is_name = word[0].isupper() and lower not in plain and lower not in known
        forms.append((_ACRONYM if word.isupper() and len(word) > 1 else _NAME) if is_name else lower)
    return forms


@lexicon.per_language
def _plain_words() -> frozenset[str]:
    return lexicon.words("quotes/function_words") | lexicon.words("quotes/titles")


class TokenForm(NamedTuple):
    """What a word adds to its own features and to those of its neighbours."""

    own: tuple[str, ...]
    to_next: tuple[str, str]
    to_previous: tuple[str, str]
    to_second_next: str
    to_second_previous: str


@lru_cache(maxsize=CACHE_SIZE)
def describe(word: str, form: str) -> TokenForm:
    """The features of a word by itself; `form` is what `mask_names` made of it."""
    in_form, in_shape = f"w={form}", f"s={shape(word)}"
    own = ["b", in_form, in_shape]
    if form[0].isalpha() and form[0].islower():
        own.append(f"-{form[-3:]}")
    if form in PRONOUNS:
        own.append(f"pron{PRONOUNS[form]}")
    return TokenForm(
        own=tuple(map(intern, own)),
        to_next=(intern(f"-1:{in_form}"), intern(f"-1:{in_shape}")),
        to_previous=(intern(f"1:{in_form}"), intern(f"1:{in_shape}")),
        to_second_next=intern(f"-2:{in_form}"),
        to_second_previous=intern(f"2:{in_form}"),
    )


def shape(word: str) -> str:
    """d for a number, U for upper case, C for capitalized, x for lower case; punctuation is itself."""
    first = word[0]
    if first.isdigit():
        return "d"
    if word.isupper() and len(word) > 1:
        return "U"
    return "C" if first.isupper() else "x" if first.isalpha() else first


def bucket(count: int) -> str:
    """A count in buckets that grow with it."""
    return _BUCKETS[count] if count < len(_BUCKETS) else "20"
