"""Turns of transcripts and questions of interviews are story, however short."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.label.turns import find_turns
from reader.model.document import BlockKind, Document
from reader.model.draft import DraftBlock
from reader.model.raw import Raw
from reader.pipeline import parse_document
from tests.label.conftest import kinds_by_line

Read = Callable[[str], Document]

BROADCAST = """The cranes of Averil

MARA OKAFOR, HOST: Casimir Dole is at the docks. Casimir?

CASIMIR DOLE, BYLINE: Here I am.

OKAFOR: Are they moving?

(SOUNDBITE OF A CRANE)

SEN. INES VALDRA (R-Averil): They move when we say so, and not before.

DOLE: No."""


def test_turns_are_paragraphs_and_directions_are_not(read_text: Read) -> None:
    document = read_text(BROADCAST)
    _headline, *lines = BROADCAST.split("\n\n")
    kinds = kinds_by_line(document)
    assert kinds.pop("(SOUNDBITE OF A CRANE)") is BlockKind.FURNITURE
    assert {line for line, kind in kinds.items() if kind is BlockKind.PARAGRAPH} == {
        line for line in lines if not line.startswith("(")
    }


LISTS = {
    "where and when": ("WHERE: Old mill", "WHEN: Monday", "TICKETS: At the door", "WHERE: Averil"),
    "nobody twice": ("PORK: Roast it.", "LEEKS: Boil them.", "CREAM: Whip it."),
    "single words in mixed case": ("Pork: Roast.", "Leeks: Boil.", "Pork: Carve.", "Cream: Whip."),
}


@pytest.mark.parametrize("lines", LISTS.values(), ids=LISTS.keys())
def test_labels_of_a_list_are_no_turns(lines: tuple[str, ...]) -> None:
    assert not find_turns([DraftBlock(line) for line in lines])


def test_each_question_in_bold_is_a_heading() -> None:
    page = "# Three questions\n\nMara Okafor keeps the light.\n\n" + "\n\n".join(
        f"**What is in room {number}?**\n\nA lamp, I think." for number in (1, 2, 3)
    )
    document = parse_document(Raw("light.md", page.encode()))
    assert [block.kind for block in document.blocks if document.slice(block.span).endswith("?")] == [
        BlockKind.HEADING
    ] * 3
