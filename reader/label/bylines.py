"""Find the lines with the author's name."""

from __future__ import annotations

from reader.label.blocks import Blocks, is_open, set_kinds
from reader.label.byline_forms import continues_byline, is_bare_byline, is_byline
from reader.label.credit_forms import is_owner_name
from reader.label.lines import ends_sentence, word_count
from reader.label.names import has_job_title, is_name
from reader.label.story_extent import last_prose, story_start
from reader.model.document import BlockKind
from reader.model.draft import Draft

MAX_BLOCKS_INTO_STORY = 3
"""Blocks into the story in which a byline can still stand: some sites sign under the first sentences."""


def label_story_bylines(draft: Draft) -> Draft:
    """Bylines that the markup takes for the beginning of the story, as they stand in paragraphs like it."""
    first = [at for at, block in enumerate(draft.blocks) if block.in_story][:MAX_BLOCKS_INTO_STORY]
    signed = (at for at in first if is_open(draft.blocks[at]) and is_byline(draft.blocks[at].text))
    return set_kinds(draft, dict.fromkeys(signed, BlockKind.BYLINE))


def label_bylines(draft: Draft) -> Draft:
    """Bylines over the story, and those of contributions set into it."""
    blocks = draft.blocks
    start, end = story_start(blocks), last_prose(blocks)
    kinds: dict[int, BlockKind] = {}
    titled = False
    for at in range(min(start + MAX_BLOCKS_INTO_STORY + 1, len(blocks))):
        text = blocks[at].text
        if is_open(blocks[at]) and (
            is_byline(text)
            or (at <= start and _signs(blocks, kinds, at, titled))
            or (_is_beside(blocks, kinds, at) and continues_byline(text))
            or _is_awaited(blocks, at)
            or (titled and _stands_over_date(blocks, at))
        ):
            kinds[at] = BlockKind.BYLINE
        titled = titled or (word_count(text) >= 3 and blocks[at].kind is not BlockKind.FURNITURE)
    signed = bool(kinds)
    for at in range(start + MAX_BLOCKS_INTO_STORY + 1, len(blocks)):
        if is_open(blocks[at]) and (_is_contributor(blocks[at].text) or (at > end and is_byline(blocks[at].text))):
            # Under the story, further bylines are those of other stories.
            kinds[at] = BlockKind.BYLINE if at < end or not signed else BlockKind.FURNITURE
            signed = True
    return set_kinds(draft, kinds)


def _signs(blocks: Blocks, kinds: dict[int, BlockKind], at: int, titled: bool) -> bool:
    """Whether a line without "By" names the author: under the title, and where no author has been named yet."""
    text = blocks[at].text
    if not is_bare_byline(text):
        return False
    named = any(block.kind is BlockKind.BYLINE for block in blocks[:at]) or bool(kinds)
    return (titled or not is_name(text)) and (not named or _is_beside(blocks, kinds, at))


def _is_beside(blocks: Blocks, kinds: dict[int, BlockKind], at: int) -> bool:
    return at > 0 and (kinds.get(at - 1) is BlockKind.BYLINE or blocks[at - 1].kind is BlockKind.BYLINE)


def _is_awaited(blocks: Blocks, at: int) -> bool:
    """Whether the line above says no more than that an author follows."""
    above = blocks[at - 1].text.strip().rstrip(":").lower() if at else ""
    return above in ("by", "author", "authors", "written by") and word_count(blocks[at].text) <= 6


def _stands_over_date(blocks: Blocks, at: int) -> bool:
    """A name with a newspaper's behind it, between headline and date: "Ana Reyes Averil Courier"."""
    if at + 1 >= len(blocks) or blocks[at + 1].kind is not BlockKind.DATELINE:
        return False
    text = blocks[at].text
    return (
        is_owner_name(text)
        and word_count(text) <= 6
        and is_name(" ".join(text.split()[:2]))
        and not ends_sentence(text)
    )


def _is_contributor(text: str) -> bool:
    """A name with a post: "Ana Reyes, harbour correspondent"."""
    name, comma, post = text.partition(",")
    return bool(comma) and word_count(post) <= 5 and has_job_title(post) and not ends_sentence(text) and is_name(name)
