"""Tables leave as tables, whichever way the source parted their cells."""

from __future__ import annotations

import pytest

from reader.export import writer
from reader.export.lines import Page
from reader.export.plain import plain_lines
from reader.export.tables import rows_of
from reader.model.build import build
from reader.model.document import Alignment, BlockKind, Document, Mark, MarkKind, Source
from reader.model.draft import Draft, DraftBlock
from reader.model.raw import Raw
from reader.model.span import Span
from reader.parse.markdown import parse_markdown
from reader.pipeline import parse_document


def table(*blocks: str, marks: tuple[Mark, ...] = ()) -> Document:
    first, *others = (DraftBlock(text, BlockKind.TABLE, marks=marks) for text in blocks)
    return build(Draft(Source("ships.txt", "text"), (first, *(DraftBlock(block.text, block.kind) for block in others))))


def exported(name: str, document: Document) -> str:
    return "".join(writer(name)([document]))


ROWS = {
    "tabs": (("Quay\tShips\nNorth\t4",), [["Quay", "Ships"], ["North", "4"]]),
    "bars": (("Quay | Ships", "North | 4"), [["Quay", "Ships"], ["North", "4"]]),
    "tabs and bars": (("Quay\tShips | boats\nNorth\t4",), [["Quay", "Ships | boats"], ["North", "4"]]),
    "a blank corner": (("\tShips\nNorth\t4",), [["", "Ships"], ["North", "4"]]),
    "a short row": (("Ships in port\nQuay\tShips",), [["Ships in port", ""], ["Quay", "Ships"]]),
    "no cells": (("Palm Bay 1 0 2 — 3", "Merrow 0 0 1 — 1"), []),
}


@pytest.mark.parametrize(("blocks", "cells"), ROWS.values(), ids=ROWS.keys())
def test_every_row_has_as_many_cells(blocks: tuple[str, ...], cells: list[list[str]]) -> None:
    document = table(*blocks)
    rows = rows_of(document, Span(0, len(document.text)))
    assert [[document.slice(cell) for cell in row] for row in rows] == cells


def test_rows_of_a_plain_text_are_one_table() -> None:
    document = table("Quay | Ships", "North | 4", "South | 7")
    assert "| Quay | Ships |\n| --- | --- |\n| North | 4 |\n| South | 7 |\n\n" in exported("markdown", document)
    page = exported("html", document)
    assert page.count("<table>") == 1
    assert "<tr><td>South</td><td>7</td></tr>\n</table>" in page
    assert list(plain_lines(document, Page(), ["body"])) == ["Quay | Ships", "North | 4", "South | 7"]


def test_two_tables_of_a_page_stay_two() -> None:
    document = table("Quay\tShips\nNorth\t4", "Crane\tTons\nOld\t9")
    assert exported("html", document).count("<table>") == 2
    assert exported("markdown", document).count("---") == 4


def test_lines_without_cells_stand_as_they_are() -> None:
    document = table("Palm Bay 1 0 2 — 3", "Merrow 0 0 1 — 1")
    assert "```\nPalm Bay 1 0 2 — 3\nMerrow 0 0 1 — 1\n```\n" in exported("markdown", document)
    assert "<pre>Palm Bay 1 0 2 — 3\nMerrow 0 0 1 — 1</pre>" in exported("html", document)


def test_what_a_markdown_table_holds_is_read_again() -> None:
    marks = (
        Mark(MarkKind.STRONG, Span(0, 4)),
        Mark(MarkKind.STRONG, Span(5, 10)),
        Mark(MarkKind.LINK, Span(11, 18), "https://averil.example/a|b"),
        Mark(MarkKind.CODE, Span(19, 22)),
    )
    document = table("Quay\tShips\nNor|*th\ta|b\n<i>\t7", marks=marks)
    markup = exported("markdown", document)
    assert markup.startswith("| Quay | Ships |\n")
    (again,) = (block for block in parse_markdown(markup).blocks if block.kind is BlockKind.TABLE)
    assert again.text == document.text
    assert [mark.span for mark in again.marks] == [mark.span for mark in marks]


def test_columns_stay_aligned_as_the_source_says() -> None:
    markup = "| Quay | Ships | Flag | Crane |\n| :--- | ---: | :---: | --- |\n| North | 4 | blue | old |"
    document = parse_document(Raw("ships.md", markup.encode(), format="markdown"))
    assert markup in exported("markdown", document)
    page = exported("html", document)
    assert '<td style="text-align: right">4</td><td style="text-align: center">blue</td><td>old</td>' in page
    again = parse_document(Raw("ships.html", page.encode(), format="html"))
    assert [block.alignments for block in again.blocks if block.kind is BlockKind.TABLE] == [
        (Alignment.LEFT, Alignment.RIGHT, Alignment.CENTER, Alignment.UNSTATED)
    ]


def test_columns_beyond_the_stated_ones_are_not_aligned() -> None:
    block = DraftBlock("Quay\tShips\nNorth\t4\told", BlockKind.TABLE, alignments=(Alignment.RIGHT,))
    document = build(Draft(Source("ships.txt", "text"), (block,)))
    assert "| ---: | --- | --- |" in exported("markdown", document)
    assert "<td>4</td><td>old</td></tr>" in exported("html", document)


def test_links_in_the_cells_of_a_page_stay_links() -> None:
    link = Mark(MarkKind.LINK, Span(11, 16), "https://averil.example/n")
    page = exported("html", table("Quay\tShips\nNorth\t4", marks=(link,)))
    assert '<td><a href="https://averil.example/n" rel="noreferrer">North</a></td>' in page
