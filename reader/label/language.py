"""Which language an article is in, judged by its commonest words."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.base.regex import expression
from reader.model.document import BlockKind
from reader.model.draft import Draft

SAMPLE_CHARS = 5000
"""Code points that are enough to tell a language."""

MIN_WORDS = 5
"""Words below which nothing can be said."""

MIN_FUNCTION_WORD_SHARE = 0.15
"""Share of function words from which a text is taken to be in their language; English news has about 0.35, texts in
other languages below 0.05."""

_WORD = expression(r"[^\W\d_]+")


def detect_language(draft: Draft) -> str | None:
    """The language of the lexicon whose function words are most frequent in the text; None where all are rare."""
    words = [word.lower() for word in _WORD.findall(_sample(draft))]
    if len(words) < MIN_WORDS:
        return None
    share, language = max((_share(words, language), language) for language in lexicon.languages())
    return language if share >= MIN_FUNCTION_WORD_SHARE else None


def _share(words: Sequence[str], language: str) -> float:
    """The share of words that are function words of a language."""
    with lexicon.using(language):
        common = lexicon.entries("general/common_words")
    return sum(word in common for word in words) / len(words)


def _sample(draft: Draft) -> str:
    text = ""
    for block in draft.blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADLINE):
            text += block.text[: SAMPLE_CHARS - len(text)] + " "
        if len(text) >= SAMPLE_CHARS:
            break
    return text
