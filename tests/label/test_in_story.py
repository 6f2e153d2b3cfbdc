"""What the markup shows of the story takes precedence over wording."""

from __future__ import annotations

from reader.label import label
from reader.model.document import BlockKind, Metadata, Source
from reader.model.draft import Draft, DraftBlock

TITLE = DraftBlock("Port workers walk out", BlockKind.HEADLINE)
LEAD = DraftBlock(
    "Cranes stood still on Monday at the port of Averil as dockers went home after a vote.", in_story=True
)


def kinds_of(*blocks: DraftBlock) -> list[BlockKind | None]:
    return [block.kind for block in label(Draft(Source("a.html", "html"), blocks)).blocks]


def test_short_lines_of_the_story_stay_in_it() -> None:
    line = DraftBlock("Crane drivers and pilots", in_story=True)
    assert kinds_of(TITLE, LEAD, line, LEAD)[2] is BlockKind.PARAGRAPH


def test_notes_and_buttons_in_the_story_are_recognised_by_their_wording() -> None:
    note, button = DraftBlock("Editing by Tomas Lind", in_story=True), DraftBlock("Share this story", in_story=True)
    assert kinds_of(TITLE, LEAD, note, button)[2:] == [BlockKind.NOTE, BlockKind.FURNITURE]


def test_headings_of_the_story_are_headings_however_long() -> None:
    heading = DraftBlock("What the drivers want, and what the company has offered them so far", level=2, in_story=True)
    assert kinds_of(TITLE, LEAD, heading, LEAD)[2] is BlockKind.HEADING


def test_sentences_outside_the_story_are_furniture() -> None:
    beside = DraftBlock(
        "The ferries were late again this week, and the council wants to know why they were.", in_story=False
    )
    assert kinds_of(TITLE, LEAD, beside)[2] is BlockKind.FURNITURE


def test_a_date_within_the_story_is_a_paragraph_unless_labelled_as_publication_date() -> None:
    day, stamp = DraftBlock("March 4, 2025", in_story=True), DraftBlock("Updated March 4, 2025", in_story=True)
    assert kinds_of(TITLE, LEAD, LEAD, day, LEAD, stamp)[3:] == [
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
        BlockKind.DATELINE,
    ]


def test_a_web_address_within_the_story_is_a_paragraph() -> None:
    address = DraftBlock("https://averil.example/minutes/7", in_story=True)
    assert kinds_of(TITLE, LEAD, address, LEAD)[2] is BlockKind.PARAGRAPH
    assert kinds_of(TITLE, address, LEAD)[1] is BlockKind.FURNITURE


def test_picture_buttons_are_not_captions() -> None:
    texts = ("Close", "Image 1 of 23", "Cranes at rest on Tuesday.", "Photo: Jo Lind/Harbour Press")
    blocks = [DraftBlock(text, BlockKind.CAPTION, in_story=False) for text in texts]
    assert kinds_of(TITLE, *blocks, LEAD)[1:5] == [
        BlockKind.FURNITURE,
        BlockKind.FURNITURE,
        BlockKind.CAPTION,
        BlockKind.CREDIT,
    ]


def test_lines_that_can_only_be_about_a_picture_are_captions() -> None:
    pictured = DraftBlock("Pictured right, the pilot Jo Lind with her crew on the quay.", in_story=True)
    source = DraftBlock("Image provided by the Averil museum.", in_story=True)
    prose = DraftBlock("Pictured in her youth, she looks as if no ship could be too large for her.", in_story=True)
    assert kinds_of(TITLE, LEAD, pictured, source, prose, LEAD)[2:5] == [
        BlockKind.CAPTION,
        BlockKind.CREDIT,
        BlockKind.PARAGRAPH,
    ]


def test_a_description_of_a_picture_above_its_credit_is_a_caption() -> None:
    shown = DraftBlock("At the back, from left, are Ana Reyes and Tomas Lind of the pilots' union.", in_story=True)
    credit = DraftBlock("Photo: Jo Lind", in_story=True)
    assert kinds_of(TITLE, LEAD, shown, credit, LEAD)[2] is BlockKind.CAPTION
    assert kinds_of(TITLE, LEAD, shown, LEAD)[2] is BlockKind.PARAGRAPH


def test_a_name_above_a_credit_is_a_caption_on_a_page_with_another_author() -> None:
    blocks = (TITLE, DraftBlock("Ana Reyes", in_story=False), DraftBlock("Photo: Jo Lind", in_story=False), LEAD)
    for author, kind in (("Tomas Lind", BlockKind.CAPTION), ("Ana Reyes", BlockKind.BYLINE)):
        metadata = Metadata(authors=(author,))
        assert label(Draft(Source("a.html", "html"), blocks, metadata)).blocks[1].kind is kind
