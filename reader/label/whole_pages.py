"""Label what comes before the headline in a page that was pasted whole. Finds out whether a text is such a page."""

from __future__ import annotations

from reader.label.blocks import Blocks, set_kinds
from reader.label.furniture import is_furniture
from reader.label.lines import is_prose, word_count
from reader.model.document import BlockKind
from reader.model.draft import Draft

MAX_FRONT_BLOCKS = 8
"""Blocks above the first prose of an article that was copied from its headline on: dek, byline, date, a picture."""

MAX_SHORT_BLOCKS, MAX_SHORT_SHARE = 9, 0.2
"""Blocks of four words or less that such an article may have, and their share of all: menus and buttons have more of
both, the dialogue of a novel only more of the first."""

MIN_STORY_WORDS = 12
"""Words of a sentence that is the story's rather than a notice's."""


def is_messy(blocks: Blocks) -> bool:
    """Whether a text looks as if menus, buttons or other stories had been copied along with the article.

    Only such a text is worth the time that the trained models take; markup tells the story from the rest better.
    """
    if not blocks or any(block.in_story is not None or block.level for block in blocks):
        return False
    texts = [block.text for block in blocks]
    story = (index for index, text in enumerate(texts) if is_prose(text) and word_count(text) >= MIN_STORY_WORDS)
    if next(story, len(texts)) > MAX_FRONT_BLOCKS or is_furniture(texts[0]):
        return True
    short = sum(word_count(text) <= 4 for text in texts)
    return short > MAX_SHORT_BLOCKS and short > MAX_SHORT_SHARE * len(texts)


def label_front(draft: Draft) -> Draft:
    """Label the headline of a messy text, and what comes before it as furniture."""
    if not is_messy(draft.blocks):
        return draft
    from reader.label.line_features import Page  # late: most texts need neither it nor a model
    from reader.label.titles import find_title

    title = find_title(Page([block.text for block in draft.blocks]))
    if title is None:
        return draft
    return set_kinds(draft, dict.fromkeys(range(title), BlockKind.FURNITURE) | {title: BlockKind.HEADLINE})
