"""Variants of typed words in print: curly quotes, dashes of any length, accented letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

_SIGNS: Mapping[str, str] = {
    "'": "'‘’‚‛′ʼ",
    '"': '"“”„‟«»″',
    "-": "-‐‑‒–—―−",
}

_LATIN = range(0xC0, 0x250), range(0x1E00, 0x1F00)
"""Code points of precomposed letters with accents."""


def exact(words: str) -> re.Pattern[str]:
    """A pattern of these words, with any whitespace between them."""
    return re.compile(r"\s+".join(map(re.escape, words.split())))


def tolerant(words: str) -> re.Pattern[str]:
    """A pattern of the printed variants of these words. Plain letters match accented ones unless an accent was
    typed."""
    accents = all(character.isascii() or not character.isalpha() for character in words)
    return re.compile(r"\s+".join("".join(_printed(word, accents)) for word in words.split()))


def _printed(word: str, accents: bool) -> Iterator[str]:
    for character in word:
        if character in _SIGNS:
            yield f"[{re.escape(_SIGNS[character])}]"
        elif accents and character in _accented():
            # An accent may be a separate code point after its letter.
            yield f"[{character}{_accented()[character]}][\u0300-\u036f]?"
        else:
            yield re.escape(character)


@cache
def _accented() -> Mapping[str, str]:
    """The precomposed variants of each ASCII letter, by letter."""
    found: dict[str, str] = {}
    for number in (number for part in _LATIN for number in part):
        base = unicodedata.normalize("NFD", chr(number))[0]
        if base.isascii() and base.isalpha():
            found[base] = found.get(base, "") + chr(number)
    return found
