"""Find the comments part: its heading, the site's note, the readers' comments."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.label.features import is_date_line, word_count
from reader.label.furniture import last_prose
from reader.label.phrases import phrases
from reader.label.table import Blocks, is_open, set_kind, set_kinds
from reader.model.document import BlockKind
from reader.model.draft import Draft, DraftComments

LONGEST_NOTE = 400
"""Code points of the longest note on commenting."""

_WRITER = re.compile(
    r"^\S.{0,40} (?:says|said|wrote|commented)(?: on .{4,40}| at .{4,40})?:$|^(?:posted|comment) by .{2,40}$",
    re.IGNORECASE,
)


def comments(draft: Draft) -> Draft:
    """The heading and the note by what they say; comments by the lines that name who wrote them, under a heading."""
    end = last_prose(draft.blocks)
    draft = set_kind(draft, BlockKind.COMMENTS, lambda blocks, at: _speaks_of_comments(blocks, at, end))
    blocks = draft.blocks
    first = next((at for at, block in enumerate(blocks) if block.kind is BlockKind.COMMENTS), None)
    if first is None:
        return draft
    writers = [at for at in range(first + 1, len(blocks)) if is_open(blocks[at]) and _is_writer(blocks, at)]
    if not writers:
        return draft
    # From the first writer to the end all is comments, but what the site has said itself.
    kinds = {
        at: BlockKind.COMMENTS for at in range(writers[0], len(blocks)) if is_open(blocks[at]) or _is_stamp(blocks, at)
    }
    return set_kinds(draft, kinds)


def _speaks_of_comments(blocks: Blocks, at: int, end: int) -> bool:
    block = blocks[at]
    if not is_open(block) or len(block.text) > LONGEST_NOTE or block.text.startswith(("“", '"')):
        return False
    known = phrases("comments")
    if known.fit_whole(block.text):
        return True
    if not known.fit(block.text):
        return False
    # Inside the story the same words may be news: "Comments on the bill close on Friday, the council said."
    return word_count(block.text) <= 12 or at >= end


def _is_writer(blocks: Blocks, at: int) -> bool:
    if _WRITER.match(blocks[at].text):
        return True
    return (
        at + 1 < len(blocks) and word_count(blocks[at].text) <= 3 and _is_stamp(blocks, at + 1) and at + 2 < len(blocks)
    )


def _is_stamp(blocks: Blocks, at: int) -> bool:
    return is_date_line(blocks[at].text)


def gather(draft: Draft) -> Draft:
    """Fill `Draft.comments` from the blocks labelled so."""
    numbers = [at for at, block in enumerate(draft.blocks) if block.kind is BlockKind.COMMENTS]
    if not numbers:
        return draft
    heading: str | None = None
    notes: list[str] = []
    items: list[str] = []
    known = phrases("comments")
    writer: str | None = None
    for at in numbers:
        text = draft.blocks[at].text
        if (
            heading is None
            and at == numbers[0]
            and known.fit(text)
            and word_count(text) <= 12
            and not text.endswith(".")
        ):
            heading = text
        elif _WRITER.match(text):
            writer = text
        elif writer is None and known.fit(text):
            notes.append(text)
        elif not is_date_line(text):
            items.append(f"{writer} {text}" if writer else text)
    return replace(
        draft,
        comments=DraftComments(numbers[0], numbers[-1], heading, "\n".join(notes) or None, tuple(items)),
    )
