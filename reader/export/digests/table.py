"""A tally as a table for people, which fits the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.base.printable import printable
from reader.base.text import counted
from reader.digest.tally import Row, Tally
from reader.export.digests.columns import COLUMNS, Cell, Column
from reader.export.lines import Page
from reader.page.cells import clip, width_of

_GAP = "  "
_LEAST = 12
"""Cells that a name keeps, however narrow the terminal is."""

_MOST = 40
"""Cells of a name or a role where nothing limits the table."""


def write(tally: Tally, page: Page) -> Iterator[str]:
    """What was counted in all, then the rows with the most, then how many others there are."""
    total = tally.total
    counts = (counted(total.articles, "article"), counted(total.quotes, "quote"), counted(total.words, "word"))
    yield from _written(page.lines(f"{', '.join(counts)}; {_shown(total.unsourced_share)} without a source found"))
    rows = tally.rows()
    if rows:
        yield "\n"
        yield from _written(_table(COLUMNS[tally.by], rows, page))
    if len(tally) > len(rows):
        yield from _written(page.lines(f"and {len(tally) - len(rows):,} more; --top N shows more of them"))


def _written(lines: Iterator[str]) -> Iterator[str]:
    return (f"{line.rstrip()}\n" for line in lines)


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


def _shown(value: Cell) -> str:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, float):
        return f"{round(100 * value)}%"
    return "–" if value is None else f"{value:,}"


def _widths(
    titles: Sequence[str], cells: Sequence[Sequence[str]], is_text: Sequence[bool], limit: int | None
) -> list[int]:
    """The width of each column; those of words share what numbers leave over."""
    widths = [max(map(width_of, column)) for column in zip(titles, *cells, strict=True)]
    widths = [min(width, _MOST) if text else width for width, text in zip(widths, is_text, strict=True)]
    over = sum(widths) + len(_GAP) * (len(widths) - 1) - limit if limit is not None else 0
    for index in reversed([index for index, text in enumerate(is_text) if text]):
        less = max(0, min(over, widths[index] - _LEAST))
        widths[index] -= less
        over -= less
    return widths


def _line(cells: Sequence[str], widths: Sequence[int], is_text: Sequence[bool]) -> str:
    return _GAP.join(map(_padded, cells, widths, is_text))


def _padded(cell: str, width: int, is_text: bool) -> str:
    shown = clip(cell, width)
    blanks = " " * (width - width_of(shown))
    return shown + blanks if is_text else blanks + shown
