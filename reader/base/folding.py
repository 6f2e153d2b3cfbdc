"""Text with its accents, letter case and punctuation taken away, so that spellings of the same words agree."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from reader.base import lazy_regex

_WORD = lazy_regex.compile(r"[^\W_]+")
_JOINERS = lazy_regex.compile(r"[.'’‘\-‐‑]")
_INITIALS = lazy_regex.compile(r"\b([^\W\d_])\.(?=[^\W\d_]\b)")


def unaccented(text: str) -> str:
    """The text without accents, each character in its plainest form: "Núñez" is "Nunez"."""
    if text.isascii():
        return text
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def fold(text: str) -> tuple[str, ...]:
    """The words of a text without accents, in one case.

    Full stops, hyphens and apostrophes join what they stand between: "Núñez" is "nunez", "Sung-ho" is "sungho"; but
    "J.R." is "j r".
    """
    return tuple(_WORD.findall(_JOINERS.sub("", _INITIALS.sub(r"\1 ", unaccented(text))).casefold()))


@lru_cache(maxsize=4096)
def folded_words(name: str) -> tuple[str, ...]:
    """The same for a name, with a cache."""
    return fold(name)
