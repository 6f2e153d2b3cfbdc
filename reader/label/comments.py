"""Find the comments section: its heading, the site's note, the readers' comments."""

from __future__ import annotations

import re

from reader.base import lazy_regex
from reader.label.blocks import Blocks, is_open, is_unlabelled, set_kind, set_kinds
from reader.label.lines import is_prose, opens_with_quote, word_count
from reader.label.phrases import phrases
from reader.label.story_extent import last_prose, story_start
from reader.label.timestamps import is_date_line
from reader.model.document import BlockKind
from reader.model.draft import Draft

MAX_NOTE_CHARS = 400
"""Code points in the longest note on commenting."""

COMMENT_AUTHOR = lazy_regex.compile(
    r"^\S.{0,40} (?:says|said|wrote|commented)(?: on .{4,40}| at .{4,40})?:$|^(?:posted|comment) by .{2,40}$",
    re.IGNORECASE,
)


def label_comments(draft: Draft) -> Draft:
    """Label the heading and the note by their wording, comments by the lines that name their authors."""
    end = last_prose(draft.blocks)
    draft = set_kind(draft, BlockKind.COMMENTS, lambda blocks, index: _is_heading_or_note(blocks, index, end))
    blocks = draft.blocks
    start = story_start(blocks)
    first = next((index for index in range(start + 1, len(blocks)) if blocks[index].kind is BlockKind.COMMENTS), None)
    if first is None:
        return draft
    author_lines = [
        index for index in range(first + 1, len(blocks)) if is_open(blocks[index]) and _is_comment_author(blocks, index)
    ]
    if not author_lines:
        return draft
    # From the first author's name to the end, everything that is still unlabelled is comments.
    kinds = {
        index: BlockKind.COMMENTS
        for index in range(author_lines[0], len(blocks))
        if is_unlabelled(blocks[index]) or _is_date(blocks, index)
    }
    return set_kinds(draft, kinds)


def _is_heading_or_note(blocks: Blocks, index: int, end: int) -> bool:
    block = blocks[index]
    if not is_unlabelled(block) or len(block.text) > MAX_NOTE_CHARS or opens_with_quote(block.text):
        return False
    comment_phrases = phrases("label/comments")
    if comment_phrases.fit_whole(block.text):
        return True
    if not comment_phrases.fit(block.text):
        return False
    # Within the story the same words may be news: "Comments on the bill close on Friday, the council said."
    return word_count(block.text) <= 12 or index >= end or not is_prose(block.text)


def _is_comment_author(blocks: Blocks, index: int) -> bool:
    if COMMENT_AUTHOR.match(blocks[index].text):
        return True
    return (
        index + 1 < len(blocks)
        and word_count(blocks[index].text) <= 3
        and _is_date(blocks, index + 1)
        and index + 2 < len(blocks)
    )


def _is_date(blocks: Blocks, index: int) -> bool:
    return is_date_line(blocks[index].text)
