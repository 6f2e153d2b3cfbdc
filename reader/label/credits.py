"""Find credits: the lines that only state whose picture it is."""

from __future__ import annotations

from reader.label.blocks import Blocks, is_open, set_kind
from reader.label.byline_forms import is_bare_byline, is_byline
from reader.label.credit_forms import is_credit, is_plain_credit
from reader.label.lines import ends_sentence
from reader.label.story_extent import story_start
from reader.model.document import BlockKind
from reader.model.draft import Draft

MIN_CAPTION_CHARS = 40
"""Code points from which a line above an agency's name may be a caption."""


def label_credits(draft: Draft) -> Draft:
    """Label lines that consist of a photographer's or an owner's name."""
    start = story_start(draft.blocks)
    return set_kind(draft, BlockKind.CREDIT, lambda blocks, index: _is_credit(blocks, index, start))


def _is_credit(blocks: Blocks, index: int, start: int) -> bool:
    text = blocks[index].text
    if blocks[index].kind is BlockKind.CAPTION and blocks[index].in_story is False:
        return is_credit(text) and not is_plain_credit(text)  # The markup shows only that it belongs to a picture.
    if not is_open(blocks[index]) or not is_credit(text):
        return False
    return (
        not is_plain_credit(text)
        or (index > start and index + 1 < len(blocks))
        or _follows_caption(blocks, index, start)
    )


def _is_any_byline(text: str) -> bool:
    return is_byline(text) or is_bare_byline(text)


def _follows_caption(blocks: Blocks, index: int, start: int) -> bool:
    """Whether names and an agency above the story belong to a picture: they are a byline unless a caption or the
    author's name is above them."""
    if index > start:
        return False
    above, below = blocks[index - 1] if index else None, blocks[index + 1] if index + 1 < len(blocks) else None
    if above is None or above.kind is BlockKind.BYLINE or (is_open(above) and _is_any_byline(above.text)):
        return False
    if below is not None and below.kind is BlockKind.DATELINE:
        return False
    if is_open(above) and len(above.text) >= MIN_CAPTION_CHARS:
        return True
    has_byline = any(is_byline(block.text) for block in blocks[:index] if is_open(block))
    return has_byline and not ends_sentence(above.text)
