"""Numbering of paragraphs."""

from __future__ import annotations

from reader.model.build import build
from reader.model.document import BlockKind, Source
from reader.model.draft import Draft, DraftBlock
from reader.model.paragraphs import Paragraphs

DOCUMENT = build(
    Draft(
        Source("strike.txt", "text"),
        (
            DraftBlock("Port workers walk out", BlockKind.HEADLINE),
            DraftBlock("First.", BlockKind.PARAGRAPH),
            DraftBlock("Cranes at rest.", BlockKind.CAPTION),
            DraftBlock("Second.", BlockKind.LIST_ITEM),
        ),
    )
)


def test_only_paragraphs_of_the_story_are_counted() -> None:
    assert Paragraphs(DOCUMENT).count == 2


def test_an_offset_belongs_to_the_paragraph_it_lies_in_or_the_one_before() -> None:
    paragraphs = Paragraphs(DOCUMENT)
    places = {
        words: paragraphs.number_at(DOCUMENT.text.index(words)) for words in ("Port", "First", "Cranes", "Second")
    }
    assert places == {"Port": 0, "First": 1, "Cranes": 1, "Second": 2}


def test_the_place_above_the_story_has_its_own_label() -> None:
    paragraphs = Paragraphs(DOCUMENT)
    assert paragraphs.name_at(3) == "top"
    assert paragraphs.name_at(DOCUMENT.text.index("Second")) == "¶2"
