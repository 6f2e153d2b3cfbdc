"""Label pages that were pasted whole, menus and all. Finds out whether a text is such a page."""

from __future__ import annotations

from collections.abc import Mapping

from reader.label.blocks import Blocks, set_kinds
from reader.label.furniture import is_furniture
from reader.label.lines import ends_in_colon, ends_sentence, is_prose, word_count
from reader.label.story_extent import BODY_KINDS
from reader.model.document import BlockKind
from reader.model.draft import Draft

MIN_BARE, MIN_BARE_SHARE = 28, 0.2
"""Bare lines, short and without the end of a sentence, that a page has, and their share of all its lines. An article by
itself has fewer: headline, byline, date, headings, captions, credits."""

MIN_BARE_RUN = 12
"""Bare lines one after another that only menus, lists of other stories and tables have."""

MAX_BARE_CHARS = 70
"""Code points in the longest line that may be a button, a link or a label."""

MIN_SENTENCES = 3
"""Sentences that a page has if there is an article in it; a poem or a list has none."""

MAX_BLOCKS = 2000
"""Blocks of the longest text that is looked at: the models would take more than half a second for more."""

MAX_ASIDE_SHARE = 0.7
"""Share of the blocks of an article, copied from its headline on, that may be set aside. Of 359 such selections five
have more; directories, results and lists of prizes have nothing but short lines."""

MIN_BUTTON_WORDS = 2
"""Words from which the wording of a button counts more than what the models say: a single word may be a heading."""

_ASIDE = frozenset({BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.NOTE, BlockKind.FURNITURE, BlockKind.COMMENTS})


def is_messy(blocks: Blocks) -> bool:
    """Whether a text looks as if menus, buttons or other stories had been copied along with the article.

    Only such a text is worth the time that the trained models take; markup tells the story from the rest better.
    """
    if not MIN_BARE_RUN + MIN_SENTENCES <= len(blocks) <= MAX_BLOCKS:
        return False
    if any(block.in_story is not None or block.level for block in blocks):
        return False
    bare = run = longest = sentences = 0
    for block in blocks:
        if len(block.text) <= MAX_BARE_CHARS and not ends_sentence(block.text):
            bare, run = bare + 1, run + 1
            longest = max(longest, run)
        else:
            run = 0
            sentences += sentences < MIN_SENTENCES and is_prose(block.text)
    is_long = longest >= MIN_BARE_RUN or bare >= max(MIN_BARE, MIN_BARE_SHARE * len(blocks))
    return is_long and sentences >= MIN_SENTENCES


def label_whole_page(draft: Draft) -> Draft:
    """Label the headline of a messy text, what comes before it, and whatever else the models are sure of."""
    if not is_messy(draft.blocks):
        return draft
    from reader.label.page_features import PageFeatures  # late: most texts need neither it nor a model
    from reader.label.page_models import judge

    kinds = judge(PageFeatures([block.text for block in draft.blocks]))
    kinds = {index: kind for index, kind in kinds.items() if not _is_button(draft.blocks[index].text, kind)}
    return draft if _is_directory(kinds, len(draft.blocks)) else set_kinds(draft, kinds)


def _is_button(text: str, kind: BlockKind) -> bool:
    """Whether a line that is labelled as story is furniture by its wording, which is for the rules to say."""
    may_be_button = word_count(text) >= MIN_BUTTON_WORDS and not (is_prose(text) or ends_in_colon(text))
    return kind in BODY_KINDS and may_be_button and is_furniture(text)


def _is_directory(kinds: Mapping[int, BlockKind], count: int) -> bool:
    """Whether so little would be left of a text that begins with its story that its lists must be the story."""
    aside = sum(kind in _ASIDE for kind in kinds.values())
    return kinds.get(0) not in _ASIDE and aside > MAX_ASIDE_SHARE * count
