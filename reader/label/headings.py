"""Find headings within the story: short lines below which the story continues."""

from __future__ import annotations

from reader.base import lazy_regex
from reader.label.blocks import Blocks, is_open, set_kinds
from reader.label.lines import (
    ends_in_colon,
    ends_in_ellipsis,
    ends_sentence,
    is_all_caps,
    is_title_case,
    opens_with_quote,
    word_count,
)
from reader.label.story_extent import ASIDE_KINDS, is_story
from reader.model.document import BlockKind
from reader.model.draft import Draft

MAX_HEADING_CHARS = 110
"""Code points in the longest heading."""

MAX_HEADING_WORDS = 14

KINDS_BELOW_HEADING = frozenset(
    {BlockKind.LIST_ITEM, BlockKind.TABLE, BlockKind.QUOTE, BlockKind.DATELINE, BlockKind.BYLINE}
)
"""Kinds that may appear below a heading, besides prose."""

_TIME_OF_DAY = lazy_regex.compile(
    r"^[0-9]{1,2}(?::\d{2})? ?[ap]\.?m\.?(?: [A-Z]{2,4})?$|^[0-9]{1,2}[:.]\d{2}(?: [A-Z]{2,4})?$",
    begins=tuple("0123456789"),
)
_INNER_SENTENCE_END = lazy_regex.compile(r"[!?] [A-Z]")
_NUMBERED = lazy_regex.compile(r"^\d{1,2}[.)] ")
_INTERVIEW_LINE = lazy_regex.compile(r"^[QA][:.] ", begins=("Q", "A"))
_QUOTED_SENTENCE_ENDS = ("!”", ".”", "?”", '."', '?"', '!"')


def label_headings(draft: Draft) -> Draft:
    """Label headings, from the last to the first, since one may be right above another."""
    blocks = list(draft.blocks)
    end = _last_block_below_heading(blocks)
    kinds: dict[int, BlockKind] = {}
    for index in reversed(range(max(end, 0))):
        if is_open(blocks[index]) and _is_heading(blocks, index, kinds):
            kinds[index] = BlockKind.HEADING
    return set_kinds(draft, kinds)


def _last_block_below_heading(blocks: Blocks) -> int:
    """Index of the last block that may follow a heading, which is at least a short sentence; -1 if there is none."""
    return next(
        (index for index in reversed(range(len(blocks))) if is_story(blocks, index) or _is_sentence(blocks, index)), -1
    )


def _is_sentence(blocks: Blocks, index: int) -> bool:
    return is_open(blocks[index]) and ends_sentence(blocks[index].text) and word_count(blocks[index].text) >= 4


def _is_heading(blocks: Blocks, index: int, kinds: dict[int, BlockKind]) -> bool:
    text = blocks[index].text
    return (_TIME_OF_DAY.match(text) is not None or _looks_like_heading(text)) and _is_above_section(
        blocks, index, kinds
    )


def _looks_like_heading(text: str) -> bool:
    count = word_count(text)
    if (
        len(text) > MAX_HEADING_CHARS
        or "\n" in text
        or not 1 <= count <= MAX_HEADING_WORDS
        or _INTERVIEW_LINE.match(text)
        or text.endswith((",", ";"))
        or text.count(": ") > 1
    ):
        return False
    if ends_sentence(text) and not text.endswith(("?", "!", "”", '"')) and not ends_in_ellipsis(text):
        return False
    if ends_in_colon(text) and not (count <= 2 or is_title_case(text) or is_all_caps(text)):
        return False
    if _INNER_SENTENCE_END.search(text):
        return False
    if opens_with_quote(text) and (count > 9 or not text.endswith(("”", '"', "’"))):
        return False
    return not (text.endswith(_QUOTED_SENTENCE_ENDS) and count > 3)


def _is_above_section(blocks: Blocks, index: int, kinds: dict[int, BlockKind]) -> bool:
    next_index = next((below for below in range(index + 1, len(blocks)) if blocks[below].kind not in ASIDE_KINDS), None)
    if next_index is None:
        return False
    below = blocks[next_index]
    if kinds.get(next_index) is BlockKind.HEADING:
        return _may_precede_heading(blocks[index].text, below.text)
    if below.kind is not None:
        return below.kind in KINDS_BELOW_HEADING
    return (
        ends_sentence(below.text)
        or len(below.text) > MAX_HEADING_CHARS
        or (ends_in_colon(below.text) and word_count(below.text) > 3)
    )


def _may_precede_heading(text: str, below: str) -> bool:
    """Whether a heading may be right above another: in capitals above lower case, numbered, or shorter."""
    return (
        is_all_caps(text) > is_all_caps(below)
        or bool(_NUMBERED.match(text))
        or word_count(text) <= min(4, word_count(below))
    )
