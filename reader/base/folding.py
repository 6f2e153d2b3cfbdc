"""Text with its accents, letter case and punctuation taken away, so that spellings of the same words agree."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_JOINERS = re.compile(r"[.'’‘\-‐‑]")
_INITIALS = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_]\b)")


def fold(text: str) -> tuple[str, ...]:
    """The words of a text without accents, in one case.

    Full stops, hyphens and apostrophes join what they stand between: "Núñez" is "nunez", "Sung-ho" is "sungho"; but
    "J.R." is "j r".
    """
    if not text.isascii():
        text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return tuple(_WORD.findall(_JOINERS.sub("", _INITIALS.sub(r"\1 ", text)).casefold()))


@lru_cache(maxsize=4096)
def folded_words(name: str) -> tuple[str, ...]:
    """The same for a name, with a cache."""
    return fold(name)
