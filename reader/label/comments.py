"""Find the comments part: its heading, the site's note, the readers' comments."""

from __future__ import annotations

import re

from reader.base.regex import expression
from reader.label.blocks import Blocks, is_open, is_unlabelled, set_kind, set_kinds
from reader.label.lines import is_prose, opens_with_quote, word_count
from reader.label.phrases import phrases
from reader.label.story_extent import last_prose, story_start
from reader.label.timestamps import is_date_line
from reader.model.document import BlockKind
from reader.model.draft import Draft

MAX_NOTE_CHARS = 400
"""Code points of the longest note on commenting."""

COMMENT_AUTHOR = expression(
    r"^\S.{0,40} (?:says|said|wrote|commented)(?: on .{4,40}| at .{4,40})?:$|^(?:posted|comment) by .{2,40}$",
    re.IGNORECASE,
)


def label_comments(draft: Draft) -> Draft:
    """The heading and the note by what they say; comments by the lines that name who wrote them, under a heading."""
    end = last_prose(draft.blocks)
    draft = set_kind(draft, BlockKind.COMMENTS, lambda blocks, at: _speaks_of_comments(blocks, at, end))
    blocks = draft.blocks
    start = story_start(blocks)
    first = next((at for at in range(start + 1, len(blocks)) if blocks[at].kind is BlockKind.COMMENTS), None)
    if first is None:
        return draft
    writers = [at for at in range(first + 1, len(blocks)) if is_open(blocks[at]) and _is_writer(blocks, at)]
    if not writers:
        return draft
    # From the first writer to the end all is comments, but what the site has said itself.
    kinds = {
        at: BlockKind.COMMENTS
        for at in range(writers[0], len(blocks))
        if is_unlabelled(blocks[at]) or _is_stamp(blocks, at)
    }
    return set_kinds(draft, kinds)


def _speaks_of_comments(blocks: Blocks, at: int, end: int) -> bool:
    block = blocks[at]
    if not is_unlabelled(block) or len(block.text) > MAX_NOTE_CHARS or opens_with_quote(block.text):
        return False
    known = phrases("label/comments")
    if known.fit_whole(block.text):
        return True
    if not known.fit(block.text):
        return False
    # Inside the story the same words may be news: "Comments on the bill close on Friday, the council said."
    return word_count(block.text) <= 12 or at >= end or not is_prose(block.text)


def _is_writer(blocks: Blocks, at: int) -> bool:
    if COMMENT_AUTHOR.match(blocks[at].text):
        return True
    return (
        at + 1 < len(blocks) and word_count(blocks[at].text) <= 3 and _is_stamp(blocks, at + 1) and at + 2 < len(blocks)
    )


def _is_stamp(blocks: Blocks, at: int) -> bool:
    return is_date_line(blocks[at].text)
