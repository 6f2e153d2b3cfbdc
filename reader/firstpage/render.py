"""Render the first screen, cell for cell as the interface paints it, without loading the interface."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil
from typing import NamedTuple

from reader.firstpage.colours import StyleCodes, escape_sequence
from reader.model.document import Document
from reader.page.cells import clip, width_of
from reader.page.paint import Paint, ground_layers
from reader.page.status_text import (
    LINE_MARGINS,
    ONE_PANEL_COLUMNS,
    READING_ON,
    TWO_PANELS_COLUMNS,
    StatusText,
    VisiblePart,
    extras_title,
    split_line,
)
from reader.page.typeset import PageRows, aside_for, max_column_cells
from reader.settings import CaptionsShown, Settings

MIN_SIZE = (40, 10)
"""Minimum columns and rows. Smaller terminals lack parts of the screen, and their first screen is left to Textual."""

PANEL_COLUMNS, LEFT_COLUMNS, RIGHT_COLUMNS = 41, 44, 50
"""Columns of a panel alone next to the article, and of the left and right panel on both sides of it."""

_OTHER_ROWS = 4
"""Rows that are not the article's: the top line, the extras, the status line, the keys."""

_EIGHTHS = "▁▂▃▄▅▆▇"


class StyledText(NamedTuple):
    """Adjacent cells with the same styles."""

    text: str
    looks: tuple[str, ...]
    """A base style and those over it."""


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
    """The rows of the screen before names and quotes are found; [] if the terminal is smaller than `MIN_SIZE`.

    `offset` is the code point to start at; `share` is the share of the article that `document` covers, from 0 to 1;
    `place` is its position among several.
    """
    if columns < MIN_SIZE[0] or rows < MIN_SIZE[1]:
        return []
    both = columns >= TWO_PANELS_COLUMNS
    left, right = (LEFT_COLUMNS, RIGHT_COLUMNS) if both else (0, PANEL_COLUMNS if columns >= ONE_PANEL_COLUMNS else 0)
    height = rows - _OTHER_ROWS + both  # with both panels, the extras are below the right one
    article = _Article(document, columns - left - right, height, settings, offset)
    lines = StatusText(document, place)
    view = article.view(share)
    body = list(article.rows())
    with_captions = settings.captions is not CaptionsShown.PLACE
    title = extras_title(document, (right if both else columns - right) - LINE_MARGINS, with_captions=with_captions)
    if both:
        body = [[StyledText(" " * left, ("panel",)), *row, StyledText(" " * right, ("panel",))] for row in body]
        body[-1][-1:] = _extras(title, right)
    else:
        body.append(_extras(title, columns - right))
        if right:
            body = [[*row, StyledText("▏", ("border",)), StyledText(" " * (right - 1), ("panel",))] for row in body]
    top = _line("top", *lines.top(columns, view), columns)
    status = _line("status", *lines.status(columns, view, READING_ON if share < 1 else ""), columns)
    return [top, *body, status, [StyledText(" " * columns, ("keys",))]]


def ansi(screen: list[list[StyledText]], table: Mapping[str, StyleCodes]) -> str:
    """The escape sequences that draw a screen from the top left corner."""
    drawn = []
    for number, row in enumerate(screen, 1):
        cells = "".join(escape_sequence(table, *part.looks) + part.text for part in row if part.text)
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
        self._page = PageRows(document, min(settings.measure, max_column_cells(self._width)), aside_for(settings))
        self._page.extend()
        self._left = (self._width - self._page.width) // 2
        self._top = self._row_on_top(offset)

    def _row_on_top(self, offset: int) -> int:
        if not offset:
            return 0
        row = self._page.row_of(offset)
        self._page.row(row + self._height)  # lay out that far, for a sufficiently exact number of rows
        return max(0, min(row, self._page.row_count + 1 - self._height))

    def view(self, share: float) -> VisiblePart:
        rows = self._page.row_count
        progress = min(1.0, (self._top + self._height) / rows) if rows else 1.0
        fits = rows <= self._height and share == 1.0
        return VisiblePart(self._offset(self._top), self._offset(self._top + self._height), progress * share, fits)

    def _offset(self, number: int) -> int:
        row = self._page.row(number)
        return row.start if row else len(self._document.text)

    def rows(self) -> Iterator[list[StyledText]]:
        """Every row, scroll bar included."""
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
    """A scroll bar with row `top` at the top, in eighths of a cell as Textual draws it."""
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
