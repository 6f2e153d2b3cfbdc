"""Markdown articles are labelled by the same rules as text, but markup takes precedence."""

from __future__ import annotations

from reader.label import label
from reader.model.build import build
from reader.model.document import BlockKind, Document, MarkKind
from reader.model.raw import Raw
from reader.parse import parse
from tests.label.conftest import STORY

ARTICLE = f"""\
# Port workers walk out

*By Ana Reyes and Tomas Lind*

March 4, 2025

![Cranes at rest](c.jpg "Cranes at rest on Tuesday. (Jo Lind/Harbour Post)")

**ROTTERDAM (AP)** — [Cranes](https://averil.example) stood still on *Monday* as the drivers went home, and nobody came.

## What the plan says

{STORY}

- Twelve cranes
- No night shift

## Background

{STORY}

Follow Ana Reyes on Facebook.

## Related stories

- [Another strike in the north](https://averil.example/n)
- [The last night shift](https://averil.example/l)

## Comments

You must be logged in to post a comment.
"""


def read(text: str) -> Document:
    return build(label(parse(Raw("a.md", text.encode()))))


def test_every_block_has_its_kind() -> None:
    document = read(ARTICLE)
    assert [block.kind.value for block in document.blocks] == [
        *("headline", "byline", "dateline", "caption", "caption", "dateline", "paragraph"),
        *("heading", "paragraph", "list_item", "list_item", "heading", "paragraph"),
        *("furniture", "furniture", "furniture", "furniture", "comments", "comments"),
    ]
    assert [block.level for block in document.blocks if block.kind is BlockKind.HEADING] == [2, 2]


def test_metadata_captions_and_comments_are_gathered() -> None:
    document = read(ARTICLE)
    assert document.source.format == "markdown"
    assert document.metadata.headline == "Port workers walk out"
    assert document.metadata.authors == ("Ana Reyes", "Tomas Lind")
    (caption,) = document.captions
    assert (caption.text, caption.credit, caption.image) == (
        "Cranes at rest on Tuesday.",
        "Jo Lind/Harbour Post",
        "c.jpg",
    )
    assert len(caption.spans) == 2
    assert document.comments is not None
    assert document.comments.heading == "Comments"


def test_marks_keep_their_text_when_a_dateline_is_split_off() -> None:
    document = read(ARTICLE)
    words = [(mark.kind, document.slice(mark.span)) for mark in document.marks]
    assert words[1:4] == [
        (MarkKind.STRONG, "ROTTERDAM (AP)"),
        (MarkKind.LINK, "Cranes"),
        (MarkKind.EMPHASIS, "Monday"),
    ]


def test_the_first_of_several_equal_headings_below_the_story_is_not_the_headline() -> None:
    document = read(f"{STORY}\n\n## One\n\n{STORY}\n\n## Two\n\n{STORY}")
    assert document.metadata.headline is None
    assert [block.kind for block in document.blocks].count(BlockKind.HEADING) == 2


def test_the_title_of_the_front_matter_is_the_headline() -> None:
    document = read(f"---\ntitle: Port workers walk out\nauthor: Ana Reyes\n---\n\n## Why\n\n{STORY}")
    assert [block.kind.value for block in document.blocks] == ["headline", "byline", "heading", "paragraph"]
    assert document.metadata.authors == ("Ana Reyes",)
