"""Gather the comments section: heading, note and comments."""

from __future__ import annotations

from reader.base.values import replace
from reader.label.comments import COMMENT_AUTHOR
from reader.label.lines import word_count
from reader.label.phrases import phrases
from reader.label.timestamps import is_date_line
from reader.model.document import BlockKind
from reader.model.draft import Draft, DraftComments


def gather_comments(draft: Draft) -> Draft:
    """Fill `Draft.comments` from the blocks labelled as comments."""
    indexes = [index for index, block in enumerate(draft.blocks) if block.kind is BlockKind.COMMENTS]
    if not indexes:
        return draft
    heading: str | None = None
    notes: list[str] = []
    items: list[str] = []
    comment_phrases = phrases("label/comments")
    author: str | None = None
    for index in indexes:
        text = draft.blocks[index].text
        if index == indexes[0] and comment_phrases.fit(text) and word_count(text) <= 12 and not text.endswith("."):
            heading = text
        elif COMMENT_AUTHOR.match(text):
            author = text
        elif author is None and comment_phrases.fit(text):
            notes.append(text)
        elif not is_date_line(text):
            items.append(f"{author} {text}" if author else text)
    return replace(
        draft,
        comments=DraftComments(indexes[0], indexes[-1], heading, "\n".join(notes) or None, tuple(items)),
    )
