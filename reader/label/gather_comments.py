"""Gather the comments part: heading, note and comments."""

from __future__ import annotations

from reader.base.values import replace
from reader.label.comments import COMMENT_AUTHOR
from reader.label.lines import word_count
from reader.label.phrases import phrases
from reader.label.timestamps import is_date_line
from reader.model.document import BlockKind
from reader.model.draft import Draft, DraftComments


def gather_comments(draft: Draft) -> Draft:
    """Fill `Draft.comments` from the blocks labelled so."""
    numbers = [at for at, block in enumerate(draft.blocks) if block.kind is BlockKind.COMMENTS]
    if not numbers:
        return draft
    heading: str | None = None
    notes: list[str] = []
    items: list[str] = []
    known = phrases("label/comments")
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
        elif COMMENT_AUTHOR.match(text):
            writer = text
        elif writer is None and known.fit(text):
            notes.append(text)
        elif not is_date_line(text):
            items.append(f"{writer} {text}" if writer else text)
    return replace(
        draft,
        comments=DraftComments(numbers[0], numbers[-1], heading, "\n".join(notes) or None, tuple(items)),
    )
