"""Whole articles, line by line, in every way that they are pasted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.model.document import BlockKind, Document
from tests.label.conftest import CASES, lay_out, read_case

Read = Callable[[str], Document]


@pytest.mark.parametrize("layout", ["spaced", "tight", "browser", "wrap72"])
@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.txt")))
def test_every_line_has_its_kind(name: str, layout: str, read_text: Read) -> None:
    expected = read_case(CASES / f"{name}.txt")
    if name == "live":  # The dateline and the paragraph that it opens are one line in print.
        dateline, paragraph = expected[2], expected[3]
        text = lay_out([*expected[:2], ("", f"{dateline[1]} — {paragraph[1]}"), *expected[4:]], layout)
    else:
        text = lay_out(expected, layout)
    document = read_text(text)
    assert [(block.kind.value, document.slice(block.span)) for block in document.blocks] == expected


def test_a_dateline_is_joined_by_its_own_dash(read_text: Read) -> None:
    document = read_text(
        "Headline of the day here\n\nROTTERDAM (AP) — Cranes stood still on Monday as the drivers went home to their "
        "families, and nobody came to replace them."
    )
    dateline, paragraph = document.blocks[1:]
    assert document.slice(dateline.span) == "ROTTERDAM (AP)"
    assert document.text[dateline.span.end : paragraph.span.start] == " — "


STORY = (
    "The gate was shut at dawn, the union said, and it would stay shut until the owners had read what they had signed."
)


@pytest.mark.parametrize(
    ("lines", "text", "credit", "truncated", "places"),
    [
        (
            ["Cranes stand idle, right, while the night shift goes home on Tues", "Jo Lind/Harbour Press"],
            "Cranes stand idle, right, while the night shift goes home on Tues",
            "Jo Lind/Harbour Press",
            True,
            1,
        ),
        (
            ["Cranes at rest in the basin of Lowmere on Tuesday morning. (Jo Lind/Harbour Press)"],
            "Cranes at rest in the basin of Lowmere on Tuesday morning.",
            "Jo Lind/Harbour Press",
            False,
            1,
        ),
        (
            [
                "Cranes at rest in the basin of Lowmere on Tuesday morning.",
                "Cranes at rest in the basin of Lowmere on Tuesday morning. (Photo: Jo Lind)",
            ],
            "Cranes at rest in the basin of Lowmere on Tuesday morning.",
            "Jo Lind",
            False,
            2,
        ),
        (["Image: Cranes at rest in the basin of Lowmere"], "Cranes at rest in the basin of Lowmere", None, False, 1),
        (
            ["An artist’s impression of the new mole at Lowmere.", "(Image credit: Harbour Board)"],
            "An artist’s impression of the new mole at Lowmere.",
            "Harbour Board",
            False,
            1,
        ),
    ],
    ids=["cut short", "credit in brackets", "printed twice", "label before it", "credit under it"],
)
def test_captions_are_gathered(
    read_text: Read, lines: list[str], text: str, credit: str | None, truncated: bool, places: int
) -> None:
    document = read_text("\n\n".join(["Port workers walk out for the third time", STORY, *lines, STORY]))
    (caption,) = document.captions
    assert (caption.text, caption.credit, caption.truncated, len(caption.spans)) == (text, credit, truncated, places)
    assert {document.slice(span) for span in caption.spans} == {text}
    assert {document.slice(span) for span in caption.credit_spans} == ({credit} if credit else set())


def test_a_lone_comments_line_does_not_swallow_the_story(read_text: Read) -> None:
    document = read_text(
        "\n\n".join(
            ["Port workers walk out", STORY, "Comments", STORY, "The end was quiet, they said, and nobody cheered."]
        )
    )
    assert [block.kind for block in document.blocks].count(BlockKind.COMMENTS) == 1
    assert document.blocks[-1].kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    ("line", "authors", "inferred"),
    [
        ("By Ana Reyes and Tomas Lind", ("Ana Reyes", "Tomas Lind"), False),
        ("Ana Reyes, Harbour correspondent", ("Ana Reyes",), False),
        ("Posted by Ana Reyes on March 4, 2025, 6:21 AM EST", ("Ana Reyes",), False),
        ("By ANA REYES", ("Ana Reyes",), False),
        ("Follow Ana Reyes on Facebook and Twitter.", ("Ana Reyes",), True),
        ("Share", (), False),
    ],
)
def test_authors(read_text: Read, line: str, authors: tuple[str, ...], inferred: bool) -> None:
    metadata = read_text(f"Port workers walk out for the third time\n\n{line}\n\n{STORY}").metadata
    assert (metadata.authors, metadata.authors_inferred) == (authors, inferred)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("March 4, 2025", "2025-03-04"),
        ("Updated 12:24 am EST, Wednesday, 4 March 2025", "2025-03-04"),
        ("2025-03-04T08:15:00Z", "2025-03-04"),
        ("04/03/2025", None),
        ("2 hours ago", None),
    ],
)
def test_the_date_is_taken_only_when_it_is_certain(read_text: Read, line: str, published: str | None) -> None:
    assert read_text(f"Port workers walk out for the third time\n\n{line}\n\n{STORY}").metadata.published == published


def test_a_text_without_a_headline_gets_none(read_text: Read) -> None:
    document = read_text(f"{STORY}\n\nAnd that, for the moment, was all that anybody in Lowmere would say about it.")
    assert document.metadata.headline is None
    assert {block.kind for block in document.blocks} == {BlockKind.PARAGRAPH}


def test_the_language_is_said_only_when_it_shows(read_text: Read) -> None:
    assert read_text(STORY).metadata.language == "en"
    assert (
        read_text("Die Hafenarbeiter legten am Dienstag die Arbeit nieder und gingen nach Hause.").metadata.language
        is None
    )
