"""Break one paragraph into rows of offsets. Knows widths; knows nothing of kinds or styles."""

from __future__ import annotations

from collections.abc import Iterator

from reader.tui.page.cells import graphemes, is_even

CLOSERS = frozenset("、。，．：；！？）」』】〉》〕］｝”’…‥·ー々〜～%％°")
"""Never the first on a row."""
OPENERS = frozenset("（「『【〈《〔［｛“‘")
"""Never the last on a row."""

SLICE = 4096
"""Code points measured at a time."""

Rows = list[tuple[int, int]]


def wrap(text: str, start: int, end: int, width: int) -> Rows:
    """The rows of `text[start:end]` at `width` cells: half-open offsets into `text`, blanks at a break left out.

    A line feed always breaks. Rows break at blanks, between wide characters where their typography allows, and, where
    a word is longer than the row, inside it between graphemes. There is always at least one row. Linear in the length.
    """
    rows: Rows = []
    line = start
    while True:
        stop = text.find("\n", line, end)
        stop = end if stop < 0 else stop
        if is_even(text, line, stop):
            _wrap_even(text, line, stop, width, rows)
        else:
            _wrap_uneven(text, line, stop, width, rows)
        if stop >= end:
            return rows
        line = stop + 1


def _wrap_even(text: str, start: int, end: int, width: int, rows: Rows) -> None:
    """One cell a code point: `rfind` does the work, about 3 ms for a megabyte."""
    before = len(rows)
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:
            cut = start + width
        rows.append((start, _without_blanks(text, start, cut)))
        start = cut
        while start < end and text[start] == " ":
            start += 1
    if start < end or len(rows) == before:
        rows.append((start, end))


def _wrap_uneven(text: str, start: int, end: int, width: int, rows: Rows) -> None:
    """By grapheme, going back to the last place where a break was possible."""
    before = len(rows)
    row, used = start, 0
    cut = resume = start  # Where the row would end, and the next begin, if it broke at the last opportunity,
    saved = 0  # and the cells that the row would keep.
    previous = ""
    for begin, stop, cells in _graphemes(text, start, end):
        character = text[begin]
        if _may_break(previous, character, cells):
            cut, resume, saved = begin, begin, used
        if used + cells > width and character != " " and row < begin:
            if resume <= row:
                cut, resume, saved = begin, begin, used
            rows.append((row, _without_blanks(text, row, cut)))
            row, used = resume, used - saved
        used += cells
        if character == " ":
            cut, resume, saved = begin, stop, used
        previous = text[stop - 1]
    if row < end or len(rows) == before:
        rows.append((row, end))


def _graphemes(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    # In slices that end after a blank, so that a line of five megabytes needs no list of five million.
    while start < end:
        stop = end
        if end - start > SLICE:
            blank = text.rfind(" ", start, start + SLICE)
            stop = blank + 1 if blank > start else start + SLICE
        for begin, finish, cells in graphemes(text[start:stop]):
            yield start + begin, start + finish, cells
        start = stop


def _may_break(before: str, character: str, cells: int) -> bool:
    if not before or before == " " or character == " ":
        return False
    wide = (cells == 2 and not before.isascii()) or _is_ideographic(before) or _is_ideographic(character)
    return wide and character not in CLOSERS and before not in OPENERS


def _is_ideographic(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7af" or "\uff00" <= character <= "\uffef"


def _without_blanks(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return end
