"""How wide text is in a terminal. Knows cells and code points; knows nothing of rows."""

from __future__ import annotations

import re

TAB = 4
"""Cells that a tab takes, wherever it stands."""

# Everything that may be wider or narrower than one cell: controls, combining marks and every script that has any, the
# wide East Asian blocks, symbols with an emoji form, joiners and variation selectors. What is not in here is one cell.
_UNEVEN = re.compile(
    "[^\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2500-\u25fc]"
)


def is_even(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether every code point of `text[start:end]` is exactly one cell wide."""
    return _UNEVEN.search(text, start, len(text) if end is None else end) is None


def width_of(text: str) -> int:
    """Cells that `text` takes on one row; a tab counts `TAB`."""
    if is_even(text):
        return len(text)
    from rich.cells import cell_len  # late: most texts are even, and the first page is wanted at once

    return cell_len(text) + TAB * text.count("\t")


def graphemes(text: str) -> list[tuple[int, int, int]]:
    """What a terminal draws as one: `(start, end, cells)` for each, without gaps, in code points of `text`."""
    from rich.cells import split_graphemes  # late, as above

    spans, _ = split_graphemes(text)
    return [(start, end, TAB if text[start] == "\t" else cells) for start, end, cells in spans]


def offset_at(text: str, column: int) -> int:
    """The code point of `text` drawn at cell `column`, the nearest one where the column lies outside."""
    if column <= 0:
        return 0
    if is_even(text):
        return min(column, len(text))
    at = 0
    for start, _end, cells in graphemes(text):
        if at + cells > column:
            return start
        at += cells
    return len(text)


def clip(text: str, width: int) -> str:
    """`text` cut to at most `width` cells, with an ellipsis where something was cut."""
    if width <= 0:
        return ""
    if width_of(text) <= width:
        return text
    at = 0
    for start, _end, cells in graphemes(text):
        if at + cells > width - 1:
            return text[:start].rstrip() + "…"
        at += cells
    return text
