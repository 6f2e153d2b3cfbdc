"""The page: rows of a document."""

from __future__ import annotations

import pytest

from reader.model.build import build
from reader.model.document import BlockKind, Document, Source
from reader.model.draft import Draft, DraftBlock
from reader.tui.page.typeset import Page, Row


def rows_of(page: Page) -> list[Row]:
    rows: list[Row] = []
    while (row := page.row(len(rows))) is not None:
        rows.append(row)
    return rows


def lines_of(page: Page) -> list[str]:
    return [row.prefix + page.document.text[row.start : row.end] for row in rows_of(page)]


def made_of(*blocks: DraftBlock) -> Document:
    return build(Draft(Source("a.txt", "text"), blocks))


@pytest.mark.parametrize("width", [1, 5, 20, 72, 300])
def test_rows_rejoin_to_the_text_at_any_width(plain: Document, width: int) -> None:
    page = Page(plain, width, aside=frozenset())
    words = "".join(plain.text[row.start : row.end] for row in rows_of(page))
    assert words.replace(" ", "") == plain.text.replace(" ", "").replace("\n", "")


@pytest.mark.parametrize("width", [5, 20, 72])
def test_every_code_point_leads_to_the_row_that_shows_it(plain: Document, width: int) -> None:
    page = Page(plain, width)
    for number, row in enumerate(rows_of(page)):
        for offset in range(row.start, row.end):
            assert page.row_of(offset) == number


def test_captions_furniture_and_comments_are_set_aside_until_asked_for(plain: Document) -> None:
    aside = {BlockKind.CAPTION, BlockKind.FURNITURE, BlockKind.COMMENTS}
    assert not aside & {flow.kind for flow in Page(plain, 72).flows}
    assert aside <= {flow.kind for flow in Page(plain, 72, aside=frozenset()).flows}


def test_a_dateline_runs_into_its_paragraph(plain: Document) -> None:
    assert "LOWMERE — Union secretary Mara Okafor closed the gate at dawn and hung" in lines_of(Page(plain, 72))


def test_items_of_a_list_stand_close_and_hang() -> None:
    document = made_of(
        DraftBlock("Before", BlockKind.PARAGRAPH),
        DraftBlock("• bread and salt", BlockKind.LIST_ITEM),
        DraftBlock("oil for the lamp", BlockKind.LIST_ITEM),
    )
    assert lines_of(Page(document, 12)) == ["", "Before", "", "• bread and", "  salt", "• oil for", "  the lamp"]


def test_a_block_quotation_has_a_bar() -> None:
    document = made_of(DraftBlock("hold the quay", BlockKind.QUOTE))
    assert lines_of(Page(document, 10)) == ["", "│ hold the", "│ quay"]


def test_what_is_not_laid_out_yet_is_estimated_and_made_on_demand() -> None:
    document = made_of(*(DraftBlock("word " * 200, BlockKind.PARAGRAPH) for _ in range(200)))
    page = Page(document, 72)
    assert page.row(0) is not None
    assert not page.is_complete
    estimate = page.row_count
    assert page.row_of(len(document.text) - 1) > 0
    assert page.is_complete
    assert abs(estimate - page.row_count) < 0.2 * page.row_count


def test_columns_lead_to_offsets(plain: Document) -> None:
    page = Page(plain, 72)
    row = page.row(1)
    assert row is not None
    assert page.offset_at(1, 8) == row.start + 8
    assert page.offset_at(1, 400) == row.end
    assert page.offset_at(10_000, 0) is None


def test_an_empty_document_has_no_rows() -> None:
    page = Page(made_of(), 72)
    assert page.row(0) is None
    assert page.row_of(5) == 0
    assert not page.shows(0)
