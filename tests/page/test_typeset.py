"""The page: the rows of a document."""

from __future__ import annotations

import pytest

from reader.model.build import build
from reader.model.document import Alignment, BlockKind, Document, Source
from reader.model.draft import Draft, DraftBlock
from reader.model.span import Span
from reader.page.cells import width_of
from reader.page.typeset import PageRows, Row


def rows_of(page: PageRows) -> list[Row]:
    rows: list[Row] = []
    while (row := page.row(len(rows))) is not None:
        rows.append(row)
    return rows


def lines_of(page: PageRows) -> list[str]:
    return [row.prefix + page.document.text[row.start : row.end] for row in rows_of(page)]


def made_of(*blocks: DraftBlock) -> Document:
    return build(Draft(Source("a.txt", "text"), blocks))


@pytest.mark.parametrize("width", [1, 5, 20, 72, 300])
def test_rows_rejoin_to_the_text_at_any_width(plain: Document, width: int) -> None:
    page = PageRows(plain, width, aside=frozenset())
    words = "".join(plain.text[row.start : row.end] for row in rows_of(page))
    assert words.replace(" ", "") == plain.text.replace(" ", "").replace("\n", "")


@pytest.mark.parametrize("width", [5, 20, 72])
def test_every_code_point_is_on_the_row_that_shows_it(plain: Document, width: int) -> None:
    page = PageRows(plain, width)
    for number, row in enumerate(rows_of(page)):
        for offset in range(row.start, row.end):
            assert page.row_of(offset) == number


def test_captions_furniture_and_comments_are_set_aside_until_asked_for(plain: Document) -> None:
    aside = {BlockKind.CAPTION, BlockKind.FURNITURE, BlockKind.COMMENTS}
    assert not aside & {flow.kind for flow in PageRows(plain, 72).flows}
    assert aside <= {flow.kind for flow in PageRows(plain, 72, aside=frozenset()).flows}


def test_a_dateline_runs_into_its_paragraph(plain: Document) -> None:
    assert "LOWMERE — Union secretary Mara Okafor closed the gate at dawn and hung" in lines_of(PageRows(plain, 72))


def test_list_items_are_tight_and_have_hanging_indents() -> None:
    document = made_of(
        DraftBlock("Before", BlockKind.PARAGRAPH),
        DraftBlock("• bread and salt", BlockKind.LIST_ITEM),
        DraftBlock("oil for the lamp", BlockKind.LIST_ITEM),
    )
    assert lines_of(PageRows(document, 12)) == ["", "Before", "", "• bread and", "  salt", "• oil for", "  the lamp"]


def test_a_block_quotation_has_a_bar() -> None:
    document = made_of(DraftBlock("hold the quay", BlockKind.QUOTE))
    assert lines_of(PageRows(document, 10)) == ["", "│ hold the", "│ quay"]


def test_rows_not_laid_out_yet_are_estimated_and_made_on_demand() -> None:
    document = made_of(*(DraftBlock("word " * 200, BlockKind.PARAGRAPH) for _ in range(200)))
    page = PageRows(document, 72)
    assert page.row(0) is not None
    assert not page.is_complete
    estimate = page.row_count
    assert page.row_of(len(document.text) - 1) > 0
    assert page.is_complete
    assert abs(estimate - page.row_count) < 0.2 * page.row_count


def test_a_long_paragraph_is_laid_out_in_parts() -> None:
    document = made_of(DraftBlock("It began.", BlockKind.PARAGRAPH), DraftBlock("word " * 40_000, BlockKind.PARAGRAPH))
    whole = PageRows(document, 72)
    whole.extend(len(document.text))
    page = PageRows(document, 72)
    page.extend(1000)
    assert not page.is_complete
    assert page.row_count == pytest.approx(whole.row_count, rel=0.2)
    middle = len(document.text) // 2
    assert page.row_of(middle) == whole.row_of(middle)
    assert not page.is_complete
    assert page.row(page.row_of(middle)) == whole.row(whole.row_of(middle))
    page.extend(len(document.text))
    assert page.is_complete
    assert [page.row(number) for number in range(page.row_count)] == [
        whole.row(number) for number in range(whole.row_count)
    ]


def test_columns_map_to_offsets(plain: Document) -> None:
    page = PageRows(plain, 72)
    row = page.row(1)
    assert row is not None
    assert page.offset_at(1, 8) == row.start + 8
    assert page.offset_at(1, 400) == row.end
    assert page.offset_at(10_000, 0) is None


def test_an_empty_document_has_no_rows() -> None:
    page = PageRows(made_of(), 72)
    assert page.row(0) is None
    assert page.row_of(5) == 0
    assert not page.shows(0)


TABLE = "Street\tHouses\tDepth (m)\nQuay\t41\t1.2\nHarrow Lock\t1,203\t0.05"


def drawn(page: PageRows) -> list[str]:
    return [
        row.prefix + "".join(" " * at.gap + row.spread(page.document.text, at.start, at.end) for at in row.parts)
        for row in rows_of(page)
    ]


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param([DraftBlock(TABLE, BlockKind.TABLE)], id="a block a table"),
        pytest.param([DraftBlock(line, BlockKind.TABLE) for line in TABLE.split("\n")], id="a block a row"),
    ],
)
def test_a_table_is_set_in_columns_with_figures_right_aligned(blocks: list[DraftBlock]) -> None:
    assert drawn(PageRows(made_of(*blocks), 40)) == [
        "",
        "Street       Houses  Depth (m)",
        "Quay             41        1.2",
        "Harrow Lock   1,203       0.05",
    ]


def test_a_wide_table_has_a_row_per_cell_with_its_column_name() -> None:
    assert drawn(PageRows(made_of(DraftBlock(TABLE, BlockKind.TABLE)), 20)) == [
        "",
        "Street    Houses    ",
        "  Depth (m)",
        "Quay",
        "  Houses     41",
        "  Depth (m)  1.2",
        "Harrow Lock",
        "  Houses     1,203",
        "  Depth (m)  0.05",
    ]


LONG_LAST = "Street\tHouses\tState\nQuay\t41\tFlooded up to the windows since Sunday\nHarrow Lock\t1,203\tDry"


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param([DraftBlock(LONG_LAST, BlockKind.TABLE)], id="a block a table"),
        pytest.param([DraftBlock(line, BlockKind.TABLE) for line in LONG_LAST.split("\n")], id="a block a row"),
    ],
)
def test_the_last_column_wraps_if_the_others_leave_room(blocks: list[DraftBlock]) -> None:
    page = PageRows(made_of(*blocks), 48)
    assert drawn(page) == [
        "",
        "Street       Houses  State",
        "Quay             41  Flooded up to the windows",
        "                     since Sunday",
        "Harrow Lock   1,203  Dry",
    ]
    offset = page.document.text.index("Sunday")
    number = page.row_of(offset)
    assert page.offset_at(number, drawn(page)[number].index("Sunday")) == offset


LONG = (
    "Quay\tWhat the crew says\tBerths\tWhat the port says\n"
    "North\tNobody has been paid since the storm in March\t12\tThe pay is on its way\n"
    "South\tThe crane is broken\t7\tA new crane has been ordered from abroad and comes in May"
)


def test_several_long_columns_wrap_side_by_side() -> None:
    rows = [
        "",
        "Quay   What the crew says     Berths  What the port says",
        "",
        "North  Nobody has been paid       12  The pay is on its way",
        "       since the storm in",
        "       March",
        "",
        "South  The crane is broken         7  A new crane has been",
        "                                      ordered from abroad",
        "                                      and comes in May",
    ]
    assert drawn(PageRows(made_of(DraftBlock(LONG, BlockKind.TABLE)), 60)) == rows
    lines = [DraftBlock(line, BlockKind.TABLE) for line in LONG.split("\n")]
    assert drawn(PageRows(made_of(*lines), 60))[1:] == [row for row in rows if row]


@pytest.mark.parametrize("width", [20, 50, 60, 72])
@pytest.mark.parametrize(
    "text", [LONG, LONG_LAST, "東京の港の名前の長い表\t二番目\n" + "海が荒れて船が出せない" * 4 + "\t三\t四"]
)
def test_every_code_point_of_a_table_is_found_where_it_is_drawn(text: str, width: int) -> None:
    page = PageRows(made_of(DraftBlock("Before", BlockKind.PARAGRAPH), DraftBlock(text, BlockKind.TABLE)), width)
    whole = page.document.text
    for number, row in enumerate(rows_of(page)):
        cells = width_of(row.prefix)
        for part in row.parts:
            cells += part.gap
            for offset in range(part.start, part.end):
                assert page.row_of(offset) == number
                assert page.offset_at(number, cells) == offset
                shown = drawn(page)[number][len(row.prefix) :]
                assert row.unspread(whole, drawn_before(row, whole, offset)) == offset
                if not whole[offset].isspace():
                    assert shown[drawn_before(row, whole, offset)] == whole[offset]
                cells += width_of(row.spread(whole, offset, offset + 1))


def drawn_before(row: Row, text: str, offset: int) -> int:
    """Characters drawn before a code point on its row, without the prefix."""
    count = 0
    for part in row.parts:
        count += part.gap
        if part.start <= offset < part.end:
            return count + len(row.spread(text, part.start, offset))
        count += len(row.spread(text, part.start, part.end))
    raise AssertionError(offset)


def test_what_spans_cells_side_by_side_is_on_all_their_rows() -> None:
    page = PageRows(made_of(DraftBlock(LONG, BlockKind.TABLE)), 60)
    text = page.document.text
    in_one_cell = text.index("since the storm")
    assert page.rows_of(Span(in_one_cell, in_one_cell + 9)) == range(4, 5)
    assert page.rows_of(Span(text.index("March"), text.index("The pay") + 3)) == range(3, 6)
    assert page.rows_of(Span(text.index("Nobody"), text.index("abroad"))) == range(3, 10)


def test_blocks_within_quotations_keep_their_bars() -> None:
    document = made_of(
        DraftBlock("one", BlockKind.QUOTE, quoted=1),
        DraftBlock("inner", BlockKind.QUOTE, quoted=2),
        DraftBlock("• item", BlockKind.LIST_ITEM, quoted=1),
        DraftBlock("• under", BlockKind.LIST_ITEM, level=1, quoted=1),
        DraftBlock("x = 1", BlockKind.CODE, quoted=1),
        DraftBlock("out", BlockKind.PARAGRAPH),
    )
    assert lines_of(PageRows(document, 20)) == [
        "",
        "│ one",
        "│ ",
        "│ │ inner",
        "│ ",
        "│ • item",
        "│   • under",
        "│ ",
        "│   x = 1",
        "",
        "out",
    ]


@pytest.mark.parametrize("width", [8, 11, 20, 40])
def test_a_table_in_a_quotation_keeps_its_bar(width: int) -> None:
    table = DraftBlock("Pier\tCranes\nNorth\t2\nSouth\t11", BlockKind.TABLE, quoted=1)
    rows = drawn(PageRows(made_of(DraftBlock("one", BlockKind.QUOTE, quoted=1), table), width))[1:]
    assert all(row.startswith("│ ") for row in rows)
    if width >= 20:
        assert rows[2:] == ["│ Pier   Cranes", "│ North       2", "│ South      11"]


def test_a_place_in_a_table_is_found_where_it_is_drawn() -> None:
    page = PageRows(made_of(DraftBlock("x", BlockKind.PARAGRAPH), DraftBlock(TABLE, BlockKind.TABLE)), 40)
    offset = page.document.text.index("1.2")
    number = page.row_of(offset)
    assert page.offset_at(number, drawn(page)[number].index("1.2")) == offset


def test_each_table_has_columns_of_its_own() -> None:
    narrow, wide = DraftBlock("a\tb\nc\td", BlockKind.TABLE), DraftBlock("a long cell\tb\nc\td", BlockKind.TABLE)
    page = PageRows(made_of(narrow, DraftBlock("Between", BlockKind.PARAGRAPH), wide), 40)
    assert drawn(page) == ["", "a  b", "c  d", "", "Between", "", "a long cell  b", "c            d"]
    page = PageRows(made_of(narrow, wide), 40)
    assert drawn(page) == ["", "a  b", "c  d", "", "a long cell  b", "c            d"]


STATED = (Alignment.RIGHT, Alignment.CENTER, Alignment.UNSTATED, Alignment.LEFT)


@pytest.mark.parametrize("width", [40, 34])
def test_columns_are_aligned_as_the_markup_states(width: int) -> None:
    table = "Quay\tState\tShips\tBerths\nN\topen wide\t7\t12\nSouth\tx\t31\t9"
    page = PageRows(made_of(DraftBlock(table, BlockKind.TABLE, alignments=STATED)), width)
    assert drawn(page) == [
        "",
        " Quay    State    Ships  Berths",
        "    N  open wide      7  12",
        "South      x         31  9",
    ]
    for word in ("N", "x", "31"):
        offset = page.document.text.index(f"\n{word}" if word == "N" else word) + (word == "N")
        number = page.row_of(offset)
        assert page.offset_at(number, drawn(page)[number].index(word)) == offset


def test_a_long_table_is_measured_by_its_first_rows() -> None:
    lines = ["name\t1"] * 20_000 + ["a name that is longer than all before\t2"]
    page = PageRows(made_of(*(DraftBlock(line, BlockKind.TABLE) for line in lines)), 60)
    page.extend(len(page.document.text))
    assert drawn(page)[1] == "name  1"
    assert drawn(page)[-1] == "a name that is longer than all before    2"


def test_the_bar_of_a_block_quotation_continues_between_its_paragraphs() -> None:
    document = made_of(DraftBlock("hold", BlockKind.QUOTE), DraftBlock("on", BlockKind.QUOTE))
    assert lines_of(PageRows(document, 10)) == ["", "│ hold", "│ ", "│ on"]
