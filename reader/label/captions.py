"""Find captions: by their own words, by their credit, by their neighbours, by being printed twice."""

from __future__ import annotations

from reader.label.blocks import Blocks, is_open, set_kind
from reader.label.byline_forms import is_byline
from reader.label.caption_forms import (
    CAPTION_LABEL,
    EXPAND_BUTTON,
    LEADING_CREDIT,
    describes_picture,
    has_full_date,
    reports_speech,
)
from reader.label.credit_forms import split_credit
from reader.label.lines import ends_sentence, is_prose, opens_with_quote, word_count
from reader.label.story_extent import story_start
from reader.model.document import BlockKind
from reader.model.draft import Draft

MAX_CAPTION_CHARS = 600
"""Code points of the longest caption; what is longer is a paragraph that happens to stand by a credit."""

MIN_STORY_SENTENCE_CHARS = 200
"""Code points of a sentence over a credit amid the story that is still taken for its caption."""

LOOKUP_PREFIX_CHARS = 24
"""Code points by which copies of a caption are looked up."""

SHARED_PREFIX_CHARS = 60
"""Code points that two neighbours share when one is a shortened copy of the other."""


def label_captions(draft: Draft) -> Draft:
    """Lines that describe a picture, and their copies."""
    start = story_start(draft.blocks)
    draft = set_kind(
        draft, BlockKind.CAPTION, lambda blocks, at: is_open(blocks[at]) and _is_caption(blocks, at, start)
    )
    printed: dict[str, set[str]] = {}
    for block in draft.blocks:
        if block.kind is BlockKind.CAPTION and len(block.text) >= LOOKUP_PREFIX_CHARS:
            printed.setdefault(block.text[:LOOKUP_PREFIX_CHARS], set()).add(block.text)
    return set_kind(
        draft,
        BlockKind.CAPTION,
        lambda blocks, at: is_open(blocks[at]) and not blocks[at].in_story and _repeats(blocks, at, printed),
    )


def _is_caption(blocks: Blocks, at: int, start: int) -> bool:
    text = blocks[at].text
    if len(text) > MAX_CAPTION_CHARS or is_byline(text):
        return False
    if blocks[at].in_story:
        return _is_credited(text)
    if (
        CAPTION_LABEL.match(text)
        or LEADING_CREDIT.match(text)
        or split_credit(EXPAND_BUTTON.sub("", text))[1] is not None
    ):
        return word_count(text) >= 2
    return word_count(text) >= 3 and (
        _stands_by_credit(blocks, at, start)
        or (
            (not ends_sentence(text) or has_full_date(text) or bool(EXPAND_BUTTON.search(text)))
            and describes_picture(text)
        )
    )


def _is_credited(text: str) -> bool:
    """Whether a line ends in a sentence and whose picture it is."""
    caption, credit = split_credit(text)
    return credit is not None and ends_sentence(text[: caption.end].rstrip()) and word_count(text) >= 5


def _stands_by_credit(blocks: Blocks, at: int, start: int) -> bool:
    text = blocks[at].text
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if below is not None and below.kind is BlockKind.CREDIT:
        # The line over a credit is its caption, unless that is the story going on over a picture without one.
        return describes_picture(text) or (not _belongs_below(below.text) and not _tells(text, at, start))
    above = blocks[at - 1] if at else None
    if above is None or above.kind is not BlockKind.CREDIT or above.text.startswith("("):
        return False
    if at >= 2 and blocks[at - 2].kind is BlockKind.CAPTION:
        return False
    return describes_picture(text) or (has_full_date(text) and len(text) < 400)


def _tells(text: str, at: int, start: int) -> bool:
    """Whether a line over a credit is the story rather than words on a picture."""
    if at < start or not ends_sentence(text):
        return False
    return len(text) >= MIN_STORY_SENTENCE_CHARS or opens_with_quote(text) or reports_speech(text)


def _belongs_below(credit: str) -> bool:
    """Whether a credit is printed over its caption, as "Image copyright" is."""
    return credit.lower().startswith(("image copyright", "image source", "media playback"))


def _repeats(blocks: Blocks, at: int, printed: dict[str, set[str]]) -> bool:
    """Whether the same words are a caption elsewhere, or stand twice in a row."""
    text = blocks[at].text
    if len(text) < LOOKUP_PREFIX_CHARS:
        return False
    alike = printed.get(text[:LOOKUP_PREFIX_CHARS], ())
    if any(caption.startswith(text) or text.startswith(caption) or _are_twins(text, caption) for caption in alike):
        return True
    neighbours = [blocks[near].text for near in (at - 1, at + 1) if 0 <= near < len(blocks)]
    return any(near == text or (near.startswith(text) and split_credit(near)[1]) for near in neighbours) and (
        is_prose(text) or len(text) >= SHARED_PREFIX_CHARS
    )


def _are_twins(one: str, other: str) -> bool:
    """Whether a gallery printed the same words once in full and once with a button to show the rest."""
    return (
        one[:SHARED_PREFIX_CHARS] == other[:SHARED_PREFIX_CHARS]
        and len(one) >= SHARED_PREFIX_CHARS
        and bool(EXPAND_BUTTON.search(one) or EXPAND_BUTTON.search(other))
    )
