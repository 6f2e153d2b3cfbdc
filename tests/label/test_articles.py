"""Whole articles, line by line, in every layout in which they may be pasted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.label import RULES
from reader.model.document import BlockKind, Document
from tests.label.conftest import CASES, STORY, expected_blocks, lay_out, read_case

Read = Callable[[str], Document]


@pytest.mark.parametrize("layout", ["spaced", "tight", "browser", "wrap72"])
@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.txt")))
def test_every_line_has_its_kind(name: str, layout: str, read_text: Read) -> None:
    pairs = read_case(CASES / f"{name}.txt")
    document = read_text(lay_out(pairs, layout))
    assert [(block.kind.value, document.slice(block.span)) for block in document.blocks] == expected_blocks(pairs)


def test_a_text_without_a_headline_gets_none(read_text: Read) -> None:
    document = read_text(f"{STORY}\n\nAnd that, for the moment, was all that anybody in Lowmere would say about it.")
    assert document.metadata.headline is None
    assert {block.kind for block in document.blocks} == {BlockKind.PARAGRAPH}


def test_a_quotation_below_the_first_line_is_not_the_headline(read_text: Read) -> None:
    document = read_text("Cranes stood still.\n\n“It will pass,” said Mara Okafor.")
    assert [block.kind for block in document.blocks] == [BlockKind.HEADLINE, BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    "text", ["Gloves\nRope\nA second pair of gloves", "the tide is out\nand no one counts\nthe ships"]
)
def test_lines_of_a_list_or_poem_are_not_furniture(text: str, read_text: Read) -> None:
    assert BlockKind.FURNITURE not in {block.kind for block in read_text(text).blocks}


def test_a_heading_that_looks_like_a_button_is_a_heading_within_the_story(read_text: Read) -> None:
    match = read_text(f"Rovers win again in the rain\n\n{STORY}\n\nUP NEXT\n\nRovers: Host Castermouth on Friday.")
    assert [block.kind for block in match.blocks[2:]] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    page = read_text(f"Rovers win again in the rain\n\n{STORY}\n\nUp Next\n\nThe Man Who Paints the Lines\n\nLatest")
    assert {block.kind for block in page.blocks[2:]} == {BlockKind.FURNITURE}


def test_a_copy_of_the_headline_is_furniture(read_text: Read) -> None:
    document = read_text(f"Cranes stand still\n\n{STORY}\n\nCranes stand still\n\n{STORY}")
    assert [block.kind for block in document.blocks][::2] == [BlockKind.HEADLINE, BlockKind.FURNITURE]


def test_rule_names_are_unique() -> None:
    assert len(dict(RULES)) == len(RULES)


ODD = {
    "one long word": "A" * 500_000,
    "one long line": "word " * 100_000,
    "many short lines": "Abc Def\n" * 20_000,
    "many bylines": "By Ana Reyes\n" * 10_000,
    "many quotations": '"A short word of hers"\n' * 10_000,
    "many captions": "A man walks here on Tuesday. (Jo Lind/Harbour Press)\n\n" * 3_000,
    "many comments": "Comments\n\nI like it.\n\n" * 5_000,
    "many numbers": "1. one\n2. two\n" * 5_000,
    "many posts": "— Ana Reyes (@ana) May 1, 2025\n" * 5_000,
    "many brackets": "(" * 200_000 + ")" * 200_000,
    "many headings of links": "Related\n\nMore\n\n" * 5_000,
    "many datelines": "ROTTERDAM (AP) — Nothing was said.\n\n" * 5_000,
    "share buttons": "Share on Facebook Share on Twitter " * 10 + "!\n",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts_take_linear_time(text: str, read_text: Read) -> None:
    assert read_text(text).blocks


@pytest.mark.parametrize("title", ["Di Maria Leaves Benfica", "Von Neumann Machines", "Par Three Contest"])
def test_a_title_that_begins_like_a_foreign_byline_is_the_headline(title: str, read_text: Read) -> None:
    document = read_text(f"{title}\n\nThe ferry waited for wind on Tuesday, and nobody knew when it would come.\n")
    assert (document.metadata.headline, document.metadata.authors) == (title, ())
