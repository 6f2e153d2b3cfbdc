"""The comments section: distinguished from the story, and gathered."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.model.document import BlockKind, Document
from tests.label.conftest import STORY

Read = Callable[[str], Document]


def test_a_lone_comments_line_does_not_swallow_the_story(read_text: Read) -> None:
    last = "The end was quiet, they said, and nobody cheered."
    document = read_text("\n\n".join(["Port workers walk out", STORY, "Comments", STORY, last]))
    assert [block.kind for block in document.blocks].count(BlockKind.COMMENTS) == 1
    assert document.blocks[-1].kind is BlockKind.PARAGRAPH


def test_news_about_comments_is_not_a_comments_section(read_text: Read) -> None:
    news = "Comments on the plan close on Friday at noon, the council said, and the vote will be taken on Monday."
    document = read_text("\n\n".join(["Port workers walk out", STORY, news, STORY]))
    assert document.comments is None


@pytest.mark.parametrize(
    "note",
    ["Please let us know if you're having issues with commenting.", "You must be logged in to post a comment."],
)
def test_heading_and_note_are_gathered(note: str, read_text: Read) -> None:
    comments = read_text(f"Port workers walk out\n\n{STORY}\n\nCOMMENTS\n\n{note}").comments
    assert comments is not None
    assert (comments.heading, comments.note, comments.items) == ("COMMENTS", note, ())


def test_comments_are_separated(read_text: Read) -> None:
    lines = [
        "2 comments",
        "pell says:",
        "March 4, 2025 at 9:01 am",
        "Too late.",
        "ferrygirl says:",
        "May 5, 2025",
        "No.",
    ]
    comments = read_text("\n\n".join(["Port workers walk out", STORY, *lines])).comments
    assert comments is not None
    assert comments.heading == "2 comments"
    assert comments.items == ("pell says: Too late.", "ferrygirl says: No.")
