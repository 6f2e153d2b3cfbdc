"""Captions and credits: recognised, separated and gathered."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.label.caption_forms import is_truncated
from reader.label.credit_forms import is_credit, split_credit
from reader.model.document import BlockKind, Document
from tests.label.conftest import STORY

Read = Callable[[str], Document]

FULL = "Cranes at rest in the basin of Lowmere on Tuesday morning, seen from the mole."


def read_lines(read_text: Read, *lines: str) -> Document:
    return read_text("\n\n".join(["Port workers walk out for the third time", STORY, *lines, STORY]))


SHAPES = {
    "credit in brackets": f"{FULL} [(Jo Lind/Harbour Press)]",
    "credit in square brackets": f"{FULL} [[Jo Lind/Reuters]]",
    "credit after a label": f"{FULL} [Photograph: Jo Lind/Reuters]",
    "credit after a label in brackets": f"{FULL} [(Image credit: Harbour Board)]",
    "credit with dots": f"{FULL}[Credit...Jo Lind for The Harbour Post]",
    "credit without a mark": f"{FULL}[Jo Lind / Reuters file]",
    "credit after a bar": f"{FULL} [| Jo Lind/AFP]",
    "agency's photo": f"{FULL} [(AP Photo/Jo Lind)]",
    "picture service": f"{FULL} [Getty Images]",
    "from the files": f"{FULL} [[File: Jo Lind/Nordwire]]",
    "submitted": f"{FULL} [Submitted photo]",
    "before instructions to editors": f"{FULL} [Jo Lind/Reuters ATTENTION EDITORS - NO SALES",
}


@pytest.mark.parametrize("marked", SHAPES.values(), ids=SHAPES.keys())
def test_a_credit_is_split_off_its_caption(marked: str, read_text: Read) -> None:
    words, _, credit = marked.removesuffix("]").partition("[")
    document = read_lines(read_text, words + credit)
    (caption,) = document.captions
    assert caption.text == FULL
    assert caption.credit is not None
    assert caption.credit in credit
    assert not caption.credit.startswith(("(", "[", "|", "Photograph", "Credit", "Image"))
    assert [document.slice(span) for span in caption.spans + caption.credit_spans] == [FULL, caption.credit]


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
        ([FULL, f"{FULL} (Photo: Jo Lind)"], FULL, "Jo Lind", False, 2),
        (["Image: Cranes at rest in the basin of Lowmere"], "Cranes at rest in the basin of Lowmere", None, False, 1),
        (["Image source, Getty Images", f"Image caption, {FULL}"], FULL, "Getty Images", False, 1),
        (
            ["An artist’s impression of the new mole at Lowmere.", "(Image credit: Harbour Board)"],
            "An artist’s impression of the new mole at Lowmere.",
            "Harbour Board",
            False,
            1,
        ),
        (
            [f"{FULL[:62]} ... more", f"{FULL} (AP Photo/Jo Lind) less", "Photo: Jo Lind, AP"],
            FULL,
            "AP Photo/Jo Lind",
            False,
            2,
        ),
    ],
    ids=["cut short", "printed twice", "label before it", "credit above it", "credit below it", "folded gallery"],
)
def test_captions_are_gathered(
    read_text: Read, lines: list[str], text: str, credit: str | None, truncated: bool, places: int
) -> None:
    document = read_lines(read_text, *lines)
    (caption,) = document.captions
    assert (caption.text, caption.truncated, len(caption.spans)) == (text, truncated, places)
    assert caption.credit == credit
    assert all(text.startswith(document.slice(span).rstrip(" .")) for span in caption.spans)


def test_a_story_sentence_above_a_picture_without_caption_is_a_paragraph(read_text: Read) -> None:
    document = read_lines(read_text, "“We have had the water at the door,” said Pavel Oster.", "Getty Images")
    assert [block.kind for block in document.blocks][2:4] == [BlockKind.PARAGRAPH, BlockKind.CREDIT]


CREDITS = (
    *("Yuri Vance/Pool Photo via AP", "(Image credit: Harbour Board)", "Photo: Jo Lind", "AFP/Getty Images", "Getty"),
    *(
        "Jo Lind, AP",
        "Jo Lind | Bloomberg | Getty Images",
        "© Harbour Board",
        "Image copyright EPA",
        "PHOTO: JO LIND/REUTERS",
    ),
    *("Photographer: Jo Lind/Bloomberg", "Jo Lind for The Harbour Post", "(Courtesy of the Vance family)"),
)


@pytest.mark.parametrize("line", CREDITS)
def test_credit_lines_are_recognised(line: str) -> None:
    assert is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "Photo: how the strike began, and why it may not end before the owners have read what they signed.",
        "Here’s Where the Ships Will Land for NASA",
        "June 26 -- Harbour Hall, Allentown, PA",
        "Cranes stand still in Port Averil",
        "The source of the fire was a lamp.",
    ],
)
def test_other_lines_are_not_credits(line: str) -> None:
    assert not is_credit(line)


@pytest.mark.parametrize(
    "text",
    [
        "The board has bought two pumps, which it calls temporary (More)",
        "Officials looked for the source of the fire.",
        "It was paid for out of the image of the port.",
        "Baker Mara Okafor (photo: Jo Lind) said the bread had sold out.",
        "Cranes at rest (Photo:)",
        "Cranes at rest]Photo: ).",
    ],
)
def test_a_sentence_has_no_credit(text: str) -> None:
    assert split_credit(text)[1] is None


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Cranes stand idle at the gates of Pier 9 before dawn, while the first of the ni", True),
        ("Cranes stand idle at the gates of Pier 9 before dawn on Wednesday, Novem", True),
        ("Cranes stand idle...", True),
        ("Cranes stand idle at the gates of Pier 9 before dawn on the first day of the strike", False),
        ("Cranes stand idle at the gates of Pier 9 before dawn.", False),
        ("Cranes at rest", False),
    ],
)
def test_truncated_captions_are_recognised(text: str, cut: bool) -> None:
    assert is_truncated(text) is cut
