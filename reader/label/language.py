"""Tell the language of an article by its commonest words."""

from __future__ import annotations

from reader.base.regex import expression
from reader.label.phrases import words
from reader.model.document import BlockKind
from reader.model.draft import Draft

SAMPLE = 5000
"""Code points that are enough to tell a language."""

FEWEST = 5
"""Words below which nothing can be said."""

ENOUGH = 0.15
"""Share of function words from which a text is taken to be in their language; English news has about 0.35, texts in
other languages below 0.05."""

_WORD = expression(r"[^\W\d_]+")


def language_of(draft: Draft) -> str | None:
    """`en` where enough of the words are English function words; None where they are not."""
    found = [word.lower() for word in _WORD.findall(_sample(draft))]
    common = words("english")
    enough = len(found) >= FEWEST and sum(word in common for word in found) >= ENOUGH * len(found)
    return "en" if enough else None


def _sample(draft: Draft) -> str:
    text = ""
    for block in draft.blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADLINE):
            text += block.text[: SAMPLE - len(text)] + " "
        if len(text) >= SAMPLE:
            break
    return text
