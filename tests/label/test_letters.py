"""The lines of letters to the editor are story, whatever else they look like."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.model.document import BlockKind, Document

Read = Callable[[str], Document]

LETTERS = {
    "closing and signature": "Dear Editor,\n\nThe boats are late again. I walk.\n\nYours faithfully,\n\nMara Okafor",
    "salutation with a dash": "SIR – The boats are late again. I walk now.\n\nCol. Casimir Dole (retd)\n\nUpper Averil",
    "name in capitals": "Sir, – The boats are late again. I walk now. – Yours, etc.,\n\nMARA OKAFOR,\n\nAveril.",
    "dash before the name": "Dear Sirs,\n\nThe boats are late again, and I walk now.\n\n— Mara Okafor, by email",
}


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS.keys())
def test_every_line_of_a_letter_is_a_paragraph(letter: str, read_text: Read) -> None:
    document = read_text(f"Letters to the editor\n\n{letter}")
    assert {block.kind for block in document.blocks[1:]} == {BlockKind.PARAGRAPH}


OTHERS = {
    "a knight": "Sir Casimir Dole, the owner of the boats, said that they were late again on Monday.",
    "a letter in the headline": "Nobody came to the harbour on Monday, and the boats were late again.",
}


@pytest.mark.parametrize("paragraph", OTHERS.values(), ids=OTHERS.keys())
def test_a_name_below_another_story_is_no_signature(paragraph: str, read_text: Read) -> None:
    document = read_text(
        f"Leaked letter shows how late the boats are\n\n{paragraph}\n\nMara Okafor, Averil\n\n{paragraph}"
    )
    assert document.blocks[2].kind is not BlockKind.PARAGRAPH
