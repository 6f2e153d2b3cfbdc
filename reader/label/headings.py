"""Find the headings of the story's parts: short lines with the story going on under them."""

from __future__ import annotations

from reader.base.regex import expression
from reader.label.extent import ASIDE, is_story
from reader.label.lines import ends_in_colon, is_closed, is_quoted, is_shouted, is_title_case, trails_off, word_count
from reader.label.table import Blocks, is_open, set_kinds
from reader.model.document import BlockKind
from reader.model.draft import Draft

LONGEST = 110
"""Code points."""

MOST_WORDS = 14

BELOW = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE, BlockKind.QUOTE, BlockKind.DATELINE, BlockKind.BYLINE})
"""Kinds that a heading may stand over, besides prose."""

_TIME = expression(
    r"^[0-9]{1,2}(?::\d{2})? ?[ap]\.?m\.?(?: [A-Z]{2,4})?$|^[0-9]{1,2}[:.]\d{2}(?: [A-Z]{2,4})?$",
    begins=tuple("0123456789"),
)
_SENTENCES = expression(r"[!?] [A-Z]")
_NUMBERED = expression(r"^\d{1,2}[.)] ")
_ANSWER = expression(r"^[QA][:.] ", begins=("Q", "A"))
_ENDS_QUOTED = ("!”", ".”", "?”", '."', '?"', '!"')


def headings(draft: Draft) -> Draft:
    """Headings, from the last to the first: one may stand over another."""
    blocks = list(draft.blocks)
    end = _last_told(blocks)
    kinds: dict[int, BlockKind] = {}
    for at in reversed(range(max(end, 0))):
        if is_open(blocks[at]) and _is_heading(blocks, at, kinds):
            kinds[at] = BlockKind.HEADING
    return set_kinds(draft, kinds)


def _last_told(blocks: Blocks) -> int:
    """Number of the last block that a heading may stand over: a sentence, if only a short one."""
    return next((at for at in reversed(range(len(blocks))) if is_story(blocks, at) or _is_sentence(blocks, at)), -1)


def _is_sentence(blocks: Blocks, at: int) -> bool:
    return is_open(blocks[at]) and is_closed(blocks[at].text) and word_count(blocks[at].text) >= 4


def _is_heading(blocks: Blocks, at: int, kinds: dict[int, BlockKind]) -> bool:
    text = blocks[at].text
    return (_TIME.match(text) is not None or _has_shape(text)) and _stands_over_part(blocks, at, kinds)


def _has_shape(text: str) -> bool:
    count = word_count(text)
    if (
        len(text) > LONGEST
        or "\n" in text
        or not 1 <= count <= MOST_WORDS
        or _ANSWER.match(text)
        or text.endswith((",", ";"))
        or text.count(": ") > 1
    ):
        return False
    if is_closed(text) and not text.endswith(("?", "!", "”", '"')) and not trails_off(text):
        return False
    if ends_in_colon(text) and not (count <= 2 or is_title_case(text) or is_shouted(text)):
        return False
    if _SENTENCES.search(text):
        return False
    if is_quoted(text) and (count > 9 or not text.endswith(("”", '"', "’"))):
        return False
    return not (text.endswith(_ENDS_QUOTED) and count > 3)


def _stands_over_part(blocks: Blocks, at: int, kinds: dict[int, BlockKind]) -> bool:
    near = next((near for near in range(at + 1, len(blocks)) if blocks[near].kind not in ASIDE), None)
    if near is None:
        return False
    below = blocks[near]
    if kinds.get(near) is BlockKind.HEADING:
        return _outranks(blocks[at].text, below.text)
    if below.kind is not None:
        return below.kind in BELOW
    return (
        is_closed(below.text) or len(below.text) > LONGEST or (ends_in_colon(below.text) and word_count(below.text) > 3)
    )


def _outranks(text: str, below: str) -> bool:
    """Whether a heading may stand right over another: in capitals over small letters, or shorter."""
    return (
        is_shouted(text) > is_shouted(below)
        or bool(_NUMBERED.match(text))
        or word_count(text) <= min(4, word_count(below))
    )
