"""Undo the capitals of headlines. Knows how one article writes its words; knows no names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

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
    if len(long) >= _FEWEST and sum(word[0].isupper() for word in long) > 0.8 * len(long):
        return TITLED
    return PLAIN


def restore(sentences: Sequence[Sequence[str]]) -> tuple[list[Sequence[str]], list[str]]:
    """The sentences with shouted words written as the rest of the article writes them, and the style of each."""
    styles = [style_of(words) for words in sentences]
    if SHOUTED not in styles:
        return list(sentences), styles
    forms: dict[str, Counter[str]] = {}
    for words, style in zip(sentences, styles, strict=True):
        if not style:
            for word in words[1:]:
                forms.setdefault(word.lower(), Counter())[word] += 1
    usual = {low: counts.most_common(1)[0][0] for low, counts in forms.items()}
    return [
        [usual.get(word.lower()) or _titled(word) for word in words] if style == SHOUTED else words
        for words, style in zip(sentences, styles, strict=True)
    ], styles


def _titled(word: str) -> str:
    return word.capitalize() if len(word) > 3 and word.isalpha() else word
