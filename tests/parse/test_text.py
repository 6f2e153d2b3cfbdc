"""From plain text to blocks."""

from __future__ import annotations

import textwrap

import pytest

from reader.model.document import BlockKind
from reader.parse.text import blocks_of

PARAGRAPHS = (
    "Crane drivers in the harbour of Lowmere stayed away from their posts on Tuesday, and the basin lay as still as a "
    "pond while eleven ships waited for a berth outside the mole.",
    "The union says that it will not go back before the owners have signed; the owners say that there is nothing to "
    "sign and nobody to sign it with, a long-standing quarrel that neither side can well afford.",
    "Short one.",
    "Fishermen, who use the small basin, went out as ever and came home with herring, for which there was no buyer "
    "because the buyers were standing at the gate with everybody else.",
)


def texts(text: str) -> list[str]:
    return [block.text for block in blocks_of(text)]


@pytest.mark.parametrize("gap", ["\n\n", "\n", "\n \n\n"])
def test_a_line_is_a_paragraph_with_or_without_blank_lines(gap: str) -> None:
    assert texts(gap.join(PARAGRAPHS)) == list(PARAGRAPHS)


@pytest.mark.parametrize("width", [40, 52, 60, 72, 79, 100])
@pytest.mark.parametrize("indent", ["", "    "])
def test_wrapped_paragraphs_are_joined(width: int, indent: str) -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, width, initial_indent=indent) for paragraph in PARAGRAPHS)
    assert texts(wrapped) == list(PARAGRAPHS)


@pytest.mark.parametrize("width", [40, 60, 72])
def test_indented_wrapped_paragraphs_need_no_blank_lines(width: int) -> None:
    wrapped = "\n".join(textwrap.fill(paragraph, width, initial_indent="   ") for paragraph in PARAGRAPHS)
    assert texts(wrapped) == list(PARAGRAPHS)


@pytest.mark.parametrize("width", [52, 66, 80, 100])
def test_unevenly_wrapped_lines_are_joined(width: int) -> None:
    story = [*PARAGRAPHS, *PARAGRAPHS[:2]]
    wrapped = "\n\n".join(ragged(paragraph, width) for paragraph in story)
    assert texts(wrapped) == story


def ragged(paragraph: str, width: int) -> str:
    """The paragraph with lines that end up to eight columns early, as if typed by hand."""
    lines, line = [], ""
    for number, word in enumerate(paragraph.split()):
        if line and len(line) + 1 + len(word) > width - (number * 5) % 9:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def test_scripts_without_spaces_are_not_taken_for_wrapped_text() -> None:
    lines = [
        "港の労働者は火曜日に仕事を休んだ。",
        "組合は契約が署名されるまで戻らないと述べた。",
        "船は沖で待っている。",
    ]
    assert texts("\n".join(lines)) == lines


def test_verse_keeps_its_lines() -> None:
    verse = "the crane is still\nand the tide has gone out without a word\nand nobody counts\nthe ships any more"
    assert texts(verse) == verse.split("\n")


@pytest.mark.parametrize("rule", ["* * *", "___", "-----", "=========="])
def test_a_horizontal_rule_is_a_block_of_its_own(rule: str) -> None:
    wrapped = [textwrap.fill(paragraph, 60) for paragraph in PARAGRAPHS]
    assert texts(f"{wrapped[0]}\n{rule}\n{wrapped[1]}\n\n{wrapped[3]}") == [
        PARAGRAPHS[0],
        rule,
        PARAGRAPHS[1],
        PARAGRAPHS[3],
    ]
    assert blocks_of(rule)[0].kind is None


def test_short_unwrapped_lines_are_not_joined() -> None:
    poem = "The crane is still\nthe tide is out\nand no one counts\nthe ships"
    assert texts(poem) == poem.split("\n")


def test_a_word_broken_at_its_hyphen_is_rejoined() -> None:
    wrapped = "The owners and the union are in a long-\nstanding quarrel that neither side can\nafford to settle."
    assert texts(wrapped) == [wrapped.replace("-\n", "-").replace("\n", " ")]


def test_items_of_a_list_keep_their_bullets() -> None:
    blocks = blocks_of("They want:\n• more pay\n• fewer nights\n- and a new mole")
    assert [(block.kind, block.text) for block in blocks[1:]] == [
        (BlockKind.LIST_ITEM, "• more pay"),
        (BlockKind.LIST_ITEM, "• fewer nights"),
        (BlockKind.LIST_ITEM, "- and a new mole"),
    ]


def test_a_wrapped_list_item_is_joined() -> None:
    text = "\n".join(
        textwrap.fill(f"- {paragraph}", 60, subsequent_indent="  ") for paragraph in (PARAGRAPHS[0], PARAGRAPHS[1])
    )
    assert texts(text) == [f"- {PARAGRAPHS[0]}", f"- {PARAGRAPHS[1]}"]


def test_a_block_quotation_loses_only_its_markers() -> None:
    quoted = textwrap.fill(PARAGRAPHS[0], 60, initial_indent="> ", subsequent_indent="> ")
    assert [(block.kind, block.text) for block in blocks_of(quoted)] == [(BlockKind.QUOTE, PARAGRAPHS[0])]


@pytest.mark.parametrize("bar", ["\t", " | "])
def test_rows_of_a_table_are_kept_as_rows(bar: str) -> None:
    rows = [bar.join(row) for row in (("Quay", "Ships", "Days"), ("North", "4", "9"), ("South", "7", "2"))]
    assert [(block.kind, block.text) for block in blocks_of("\n".join(rows))] == [
        (BlockKind.TABLE, row) for row in rows
    ]


def test_no_text_is_lost() -> None:
    text = "  odd   spacing\tand — signs *** \n\n\n___\n> quoted\n1. one\n2) two\n\tcode = {}\n\treturn x;\n"
    assert "".join("".join(texts(text)).split()) == "".join(text.replace("> ", "").split())


ODD = {
    "one long word": "x" * 1_000_000,
    "one long line": "word " * 200_000,
    "many short lines": "a\n" * 100_000,
    "many empty lines": "\n" * 1_000_000,
    "many tabs": "\t" * 100_000 + "x",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts_keep_their_words(text: str) -> None:
    assert "".join("".join(texts(text)).split()) == "".join(text.split())
