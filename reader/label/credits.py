"""Find the lines that only say whose picture it is."""

from __future__ import annotations

from reader.label.blocks import Blocks, is_open, set_kind
from reader.label.byline_forms import is_bare_byline, is_byline
from reader.label.credit_forms import is_credit, is_plain_credit
from reader.label.lines import ends_sentence
from reader.label.story_extent import story_start
from reader.model.document import BlockKind
from reader.model.draft import Draft

MIN_CAPTION_CHARS = 40
"""Code points from which a line over an agency's name can be a caption."""


def label_credits(draft: Draft) -> Draft:
    """Lines with a photographer's or an owner's name."""
    start = story_start(draft.blocks)
    return set_kind(draft, BlockKind.CREDIT, lambda blocks, at: _is_credit(blocks, at, start))


def _is_credit(blocks: Blocks, at: int, start: int) -> bool:
    text = blocks[at].text
    if blocks[at].kind is BlockKind.CAPTION and blocks[at].in_story is False:
        return is_credit(text) and not is_plain_credit(text)  # The markup knows it belongs to a picture, no more.
    if not is_open(blocks[at]) or not is_credit(text):
        return False
    return not is_plain_credit(text) or (at > start and at + 1 < len(blocks)) or _is_under_picture(blocks, at, start)


def _signs(text: str) -> bool:
    return is_byline(text) or is_bare_byline(text)


def _is_under_picture(blocks: Blocks, at: int, start: int) -> bool:
    """Names and an agency over the story: they wrote it, unless a caption or the author's name stands over them."""
    if at > start:
        return False
    above, below = blocks[at - 1] if at else None, blocks[at + 1] if at + 1 < len(blocks) else None
    if above is None or above.kind is BlockKind.BYLINE or (is_open(above) and _signs(above.text)):
        return False
    if below is not None and below.kind is BlockKind.DATELINE:
        return False
    if is_open(above) and len(above.text) >= MIN_CAPTION_CHARS:
        return True
    signed = any(is_byline(block.text) for block in blocks[:at] if is_open(block))
    return signed and not ends_sentence(above.text)
