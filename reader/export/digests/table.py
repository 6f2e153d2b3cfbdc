"""A tally as a table for people, which fits the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.base.printable import printable
from reader.base.text import counted
from reader.digest.tally import Row, Tally
from reader.export.digests.columns import COLUMNS, Cell, Column
from reader.export.lines import Page, ended
from reader.page.cells import clip, width_of

_GAP = "  "
_LEAST = 12
"""Cells that a name keeps, however narrow the terminal is."""


def write(tally: Tally, page: Page) -> Iterator[str]:
    """What was counted in all, then the rows with the most, then how many others there are."""
    return ended(_lines(tally, page))


def _lines(tally: Tally, page: Page) -> Iterator[str]:
    total = tally.total
    counts = (counted(total.articles, "article"), counted(total.quotes, "quote"), counted(total.words, "word"))
    share = f"; {_shown(total.unsourced_share)} without a source found" if total.quotes else ""
    yield from page.lines(", ".join(counts) + share)
    rows = tally.rows()
    if rows:
        yield ""
        yield from _table(COLUMNS[tally.by], rows, page)
    if len(tally) > len(rows):
        yield from page.lines(f"and {len(tally) - len(rows):,} more; --top N shows more of them")


def _table(columns: Sequence[Column], rows: Sequence[Row], page: Page) -> Iterator[str]:
    cells = [[_shown(column.value(row)) for column in columns] for row in rows]
    cells = [[name or "not stated", *others] for name, *others in cells]
    titles = [column.title or column.name for column in columns]
    is_text = [isinstance(column.value(rows[0]), str) for column in columns]
    widths = _widths(titles, cells, is_text, page.width)
    yield page.paint("strong", _line(titles, widths, is_text))
    if not page.styled:
        yield _GAP.join("-" * width for width in widths)
    for row in cells:
        yield _line(row, widths, is_text)
    if len(widths) < len(titles):
        yield from page.lines(f"no room for {', '.join(titles[len(widths) :])}")


def _shown(value: Cell) -> str:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, float):
        return f"{round(100 * value)}%"
    return "–" if value is None else f"{value:,}"


def _widths(
    titles: Sequence[str], cells: Sequence[Sequence[str]], is_text: Sequence[bool], limit: int | None
) -> list[int]:
    """The width of each column, of as many as there is room for; those of words share what numbers leave over."""
    widths = [max(map(width_of, column)) for column in zip(titles, *cells, strict=True)]
    if limit is None:
        return widths
    least = [min(width, _LEAST) if text else width for width, text in zip(widths, is_text, strict=True)]
    while len(least) > 1 and _total(least) > limit:
        least.pop()
    room = limit - _total(least)
    for index, width in enumerate(least):
        more = min(widths[index] - width, room)
        least[index] += more
        room -= more
    return least


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _line(cells: Sequence[str], widths: Sequence[int], is_text: Sequence[bool]) -> str:
    shown = zip(cells, widths, is_text, strict=False)  # of the cells for which there is room
    return _GAP.join(_padded(cell, width, text) for cell, width, text in shown)


def _padded(cell: str, width: int, is_text: bool) -> str:
    shown = clip(cell, width)
    blanks = " " * (width - width_of(shown))
    return shown + blanks if is_text else blanks + shown
