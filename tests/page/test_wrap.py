"""The rows of one paragraph."""

from __future__ import annotations

import itertools
import sys

import pytest
from rich.cells import cell_len

from reader.page import wrap as wrapping
from reader.page.cells import clip, graphemes, is_even, offset_at, spread, unspread, width_of
from reader.page.wrap import CLOSERS, OPENERS, wrap
from tests.wrapping import SIGNS, TEXTS


@pytest.mark.parametrize("width", [1, 2, 3, 7, 20, 72])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_rows_contain_all_words_and_fit(text: str, width: int) -> None:
    rows = list(wrap(text, 0, len(text), width))
    assert rows
    assert "".join(text[start:end] for start, end in rows).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(rows))
    for start, end in rows:
        row = text[start:end]
        assert cell_len(row.rstrip()) <= width or len(row) <= 7, "only a single grapheme may be wider than the row"


@pytest.mark.parametrize("width", [1, 3, 7, 20])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_long_line_is_wrapped_in_parts_as_if_it_were_one(
    text: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = " ".join([text.replace("\n", " "), "and   the crane stood still", text.replace("\n", "  ")])
    whole = list(wrap(text, 0, len(text), width))
    for window in (2 * width, 30, 50):
        monkeypatch.setattr(wrapping, "WINDOW", window)
        assert list(wrap(text, 0, len(text), width)) == whole


def test_only_the_part_of_a_line_that_its_rows_need_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "the crane stood still " * 100_000
    seen: list[int] = []

    def look(text: str, start: int, end: int) -> bool:
        seen.append(end)
        return True

    monkeypatch.setattr(wrapping, "is_even", look)
    assert next(wrap(text, 0, len(text), 80)) == (0, 75)
    assert max(seen) <= wrapping.WINDOW


def test_marks_without_width_make_one_row_however_many_there_are() -> None:
    text = "e" + "\u0301" * 3 * wrapping.WINDOW
    assert list(wrap(text, 0, len(text), 80)) == [(0, len(text))]


def test_rows_break_at_spaces_and_leave_them_out() -> None:
    text = "the crane stood still"
    assert [text[start:end] for start, end in wrap(text, 0, len(text), 10)] == ["the crane", "stood", "still"]


def test_a_part_of_a_text_is_wrapped_in_its_own_offsets() -> None:
    text = "before [the crane stood still] after"
    assert [text[start:end] for start, end in wrap(text, 8, 29, 10)] == ["the crane", "stood", "still"]


@pytest.mark.parametrize("width", range(4, 30))
def test_no_row_starts_with_a_closing_mark_or_ends_with_an_opening_one(width: int) -> None:
    text = TEXTS["Japanese"]
    rows = [text[start:end] for start, end in wrap(text, 0, len(text), width)]
    assert not any(row[0] in CLOSERS for row in rows)
    assert not any(row[-1] in OPENERS for row in rows)


@pytest.mark.parametrize(
    "inside", ["an-address-without-end/" * 9, "ein-Wörtchen-ohne-Ende/é/" * 9], ids=["even", "uneven"]
)
@pytest.mark.parametrize("width", [12, 24, 72])
def test_a_split_word_keeps_its_marks(inside: str, width: int) -> None:
    for length in range(3 * width):
        text = f"see “(https://{inside[:length]}).”"
        rows = [text[start:end] for start, end in wrap(text, 0, len(text), width)]
        assert not any(row[0] in CLOSERS for row in rows)
        assert not any(row[-1] in OPENERS for row in rows)
        assert all(len(row) <= width for row in rows)


@pytest.mark.parametrize(
    "text", ["東京の港で(賃金を上げろ)と叫んだ,だから!本当?", "。" * 50, "“" * 50, ".é" + "." * 50]
)
@pytest.mark.parametrize("width", [1, 2, 3, 8, 9, 20])
def test_a_row_full_of_marks_breaks_where_it_must(text: str, width: int) -> None:
    rows = [text[start:end] for start, end in wrap(text, 0, len(text), width)]
    assert "".join(rows) == text
    assert all(cell_len(row) <= width or len(row) == 1 for row in rows)


@pytest.mark.parametrize("sign", [" \u0317", " \u200db"], ids=["mark", "joiner"])
@pytest.mark.parametrize("width", range(1, 8))
def test_a_space_with_a_combining_mark_is_kept(sign: str, width: int) -> None:
    text = f"東ab{sign}cd{sign}{sign} ef"
    rows = [text[start:end] for start, end in wrap(text, 0, len(text), width)]
    assert "".join(rows).count(sign[1:]) == 3


@pytest.mark.parametrize("words", ["the crane", "the crané", ""])
def test_trailing_spaces_take_no_room(words: str) -> None:
    text = f"{words}{' ' * 30}\n{words} "
    rows = [text[start:end] for start, end in wrap(text, 0, len(text), 12)]
    assert [row for row in rows if row] == [words, words][: 2 * bool(words)]


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS.keys())
def test_a_sign_is_one_grapheme_as_wide_as_it_is_drawn(sign: str) -> None:
    assert graphemes(f"a{sign}{sign}b") == [
        (0, 1, 1),
        (1, 1 + len(sign), cell_len(sign)),
        (1 + len(sign), 1 + 2 * len(sign), cell_len(sign)),
        (1 + 2 * len(sign), 2 + 2 * len(sign), 1),
    ]
    assert offset_at(f"a{sign}b", cell_len(sign)) == 1
    assert clip(f"{sign}abcd", cell_len(sign)) == "…"


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS.keys())
@pytest.mark.parametrize("before", ["", "x", "xyz"])
def test_a_sign_stays_whole_where_a_long_line_is_parted(sign: str, before: str) -> None:
    text = before + sign * (2 * wrapping.SLICE)
    rows = [text[start:end] for start, end in wrap(text, 0, len(text), 41)]
    assert "".join(rows) == text
    assert all(row.replace(sign, "") in ("", before) for row in rows)


def test_half_a_flag_is_a_sign_of_its_own() -> None:
    assert graphemes("🇫 🇷🇩🇪") == [(0, 1, 1), (1, 2, 1), (2, 4, 2), (4, 5, 1)]


def test_a_line_of_a_megabyte_takes_one_pass() -> None:
    assert len(list(wrap("x" * 1_000_000, 0, 1_000_000, 100))) == 10_000
    wide = "東" * 100_000
    assert len(list(wrap(wide, 0, len(wide), 100))) == 2_000


def test_even_text_has_one_cell_per_code_point() -> None:
    for code_point in range(sys.maxunicode + 1):
        character = chr(code_point)
        if is_even(character):
            assert cell_len(character) == 1, hex(code_point)


def test_columns_map_to_code_points() -> None:
    assert [offset_at("a東b", column) for column in range(6)] == [0, 1, 1, 2, 3, 3]
    assert offset_at("abc", 99) == 3


def test_clipped_text_ends_in_an_ellipsis_and_fits() -> None:
    assert clip("harbour master", 8) == "harbour…"
    assert clip("harbour", 7) == "harbour"
    assert clip("harbour … master", 11) == "harbour…"
    assert width_of(clip("東京の港で", 5)) <= 5
    assert clip("harbour", 0) == ""


@pytest.mark.parametrize("gaps", [(), (2, 7), (1, 1, 1, 1)])
def test_places_in_text_with_tabs_are_found_where_they_are_drawn(gaps: tuple[int, ...]) -> None:
    text = "a\tbc\td\t"
    drawn = spread(text, gaps)
    assert "\t" not in drawn
    assert len(drawn) == width_of(text, gaps)
    for offset, character in enumerate(text):
        if character != "\t":
            column = drawn.index(character)
            assert offset_at(text, column, gaps) == offset
            assert unspread(text, column, gaps) == offset
    assert unspread(text, len(drawn) + 5, gaps) == len(text)
