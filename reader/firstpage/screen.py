"""The first screen, cell for cell as the interface paints it, made without the interface."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil
from typing import NamedTuple

from reader.firstpage.colours import Look, escape
from reader.model.document import Document
from reader.page.cells import clip, width_of
from reader.page.paint import Paint, ground_layers
from reader.page.status import BOTH, DOCKED, READING, Lines, View, extras_title, split_line
from reader.page.typeset import PageRows, aside_for, room
from reader.settings import CaptionsShown, Settings

LEAST = (40, 10)
"""Columns and rows under which parts of the screen are left out; there the first screen is left to the interface."""

PANEL, WHO, QUOTES = 41, 44, 50
"""Columns of the panel beside the article, and of the two on both sides of it."""

_AROUND = 4
"""Rows that are not the article's: the top line, what was set aside, the status line, the keys."""

_EIGHTHS = "▁▂▃▄▅▆▇"


class StyledText(NamedTuple):
    """Cells side by side that look the same."""

    text: str
    looks: tuple[str, ...]
    """A base look and those over it."""


def first_screen(
    document: Document,
    columns: int,
    rows: int,
    settings: Settings,
    *,
    offset: int = 0,
    place: str = "",
    share: float = 1.0,
) -> list[list[StyledText]]:
    """The rows of the screen before names and quotes are found. [] where the terminal is smaller than `LEAST`.

    `offset` is the code point to begin at; `share` says how much of the article `document` is, from 0 to 1; `place`
    which of several it is.
    """
    if columns < LEAST[0] or rows < LEAST[1]:
        return []
    both = columns >= BOTH
    left, right = (WHO, QUOTES) if both else (0, PANEL if columns >= DOCKED else 0)
    height = rows - _AROUND + both  # with both panels what was set aside stands under the right one
    article = _Article(document, columns - left - right, height, settings, offset)
    lines = Lines(document, place)
    view = article.view(share)
    body = list(article.rows())
    title = extras_title(document, with_captions=settings.captions is not CaptionsShown.PLACE)
    if both:
        body = [[StyledText(" " * left, ("panel",)), *row, StyledText(" " * right, ("panel",))] for row in body]
        body[-1][-1:] = _extras(title, right)
    else:
        body.append(_extras(title, columns - right))
        if right:
            body = [[*row, StyledText("▏", ("border",)), StyledText(" " * (right - 1), ("panel",))] for row in body]
    top = _line("top", *lines.top(columns, view), columns)
    status = _line("status", *lines.status(columns, view, READING if share < 1 else ""), columns)
    return [top, *body, status, [StyledText(" " * columns, ("keys",))]]


def ansi(screen: list[list[StyledText]], table: Mapping[str, Look]) -> str:
    """The escape sequences that draw a screen from the upper left corner."""
    drawn = []
    for number, row in enumerate(screen, 1):
        cells = "".join(escape(table, *part.looks) + part.text for part in row if part.text)
        drawn.append(f"\x1b[{number};1H{cells}")
    return "".join(drawn) + "\x1b[0m"


def _line(look: str, left: str, right: str, columns: int) -> list[StyledText]:
    left, gap, right = split_line(left, right, columns - 2)
    return [StyledText(f" {left}{gap}", (look,)), StyledText(right, (f"{look}-right",)), StyledText(" ", (look,))]


def _extras(title: str, columns: int) -> list[StyledText]:
    title = clip(title, columns - 2)
    return [
        StyledText(" ", ("extras",)),
        StyledText(title + " " * (columns - 2 - width_of(title)), ("extras",)),
        StyledText(" ", ("extras",)),
    ]


class _Article:
    """The column of text and its scroll bar."""

    def __init__(self, document: Document, columns: int, height: int, settings: Settings, offset: int) -> None:
        self._document = document
        self._height = height
        self._width = columns - 1
        self._page = PageRows(document, min(settings.measure, room(self._width)), aside_for(settings))
        self._page.extend()
        self._left = (self._width - self._page.width) // 2
        self._top = self._row_on_top(offset)

    def _row_on_top(self, offset: int) -> int:
        if not offset:
            return 0
        row = self._page.row_of(offset)
        self._page.row(row + self._height)  # laid out that far, so that the number of rows is known well enough
        return max(0, min(row, self._page.row_count + 1 - self._height))

    def view(self, share: float) -> View:
        rows = self._page.row_count
        progress = min(1.0, (self._top + self._height) / rows) if rows else 1.0
        fits = rows <= self._height and share == 1.0
        middle, bottom = self._top + self._height // 2, self._top + self._height
        return View(self._offset(middle), self._offset(bottom), progress * share, fits)

    def _offset(self, number: int) -> int:
        row = self._page.row(number)
        return row.start if row else len(self._document.text)

    def rows(self) -> Iterator[list[StyledText]]:
        """Every row of it, scroll bar included."""
        paint = Paint(*ground_layers(self._document))
        bar = _scroll_bar(self._height, self._page.row_count + 1, self._top)
        for number in range(self._height):
            parts = list(self._row(self._top + number, paint))
            rest = self._width - sum(width_of(part.text) for part in parts)
            yield [*parts, StyledText(" " * rest, ("article",)), bar[number]]

    def _row(self, number: int, paint: Paint) -> Iterator[StyledText]:
        row = self._page.row(number)
        if row is None:
            return
        yield StyledText(" " * self._left, ("article",))
        if row.prefix:
            yield StyledText(row.prefix, ("article", "meta"))
        for start, end, styles in paint.runs(row.start, row.end):
            yield StyledText(row.spread(self._document.text, start, end), ("article", *styles))


def _scroll_bar(height: int, rows: int, top: int) -> list[StyledText]:
    """The bar of a page of which this row is on top, in eighths of a cell as Textual draws it."""
    if rows <= height:
        return [StyledText(" ", ("article",))] * height
    thumb = max(1.0, height * height / rows)
    start = int((height - thumb) * top / (rows - height) * 8)
    first, over = divmod(start, 8)
    last, under = divmod(start + ceil(thumb * 8), 8)
    track, whole = StyledText(" ", ("track",)), StyledText(" ", ("thumb",))
    bar = [track] * first + [whole] * (last - first) + [track] * (height - last)
    if over and first < height:
        bar[first] = StyledText(_EIGHTHS[7 - over], ("thumb-start",))
    if under and last < height:
        bar[last] = StyledText(_EIGHTHS[7 - under], ("thumb-end",))
    return bar[:height]
