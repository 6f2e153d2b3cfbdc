"""The article for screen readers: what is read out, in which order, and that no symbol has to be."""

from __future__ import annotations

import re
from itertools import takewhile

import pytest

from reader.export.spoken import spoken
from reader.model.build import build
from reader.model.document import BlockKind, Document, Source
from reader.model.draft import Draft, DraftBlock
from reader.model.raw import Raw
from reader.pipeline import read_raw


def test_article_and_lists_are_told_in_reading_order(annotated: Document) -> None:
    lines = list(spoken(annotated))
    heads = [
        "Headline: Lowmere [North] port stands still",
        "Who and what is named: people 1, places 1.",
        "Who said what: 4 quotes and reports.",
        "What can be checked: 20 facts.",
        "Captions: 1.",
        "Comments: none in this copy.",
    ]
    found = [next(number for number, line in enumerate(lines) if line == head) for head in heads]
    assert found == sorted(found)


def test_a_quote_tells_who_how_and_where(annotated: Document) -> None:
    lines = list(spoken(annotated))
    said = "Mara Okafor, Union secretary, said: “We will hold this quay,” … “Until the last crane is paid for.”"
    assert lines[lines.index(said) - 1] == "Paragraph 2."
    assert "In quotation marks, said by nobody: “pause”" in lines
    assert "No speaker found: “It is over,”" in lines


def test_words_are_in_the_order_in_which_one_would_say_them() -> None:
    story = (
        "Ferry waits for wind\n\nThe ferry stayed in port on Tuesday, and the island had no bread for a second day.\n\n"
        "Nobody was hurt, according to Mara Okafor, the harbour master.\n\n"
        "Correction: An earlier version of this article gave the wrong day.\n"
    )
    lines = list(spoken(read_raw(Raw("ferry.txt", story.encode()))))
    assert any(re.match(r"According to Mara Okafor(, [^:]+)?: Nobody was hurt", line) for line in lines)
    assert "Correction: An earlier version of this article gave the wrong day." in lines


def test_a_name_tells_roles_and_places(annotated: Document) -> None:
    assert "Mara Okafor, Union secretary; 2 mentions, first in paragraph 1; also called Okafor." in spoken(annotated)


def test_a_caption_that_was_cut_short_says_so(annotated: Document) -> None:
    lines = list(spoken(annotated))
    assert any(line.startswith("Caption 1, cut short in this copy: Cranes at rest") for line in lines)
    assert "Photo by Jo Lind." in lines


def test_nothing_is_left_to_be_spelt(annotated: Document) -> None:
    assert not {"¶", "│", "•", "[+]", "\x1b", "--"} & set("\n".join(spoken(annotated)))


@pytest.mark.parametrize(
    ("kind", "text", "lines"),
    [
        (BlockKind.LIST_ITEM, "• A night shift", ["A night shift"]),
        (BlockKind.LIST_ITEM, "2. A night shift", ["2. A night shift"]),
        (BlockKind.TABLE, "Quay | Ships\nNorth | 4", ["Quay, Ships", "North, 4"]),
        (BlockKind.TABLE, "Quay\tShips\n\nNorth\t", ["Quay, Ships", "North"]),
        (BlockKind.TABLE, "Quay  Ships", ["Quay  Ships"]),
    ],
)
def test_bullets_and_bars_are_left_out(kind: BlockKind, text: str, lines: list[str]) -> None:
    document = build(Draft(Source("quay.txt", "text"), (DraftBlock(text, kind),)))
    assert list(takewhile(bool, spoken(document))) == lines


def test_without_anything_found_every_list_says_so(plain: Document) -> None:
    lines = list(spoken(plain))
    assert "Who and what is named: nobody." in lines
    assert "Who said what: 0 quotes and reports." in lines
