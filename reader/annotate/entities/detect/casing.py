"""Restore the case of headlines, from how words are written in the rest of the article and in general."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence

ALL_CAPS = "shouted"
TITLE_CASE = "titled"
PROSE = ""
"""Styles of capitals. The models were trained on these strings, so they must not change."""
_MIN_WORDS = 4
"""Shorter sentences show no style."""


def style_of(words: Sequence[str]) -> str:
    """How a sentence uses capitals: `ALL_CAPS`, `TITLE_CASE` or `PROSE`."""
    alphabetic = [word for word in words if word[0].isalpha() and len(word) > 1]
    if len(alphabetic) < _MIN_WORDS:
        return PROSE
    if sum(word.isupper() for word in alphabetic) > 0.8 * len(alphabetic):
        return ALL_CAPS
    long = [word for word in alphabetic if len(word) > 3]
    if len(long) >= _MIN_WORDS and sum(word[0].isupper() for word in long) > 0.75 * len(long):
        return TITLE_CASE
    return PROSE


def restore(
    sentences: Sequence[Sequence[str]], is_usually_lower: Callable[[str], bool]
) -> tuple[list[Sequence[str]], list[str]]:
    """The sentences in the case of prose, and the original style of each.

    In a sentence of another style, a word is written as in the rest of the article. One that appears nowhere else is
    lower-cased if `is_usually_lower`, called with the word in lower case, says so.
    """
    styles = [style_of(words) for words in sentences]
    if not any(styles):
        return list(sentences), styles
    asked = {word.lower() for words, style in zip(sentences, styles, strict=True) if style for word in words}
    usual = _usual_forms((words for words, style in zip(sentences, styles, strict=True) if not style), asked)

    def in_prose(word: str) -> str:
        lower = word.lower()
        if lower in usual:
            return usual[lower]
        if not word[0].isalpha() or is_usually_lower(lower):
            return lower
        return word.capitalize() if word.isupper() and len(word) > 4 else word

    restored = [
        [in_prose(word) for word in words] if style else words for words, style in zip(sentences, styles, strict=True)
    ]
    return restored, styles


def _usual_forms(sentences: Iterable[Sequence[str]], asked: Container[str]) -> dict[str, str]:
    """The most common form inside sentences of each word that is asked for, by the word in lower case."""
    forms: dict[str, Counter[str]] = {}
    for words in sentences:
        for word in words[1:]:
            lower = word.lower()
            if lower in asked:
                forms.setdefault(lower, Counter())[word] += 1
    return {lower: counts.most_common(1)[0][0] for lower, counts in forms.items()}
