"""Single words as the tagger sees them: uniform quotation marks, masked names, spelling and shape."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from reader import lexicon
from reader.annotate.quotes.passage import Passage

Cues = Mapping[str, int]
"""How often a word is a cue, from 1 (seldom) to 4 (nearly always); trained with the tagger."""

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

UNQUOTED = "n"
"""The code of words outside of quotation marks."""
_NAME, _ACRONYM = "Name", "ACRO"
_BUCKETS = ("0", "1", "2", *["3"] * 2, *["5"] * 5, *["9"] * 10)
"""The bucket of each count below 20: the least count that is in it."""
_OPENING, _CLOSING = "“", "”"
_ANY_MARK = frozenset("“”„‟«»‹›\"‘’‚‛'＂「」『』")


def straighten(word: str) -> str:
    """A word with straight apostrophes in place of curly ones."""
    return word.replace("’", "'") if len(word) > 1 else word


def normalize_marks(passage: Passage) -> list[str]:
    """The words of a passage with uniform quotation marks."""
    words = list(passage.words)
    for run, first, end in passage.run_bounds:
        words[first] = _OPENING if words[first] in _ANY_MARK else words[first]
        if passage.runs[run].closed and words[end - 1] in _ANY_MARK:
            words[end - 1] = _CLOSING
    return words


class WordForm(NamedTuple):
    """A word as the tagger sees it, and what it adds to its own features and to those of its neighbours."""

    word: str
    """The word with straight apostrophes."""
    form: str
    """The word in lower case, or a placeholder if it is a name."""
    level: int
    """How often it is a cue, from 0 (never) to 4."""
    own: tuple[str, ...]
    unquoted: tuple[str]
    """What stands for the form in a word outside quotation marks."""
    to_next: tuple[str, str]
    to_previous: tuple[str, str]
    to_second_next: tuple[str]
    to_second_previous: tuple[str]


def describer(cues: Cues) -> Callable[[str], WordForm]:
    """What describes a word of a passage in the language in use; it keeps those that were asked for last."""
    plain = lexicon.words("quotes/function_words") | lexicon.words("quotes/titles")

    @lru_cache(maxsize=CACHE_SIZE)
    def describe(written: str) -> WordForm:
        word = straighten(written)
        form = _mask_name(word, plain, cues)
        own_shape, next_shape, previous_shape = _in_shape(shape(word))
        return WordForm(
            word=word,
            form=form,
            level=cues.get(form, 0),
            own=("b", "w=" + form, own_shape, *_spelling(form)),
            unquoted=(f"q{UNQUOTED}|{form}",),
            to_next=("-1:w=" + form, next_shape),
            to_previous=("1:w=" + form, previous_shape),
            to_second_next=("-2:w=" + form,),
            to_second_previous=("2:w=" + form,),
        )

    return describe


def _mask_name(word: str, plain: Container[str], known: Container[str]) -> str:
    """The word in lower case, or a placeholder if it is a name: one with a capital that is neither plain nor known.

    Without this, the tagger would memorize the people of its training articles.
    """
    lower = word.lower()
    if not word[0].isupper() or lower in plain or lower in known:
        return lower
    return _ACRONYM if word.isupper() and len(word) > 1 else _NAME


@lru_cache(maxsize=CACHE_SIZE)
def _in_shape(form: str) -> tuple[str, str, str]:
    """What a shape adds to the features of its word, the next one, and the one before: the same strings for all."""
    return f"s={form}", f"-1:s={form}", f"1:s={form}"


def _spelling(form: str) -> Iterator[str]:
    if form[0].isalpha() and form[0].islower():
        yield "-" + form[-3:]
    if form in PRONOUNS:
        yield "pron" + PRONOUNS[form]


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
