"""How wide text is in a terminal. Knows cells and code points; knows nothing of rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat

from reader.base import lazy_regex

TAB = 4
"""Default width of a tab, in cells."""

Gaps = Sequence[int]
"""Widths of the tabs of a text in cells, in order; further tabs take `TAB`."""

# Everything that may be wider or narrower than one cell: controls, combining marks and all scripts that have any,
# wide East Asian blocks, symbols with an emoji form, joiners and variation selectors. All else takes one cell.
_UNEVEN = lazy_regex.compile(
    "[^\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2500-\u25fc]"
)

_LETTER_PAIR = lazy_regex.compile("[\U0001f1e6-\U0001f1ff]{2}")
"""The code points that flags are written with, two for each."""


def is_even(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether every code point of `text[start:end]` is exactly one cell wide."""
    return _UNEVEN.search(text, start, len(text) if end is None else end) is None


def width_of(text: str, gaps: Gaps = ()) -> int:
    """Cells that `text` takes on one row."""
    if is_even(text):
        return len(text)
    from rich.cells import cell_len  # late: most texts are even, and the first page should be painted soon

    tabs = text.count("\t")
    return cell_len(text) + sum(gaps[:tabs]) + TAB * max(0, tabs - len(gaps))


def spread(text: str, gaps: Gaps = ()) -> str:
    """`text` with its tabs replaced by spaces."""
    if "\t" not in text:
        return text
    first, *others = text.split("\t")
    return first + "".join(" " * gap + part for gap, part in zip(_all(gaps), others, strict=False))


def unspread(text: str, index: int, gaps: Gaps = ()) -> int:
    """The index in `text` of the code point at `index` of `spread(text)`; the length of `text` past its end."""
    at = 0
    for part, gap in zip(text.split("\t"), _all(gaps), strict=False):
        if index <= len(part):
            return at + max(0, index)
        index -= len(part)
        at += len(part)
        if index < gap:
            return at
        index -= gap
        at += 1
    return len(text)


def _all(gaps: Gaps) -> Iterator[int]:
    return chain(gaps, repeat(TAB))


def graphemes(text: str, gaps: Gaps = ()) -> list[tuple[int, int, int]]:
    """Grapheme clusters of `text` as `(start, end, cells)`, in code points and without gaps."""
    from rich.cells import split_graphemes  # late, as above

    found: list[tuple[int, int, int]] = []
    start = 0
    tabs = _all(gaps)
    for part in text.split("\t"):  # rich would join a tab to the character before it
        if start:
            found.append((start - 1, start, next(tabs)))
        spans = split_graphemes(part)[0]
        if _LETTER_PAIR.search(part):
            spans = _with_whole_flags(part, spans)
        found += ((start + begin, start + end, cells) for begin, end, cells in spans)
        start += len(part) + 1
    return found


def _with_whole_flags(text: str, spans: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The same graphemes, but a flag is one of them: rich takes its two letters for two."""
    whole: list[tuple[int, int, int]] = []
    is_half = False
    for start, end, cells in spans:
        is_letter = is_flag_letter(text[start])
        if is_half and is_letter:
            first, _, half = whole.pop()
            whole.append((first, end, half + cells))
            is_half = False
        else:
            whole.append((start, end, cells))
            is_half = is_letter and end == start + 1
    return whole


def is_flag_letter(character: str) -> bool:
    """Whether two such make a flag."""
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def offset_at(text: str, column: int, gaps: Gaps = ()) -> int:
    """The code point of `text` drawn at cell `column`, or the nearest one if the column is outside."""
    if column <= 0:
        return 0
    if is_even(text):
        return min(column, len(text))
    at = 0
    for start, _end, cells in graphemes(text, gaps):
        if at + cells > column:
            return start
        at += cells
    return len(text)


def clip(text: str, width: int) -> str:
    """`text` cut to at most `width` cells, with an ellipsis if it was cut."""
    if width <= 0:
        return ""
    if width_of(text) <= width:
        return text
    if is_even(text):
        return _with_ellipsis(text[: width - 1])
    at = 0
    for start, _end, cells in graphemes(text):
        if at + cells > width - 1:
            return _with_ellipsis(text[:start])
        at += cells
    return text


def _with_ellipsis(text: str) -> str:
    return text.rstrip().rstrip("…").rstrip() + "…"
