"""Links to other stories, and what else a site puts below the story."""

from __future__ import annotations

from collections.abc import Callable

from reader.model.document import BlockKind, Document
from tests.label.conftest import STORY, kinds_by_line

Read = Callable[[str], Document]

LINES = (
    "Dockers at Averil walk out over night shifts",
    STORY,
    "Nobody had asked them, she said, and nobody would until the council met on Thursday.",
)


def test_short_lines_among_what_is_below_the_story_are_furniture(read_text: Read) -> None:
    titles = (
        "Harbour recipes: a pie for the night shift",
        "What the tide tables of 1902 got right, and why it matters",
    )
    found = kinds_by_line(read_text("\n\n".join((*LINES, "Share this story", *titles, "Follow us", "Ferry +"))))
    assert all(found[title] is BlockKind.FURNITURE for title in (*titles, "Ferry +"))
    assert found[STORY] is BlockKind.PARAGRAPH


def test_a_heading_of_sentences_below_the_story_stays(read_text: Read) -> None:
    last = "What they signed will be read out at the gate on Thursday morning, the union said."
    found = kinds_by_line(read_text("\n\n".join((*LINES, "Advertisement", "Conclusion", last))))
    assert found["Conclusion"] is BlockKind.HEADING
    assert found[last] is BlockKind.PARAGRAPH


def test_a_line_between_all_paragraphs_does_not_make_them_furniture(read_text: Read) -> None:
    paragraphs = [f"{STORY} That was on day {day} of the strike at the port." for day in range(12)]
    text = "\n\n".join((LINES[0], *paragraphs[:9], "Read more", "\n\nAdvertisement\n\n".join(paragraphs[9:])))
    assert all(kinds_by_line(read_text(text))[paragraph] is BlockKind.PARAGRAPH for paragraph in paragraphs)
