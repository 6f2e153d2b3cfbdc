"""The words of a text around what was searched for. Finds them as full-text search does; knows no database."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.model.span import Span

CHARS_BEFORE, CHARS = 40, 160
"""Code points shown before the first word that was searched for, and in all."""


class Snippet(NamedTuple):
    """Words of an article around what was searched for."""

    text: str
    lit: tuple[Span, ...]
    """What was searched for."""
    start: int | None = None
    """Where the first of it stands in the article; None if it does not."""


class _Plain(dict[int, str]):
    """Each letter and digit without its accent, in one case; any other character as it is."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = unicodedata.normalize("NFKD", char)[0] if char.isalnum() else char
        folded = plain.upper().lower()  # by way of the capital, of which a letter may have several small ones
        self[code] = folded if len(folded) == 1 else plain
        return self[code]


_PLAIN = _Plain()


def lit_spans(text: str, terms: Sequence[str], *, is_typing: bool = False) -> tuple[Span, ...]:
    """Where the terms of a query stand in a text; with `is_typing` the last may be the beginning of a word."""
    pattern = _pattern(tuple(terms), is_typing)
    return tuple(Span(*match.span()) for match in pattern.finditer(_plain(text))) if pattern is not None else ()


def _plain(text: str) -> str:
    """The text without accents and capitals, each character in its place."""
    return text.translate(_PLAIN) if _ACCENTED.search(text) else text.lower()


_ACCENTED = re.compile(r"[^\x00-\x7f](?<=\w)")
"""A letter or digit that is not ASCII. Most characters fail at the first part, which is checked soonest."""


@lru_cache(maxsize=64)
def _pattern(terms: tuple[str, ...], is_typing: bool) -> re.Pattern[str] | None:
    words = [_WORD.findall(_plain(term)) for term in terms]
    ends = [r"\b"] * len(words)
    if is_typing and ends:
        ends[-1] = r"\w*"
    # With the first letter in front of the check that a word begins there, the search leaps from one to the next.
    phrases = [
        rf"{run[0][0]}(?<=\b.){run[0][1:]}" + "".join(r"[\W_]+" + word for word in run[1:]) + end
        for run, end in zip(words, ends, strict=True)
        if run
    ]
    return re.compile("|".join(phrases)) if phrases else None


_WORD = re.compile(r"[^\W_]+")


def snippet_of(
    text: str, terms: Sequence[str], *, is_typing: bool = False, chars_before: int = CHARS_BEFORE
) -> Snippet:
    """The words around the first place of the terms, else the beginning of the text."""
    pattern, plain = _pattern(tuple(terms), is_typing), _plain(text)
    first = pattern.search(plain) if pattern is not None else None
    start = _word_start(text, first.start() - chars_before) if first is not None else 0
    end = _word_end(text, start + CHARS)
    lead, tail = "…" if start else "", "…" if end < len(text) else ""
    found = pattern.finditer(plain, start, end) if pattern is not None and first is not None else ()
    lit = tuple(Span(*match.span()).shifted(len(lead) - start) for match in found)
    # Line breaks become spaces one by one, so that nothing moves.
    shown = "".join(" " if char.isspace() else char for char in text[start:end])
    return Snippet(f"{lead}{shown}{tail}", lit, None if first is None else first.start())


def _word_start(text: str, at: int) -> int:
    """The first word that begins at an offset or after it."""
    if at <= 0:
        return 0
    gap = _GAP.search(text, at - 1)
    return gap.end() if gap is not None else at


def _word_end(text: str, at: int) -> int:
    """The end of the last word that ends at an offset or before it."""
    if at >= len(text):
        return len(text.rstrip())
    cut = text.rfind(" ", 0, at + 1)
    return cut if cut > at - CHARS_BEFORE else at


_GAP = re.compile(r"\s+")
