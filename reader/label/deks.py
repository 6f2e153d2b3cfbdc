"""Find the dek: the line under the headline that sums the story up."""

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
"""Kinds that may stand between headline and dek, or between dek and story."""

MAX_BLOCKS_BELOW_HEADLINE = 8
"""Blocks under the headline in which it is looked for."""


def label_dek(draft: Draft) -> Draft:
    """The first words under the headline that are nothing else, if the story does not begin with them."""
    blocks = draft.blocks
    top = next((at for at, block in enumerate(blocks) if block.kind is BlockKind.HEADLINE), None)
    if top is None:
        return draft
    dek = next(
        (
            at
            for at in range(top + 1, min(top + MAX_BLOCKS_BELOW_HEADLINE, len(blocks)))
            if blocks[at].kind not in FRONT_MATTER_KINDS
        ),
        None,
    )
    if dek is None or not _is_dek(blocks, top, dek):
        return draft
    return set_kind(draft, BlockKind.DEK, lambda _, at: at == dek)


def _is_dek(blocks: Blocks, top: int, at: int) -> bool:
    text = blocks[at].text
    if (
        not is_open(blocks[at])
        or blocks[at].in_story is False  # The markup names the summary, where there is one.
        or not 4 <= word_count(text) <= MAX_DEK_WORDS
        or is_credit(text)
        or ends_in_colon(text)
        or text.count(": ") > 1
    ):
        return False
    if _opens_front_matter(blocks, at):
        return True
    # A summary that is no sentence: deks go without their point more often than stories do.
    return (
        not ends_sentence(text)
        and word_count(text) >= 6
        and (at == top + 1 or len(text) >= 60)
        and at < story_start(blocks)
    )


def _opens_front_matter(blocks: Blocks, at: int) -> bool:
    """Whether a byline or a date follows, with at most furniture and pictures between."""
    for block in blocks[at + 1 : at + 7]:
        if block.kind in (BlockKind.BYLINE, BlockKind.DATELINE):
            return True
        if block.kind not in FRONT_MATTER_KINDS:
            return False
    return False
