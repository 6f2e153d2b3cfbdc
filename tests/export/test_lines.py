"""Lines of plain text: they break where the rows of the screen do, and are led and styled besides."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from reader.export.lines import LEAST, Page
from reader.model.build import build
from reader.model.document import Source
from reader.model.draft import Draft, DraftBlock
from reader.page import typeset
from reader.page.cells import spread
from tests.wrapping import SIGNS, TEXTS


def on_screen(text: str, width: int) -> list[str]:
    """The rows of an article of one paragraph."""
    document = build(Draft(Source("quay.txt", "text"), (DraftBlock(text),)))
    page = typeset.PageRows(document, width)
    page.extend()
    rows = [row for number in range(page.row_count) if (row := page.row(number))]
    return [row.spread(text, row.start, row.end) for row in rows[1:]]  # a blank one stands above it


@pytest.mark.parametrize("width", [10, 11, 20, 33, 72])
@pytest.mark.parametrize("name", [name for name, text in TEXTS.items() if text])
def test_lines_break_where_rows_of_the_screen_do(name: str, width: int) -> None:
    lines = list(Page(width).lines(TEXTS[name]))
    assert lines == on_screen(TEXTS[name], width)
    assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("width", range(10, 20))
@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS.keys())
def test_what_is_drawn_as_one_stays_whole(sign: str, width: int) -> None:
    text = f"a {sign * 30} b{sign * 7}c"
    lines = list(Page(width).lines(text))
    assert lines == on_screen(text, width)
    assert max(map(cell_len, lines)) <= width
    assert "".join(lines).replace(" ", "").replace(sign, "") == "abc"
    assert all(line.replace(sign, "").strip(" abc") == "" for line in lines)


def test_without_a_width_nothing_changes() -> None:
    for text in TEXTS.values():
        assert "\n".join(Page().lines(text)) == text


def test_tabs_are_as_wide_as_on_the_screen() -> None:
    assert list(Page(20).lines("Quay\tShips\tand a crane")) == [spread("Quay\tShips\tand"), "a crane"]


def test_the_first_line_is_led_and_the_others_are_indented_as_far() -> None:
    assert list(Page(14).lines("the crane stood still", "北 ")) == ["北 the crane", "   stood still"]
    assert list(Page(14).lines("the crane stood still", "> ", "> ")) == ["> the crane", "> stood still"]


def test_words_keep_some_room_however_far_they_are_indented() -> None:
    assert list(Page(4).lines("a crane stood", " " * 8)) == [" " * 8 + "a crane", " " * 8 + "stood"]
    assert LEAST == 10


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert list(Page(10).lines("a " + "x" * 25)) == ["a", "x" * 10, "x" * 10, "x" * 5]


@pytest.mark.parametrize(("title", "rule"), [("Quay", "----"), ("東京", "----"), ("Cafe\u0301", "----")])
def test_a_title_is_underlined_as_far_as_it_goes(title: str, rule: str) -> None:
    assert list(Page(20).underlined(title)) == [title, rule]
    assert list(Page(20, styled=True).underlined(title)) == [f"\x1b[1m{title}\x1b[0m"]
