"""Find the dek: the line below the headline that sums up the story."""

from __future__ import annotations

from reader.label.blocks import Blocks, is_open, set_kind
from reader.label.credit_forms import is_credit
from reader.label.lines import ends_in_colon, ends_sentence, word_count
from reader.label.story_extent import story_start
from reader.model.document import BlockKind
from reader.model.draft import Draft

MAX_DEK_WORDS = 60

FRONT_MATTER_KINDS = frozenset(
    {BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.NOTE}
)
"""Kinds that may appear between headline and dek, or between dek and story."""

MAX_BLOCKS_BELOW_HEADLINE = 8
"""Blocks below the headline in which the dek is looked for."""


def label_dek(draft: Draft) -> Draft:
    """Label the first block below the headline that is nothing else as the dek, unless the story begins with it."""
    blocks = draft.blocks
    top = next((index for index, block in enumerate(blocks) if block.kind is BlockKind.HEADLINE), None)
    if top is None:
        return draft
    dek = next(
        (
            index
            for index in range(top + 1, min(top + MAX_BLOCKS_BELOW_HEADLINE, len(blocks)))
            if blocks[index].kind not in FRONT_MATTER_KINDS
        ),
        None,
    )
    if dek is None or not _is_dek(blocks, top, dek):
        return draft
    return set_kind(draft, BlockKind.DEK, lambda _, index: index == dek)


def _is_dek(blocks: Blocks, top: int, index: int) -> bool:
    text = blocks[index].text
    if (
        not is_open(blocks[index])
        or blocks[index].in_story is False  # The markup would have labelled it if it were the summary.
        or not 4 <= word_count(text) <= MAX_DEK_WORDS
        or is_credit(text)
        or ends_in_colon(text)
        or text.count(": ") > 1
    ):
        return False
    if _is_before_byline(blocks, index):
        return True
    # A summary that is not a sentence: deks lack the full stop more often than stories do.
    return (
        not ends_sentence(text)
        and word_count(text) >= 6
        and (index == top + 1 or len(text) >= 60)
        and index < story_start(blocks)
    )


def _is_before_byline(blocks: Blocks, index: int) -> bool:
    """Whether a byline or a date follows, with at most furniture and pictures in between."""
    for block in blocks[index + 1 : index + 7]:
        if block.kind in (BlockKind.BYLINE, BlockKind.DATELINE):
            return True
        if block.kind not in FRONT_MATTER_KINDS:
            return False
    return False
