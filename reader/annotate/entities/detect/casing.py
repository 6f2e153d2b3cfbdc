"""Undo the capitals of headlines. Knows how words are commonly written, in one article and at large; knows no names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

SHOUTED = "shouted"
TITLED = "titled"
PLAIN = ""
_FEWEST = 4
"""Words that a sentence must have before its capitals say anything of its style."""


def style_of(words: Sequence[str]) -> str:
    """How a sentence uses capitals: all of them, one for each word, or as prose does."""
    letters = [word for word in words if word[0].isalpha() and len(word) > 1]
    if len(letters) < _FEWEST:
        return PLAIN
    if sum(word.isupper() for word in letters) > 0.8 * len(letters):
        return SHOUTED
    long = [word for word in letters if len(word) > 3]
    if len(long) >= _FEWEST and sum(word[0].isupper() for word in long) > 0.75 * len(long):
        return TITLED
    return PLAIN


def restore(
    sentences: Sequence[Sequence[str]], is_small: Callable[[str], bool]
) -> tuple[list[Sequence[str]], list[str]]:
    """The sentences as prose would write them, and the style of each.

    In a sentence of another style a word is written as in the rest of the article; one that stands nowhere else is
    written small when `is_small` says of it, in small letters, that it commonly is.
    """
    styles = [style_of(words) for words in sentences]
    if not any(styles):
        return list(sentences), styles
    usual = _usual(words for words, style in zip(sentences, styles, strict=True) if not style)

    def written(word: str) -> str:
        low = word.lower()
        if low in usual:
            return usual[low]
        if not word[0].isalpha() or is_small(low):
            return low
        return word.capitalize() if word.isupper() and len(word) > 4 else word

    restored = [
        [written(word) for word in words] if style else words for words, style in zip(sentences, styles, strict=True)
    ]
    return restored, styles


def _usual(sentences: Iterable[Sequence[str]]) -> dict[str, str]:
    """How the article writes its words inside sentences, by the words in small letters."""
    forms: dict[str, Counter[str]] = {}
    for words in sentences:
        for word in words[1:]:
            forms.setdefault(word.lower(), Counter())[word] += 1
    return {low: counts.most_common(1)[0][0] for low, counts in forms.items()}
