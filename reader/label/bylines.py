"""Find bylines: the lines with the author's name."""

from __future__ import annotations

from reader.label.blocks import Blocks, is_open, set_kinds
from reader.label.byline_forms import continues_byline, is_bare_byline, is_byline, is_name_with_title
from reader.label.credit_forms import is_owner_name
from reader.label.lines import ends_sentence, is_prose, word_count
from reader.label.names import is_name, people_among
from reader.label.story_extent import last_prose, story_start
from reader.label.timestamps import is_date_line
from reader.model.document import BlockKind
from reader.model.draft import Draft, DraftBlock

MAX_BLOCKS_INTO_STORY = 3
"""Blocks of the story that a byline may follow: some sites print it below the first sentences."""


def label_story_bylines(draft: Draft) -> Draft:
    """Label bylines that are marked up as the first paragraphs of the story."""
    first = [index for index, block in enumerate(draft.blocks) if block.in_story][:MAX_BLOCKS_INTO_STORY]
    is_unsigned = not people_among(draft.metadata.authors, draft.metadata.publisher)
    bylines = (
        index
        for index in first
        if (is_open(draft.blocks[index]) and is_byline(draft.blocks[index].text))
        or (is_unsigned and _is_line_of_names(draft.blocks, index))
    )
    return set_kinds(draft, dict.fromkeys(bylines, BlockKind.BYLINE))


def _is_line_of_names(blocks: Blocks, index: int) -> bool:
    """Whether a line right above prose is nothing but names of people: "Ana Reyes/Tomas Lind"."""
    block, above, below = blocks[index], blocks[max(index - 1, 0)], blocks[index + 1 : index + 2]
    if block.level or not (is_open(block) or block.kind is BlockKind.CREDIT) or above.kind is BlockKind.CAPTION:
        return False
    is_above_prose = bool(below) and is_open(below[0]) and is_prose(below[0].text)
    return is_above_prose and all(map(is_name, block.text.split("/")))


def label_bylines(draft: Draft) -> Draft:
    """Label bylines above the story, and those of contributions within it."""
    blocks = draft.blocks
    start, end = story_start(blocks), last_prose(blocks)
    kinds: dict[int, BlockKind] = {}
    has_title = has_author = False
    for index in range(min(start + MAX_BLOCKS_INTO_STORY + 1, len(blocks))):
        text = blocks[index].text
        if _is_signed_date(blocks[index]) or (
            is_open(blocks[index])
            and (
                is_byline(text)
                or (index <= start and _is_author_line(blocks, kinds, index, has_title, has_author))
                or (_follows_byline(blocks, kinds, index) and continues_byline(text))
                or _follows_byline_label(blocks, index)
                or (has_title and _is_name_with_newspaper(blocks, index))
            )
        ):
            kinds[index] = BlockKind.BYLINE
        has_author = has_author or index in kinds or blocks[index].kind is BlockKind.BYLINE
        has_title = has_title or (word_count(text) >= 3 and blocks[index].kind is not BlockKind.FURNITURE)
    has_byline = bool(kinds)
    for index in range(start + MAX_BLOCKS_INTO_STORY + 1, len(blocks)):
        if is_open(blocks[index]) and (
            is_name_with_title(blocks[index].text) or (index > end and is_byline(blocks[index].text))
        ):
            # Any further byline after the end of the story belongs to another story.
            kinds[index] = BlockKind.BYLINE if index < end or not has_byline else BlockKind.FURNITURE
            has_byline = True
    return set_kinds(draft, kinds)


def _is_signed_date(block: DraftBlock) -> bool:
    """Whether a line that the markup makes a date names the author too."""
    return (
        block.kind is BlockKind.DATELINE
        and not is_date_line(block.text)
        and (is_byline(block.text) or is_bare_byline(block.text))
    )


def _is_author_line(blocks: Blocks, kinds: dict[int, BlockKind], index: int, has_title: bool, has_author: bool) -> bool:
    """Whether a line without "By" names the author: below the title, and if no author has been named yet."""
    text = blocks[index].text
    if not is_bare_byline(text):
        return False
    return (has_title or not is_name(text)) and (not has_author or _follows_byline(blocks, kinds, index))


def _follows_byline(blocks: Blocks, kinds: dict[int, BlockKind], index: int) -> bool:
    return index > 0 and (kinds.get(index - 1) is BlockKind.BYLINE or blocks[index - 1].kind is BlockKind.BYLINE)


def _follows_byline_label(blocks: Blocks, index: int) -> bool:
    """Whether the line above is only a label such as "By" or "Author:"."""
    above = blocks[index - 1].text.strip().rstrip(":").lower() if index else ""
    return above in ("by", "author", "authors", "written by") and word_count(blocks[index].text) <= 6


def _is_name_with_newspaper(blocks: Blocks, index: int) -> bool:
    """Whether a line above the date is a person's name followed by a newspaper's: "Ana Reyes Averil Courier"."""
    if index + 1 >= len(blocks) or blocks[index + 1].kind is not BlockKind.DATELINE:
        return False
    text = blocks[index].text
    return (
        is_owner_name(text)
        and word_count(text) <= 6
        and is_name(" ".join(text.split()[:2]))
        and not ends_sentence(text)
    )
