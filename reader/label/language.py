"""Detect which language an article is in, by its function words."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.base import lazy_regex
from reader.model.document import BlockKind
from reader.model.draft import Draft

SAMPLE_CHARS = 5000
"""Code points from the beginning of the text that are looked at."""

MIN_WORDS = 5
"""Words that are needed for a decision."""

MIN_FUNCTION_WORD_SHARE = 0.15
"""Share of function words from which a text counts as being in their language; English news has about 0.35, texts in
other languages below 0.05."""

_WORD = lazy_regex.compile(r"[^\W\d_]+")


def detect_language(draft: Draft) -> str | None:
    """The lexicon language whose function words are most frequent in the text; None if all are rare."""
    words = [word.lower() for word in _WORD.findall(_sample(draft))]
    if len(words) < MIN_WORDS:
        return None
    share, language = max((_share(words, language), language) for language in lexicon.languages())
    return language if share >= MIN_FUNCTION_WORD_SHARE else None


def _share(words: Sequence[str], language: str) -> float:
    """The share of words, from 0 to 1, that are function words of a language."""
    with lexicon.using(language):
        function_words = lexicon.entries("general/common_words")
    return sum(word in function_words for word in words) / len(words)


def _sample(draft: Draft) -> str:
    text = ""
    for block in draft.blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADLINE):
            text += block.text[: SAMPLE_CHARS - len(text)] + " "
        if len(text) >= SAMPLE_CHARS:
            break
    return text
