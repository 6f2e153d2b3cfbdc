"""Datelines that open a paragraph."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.model.document import BlockKind, Document
from reader.model.raw import Raw
from reader.pipeline import parse_document

Read = Callable[[str], Document]

REST = "Cranes stood still on Monday as the drivers went home to their families, and nobody came to replace them."

SPLIT = {
    "capitals": "ROTTERDAM — ",
    "agency": "ROTTERDAM (AP) — ",
    "agency, en dash": "Rotterdam (AP) – ",
    "two hyphens": "LITTLE ORME, Averil (Seaboard Press) -- ",
    "date": "CASTERMOUTH, March 6 (Seaboard Press) - ",
    "agency in slashes": "PORT AVERIL /Harbour Wire/ -- ",
    "two towns": "WASHINGTON/NEW YORK (Reuters) - ",
    "colon with an agency": "CASTERMOUTH (Seaboard Press): ",
    "town and date": "Castermouth, March 6, 2025 – ",
    "abbreviated": "ST. BRANNOCK, Orme (AP) — ",
    "colon after a known town": "Lagos: ",
    "colon after a known town in capitals": "NEW DELHI: ",
    "colon after an unknown town in capitals": "CASTERMOUTH: ",
    "colon after an unknown town": "Castermouth: ",
}


@pytest.mark.parametrize("opening", SPLIT.values(), ids=SPLIT.keys())
def test_a_dateline_is_a_block_of_its_own(opening: str, read_text: Read) -> None:
    document = read_text(f"Headline of the day here\n\n{opening}{REST}")
    dateline, paragraph = document.blocks[1:]
    assert [dateline.kind, paragraph.kind] == [BlockKind.DATELINE, BlockKind.PARAGRAPH]
    assert document.slice(paragraph.span) == REST
    assert document.text[dateline.span.start : paragraph.span.start] == opening


def test_a_label_in_the_headline_does_not_hide_a_town(read_text: Read) -> None:
    document = read_text(f"Actor Casimir Dole: ‘I nearly quit’\n\nCASTERMOUTH: {REST}")
    assert document.blocks[1].kind is BlockKind.DATELINE


WHOLE = {
    "a speaker": "WALLACE: Did you see the cranes at all on the day that they stood still in the harbour?",
    "an aside": "Nobody came — not the owners, not the union, not even the pilot who lives across the road.",
    "an acronym far down": "NATO — which has a wharf there — would not say what it had lost by the strike this week.",
    "a name": "Ines Valdra – the union’s secretary – slept in a lorry across the gate for eleven nights.",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE.keys())
def test_other_dashes_are_left_alone(text: str, read_text: Read) -> None:
    document = read_text("\n\n".join(["Headline of the day here", REST, *(f"{n} more. {REST}" for n in "abc"), text]))
    assert document.slice(document.blocks[-1].span) == text


LABELS = {
    "a speaker": "WALLACE: Did you see the cranes at all on the day that they stood still in the harbour?",
    "a warning": "WARNING: This story tells of the cranes that fell into the harbour and of those who died there.",
    "an appeal": "CASTERMOUTH: Let your cranes stand still on Monday, and tell us what you have seen in the harbour.",
    "a matter": "Background: The drivers left their cranes on Monday and said that they would not come back to them.",
    "a crop": "Tomatoes: They may be sown in the harbour as soon as the cranes have gone and the drivers are at home.",
    "a first name": "Ines: The drivers left their cranes on Monday and said that they would not come back to them.",
    "a title": "CASTERMOUTH: Cranes Stand Still While Angry Drivers Leave The Harbour For Their Distant Homes.",
}


@pytest.mark.parametrize("text", LABELS.values(), ids=LABELS.keys())
def test_other_words_before_a_colon_are_no_dateline(text: str, read_text: Read) -> None:
    document = read_text(f"Headline of the day here\n\n{text}\n\n{REST}")
    assert BlockKind.DATELINE not in {block.kind for block in document.blocks}


def test_a_round_up_of_towns_has_no_datelines(read_text: Read) -> None:
    document = read_text(f"Headline of the day here\n\nLagos: {REST}\n\nNairobi: {REST}")
    assert BlockKind.DATELINE not in {block.kind for block in document.blocks}


def test_landings_stay_with_their_text() -> None:
    story = f"# Headline\n\n[Up](#up) and [over](#over).\n\n<a id='up'></a>ROTTERDAM — <a id='over'></a>{REST}\n"
    document = parse_document(Raw("a.md", story.encode()))
    assert {landing.name: document.text[landing.offset :][:9] for landing in document.landings} == {
        "up": "ROTTERDAM",
        "over": REST[:9],
    }
    assert BlockKind.DATELINE in {block.kind for block in document.blocks}
