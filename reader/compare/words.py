"""Words as they are compared: without case, accents and the form of apostrophes. Knows where each stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.base import lazy_regex
from reader.base.folding import unaccented
from reader.model.span import Span

Words = tuple[str, ...]

SHINGLE = 4
"""Words in the runs by which what is alike is found. Shorter ones are shared by chance, and longer ones miss short
quotes."""

_WORD = lazy_regex.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PRINTED = lazy_regex.compile(r"\S+")


def words_of(text: str) -> Words:
    """The folded words of a text: "Café’s" is "cafe's"."""
    return tuple(_folded(found[0]) for found in _WORD.finditer(text))


def placed_words(text: str, span: Span) -> list[tuple[str, Span]]:
    """The words within a span as they are printed, each with its place; punctuation belongs to the word it touches."""
    found = _PRINTED.finditer(text, span.start, span.end)
    return [(word[0], Span(*word.span())) for word in found]


def shingles(words: Sequence[str], length: int = SHINGLE) -> Iterator[tuple[str, ...]]:
    """Every run of so many words, in order; none if there are fewer."""
    return zip(*(words[start:] for start in range(length)), strict=False)


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    return unaccented(word.replace("’", "'")).casefold()
