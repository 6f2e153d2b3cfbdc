"""Render the first screen, cell for cell as the interface paints it, without loading the interface."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
from reader.page.typeset import PageRows, aside_for, max_column_cells, rows_of_pages
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


class FirstScreen:
    """The screen of an article before names and quotes are found, with the part that is scrolled to."""

    def __init__(
        self,
        document: Document,
        columns: int,
        rows: int,
        settings: Settings,
        *,
        offset: int = 0,
        place: str = "",
        share: float = 1.0,
    ) -> None:
        """For a terminal of at least `MIN_SIZE`.

        `offset` is the code point to start at; `share` is the share of the article that `document` covers, from 0 to 1;
        `place` is its position among several.
        """
        both = columns >= TWO_PANELS_COLUMNS
        left = LEFT_COLUMNS if both else 0
        right = RIGHT_COLUMNS if both else PANEL_COLUMNS if columns >= ONE_PANEL_COLUMNS else 0
        height = rows - _OTHER_ROWS + both  # with both panels, the extras are below the right one
        with_captions = settings.captions is not CaptionsShown.PLACE
        extras = right if both else columns - right
        self.message = ""
        """Shown in place of all else in the status line, if there is one."""
        self._columns, self._left, self._right, self._share = columns, left, right, share
        self._article = _Article(document, columns - left - right, height, settings, offset)
        self._text = StatusText(document, place)
        self._extras = _extras(extras_title(document, extras - LINE_MARGINS, with_captions=with_captions), extras)

    @property
    def top(self) -> int:
        """The first visible code point; on a blank row, the one before the paragraph below it."""
        return self._article.top_offset

    def scroll(self, rows: int) -> None:
        """Scroll by rows, as far as there are any."""
        self._article.go(self._article.top + rows)

    def page(self, pages: float) -> None:
        """Scroll by pages, less two rows for orientation."""
        self.scroll(rows_of_pages(pages, self._article.height))

    def to_start(self) -> None:
        """Scroll to the beginning."""
        self._article.go(0)

    def to_end(self) -> None:
        """Scroll to the end of what is available of the article."""
        self._article.go_to_end()

    def rows(self) -> list[list[StyledText]]:
        """What is drawn in each row."""
        columns, left, right, view = self._columns, self._left, self._right, self._article.view(self._share)
        body = list(self._article.rows())
        if left:
            body = [[StyledText(" " * left, ("panel",)), *row, StyledText(" " * right, ("panel",))] for row in body]
            body[-1][-1:] = self._extras
        else:
            body.append(self._extras)
            if right:
                body = [[*row, StyledText("▏", ("border",)), StyledText(" " * (right - 1), ("panel",))] for row in body]
        top = _line("top", *self._text.top(columns, view), columns)
        return [top, *body, self._status(view), [StyledText(" " * columns, ("keys",))]]

    def _status(self, view: VisiblePart) -> list[StyledText]:
        columns = self._columns
        if self.message:
            return _line("status", self.message, "", columns)
        return _line("status", *self._text.status(columns, view, READING_ON if self._share < 1 else ""), columns)


def is_large_enough(columns: int, rows: int) -> bool:
    """Whether the first screen of a terminal of this size can be rendered here."""
    return columns >= MIN_SIZE[0] and rows >= MIN_SIZE[1]


def ansi(
    rows: Sequence[Sequence[StyledText]],
    table: Mapping[str, StyleCodes],
    before: Sequence[Sequence[StyledText]] = (),
) -> str:
    """The escape sequences that draw the rows of a screen, except for those that are the same as `before`."""
    drawn = []
    for number, row in enumerate(rows, 1):
        if number > len(before) or row != before[number - 1]:
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
        self.height = height
        """Rows on the screen."""
        self.top = 0
        """The first row of the page that is on the screen."""
        self._document = document
        self._width = columns - 1
        self._page = PageRows(document, min(settings.measure, max_column_cells(self._width)), aside_for(settings))
        self._page.extend()
        self._left = (self._width - self._page.width) // 2
        self._paint = Paint(*ground_layers(document))
        if offset:
            self.go(self._page.row_of(offset))

    def go(self, row: int) -> None:
        """Put a row on top, or the nearest to it that can be there."""
        self._page.row(row + self.height)  # lay out that far, for a sufficiently exact number of rows
        self.top = max(0, min(row, self._page.row_count + 1 - self.height))

    def go_to_end(self) -> None:
        """Put the last rows on the screen."""
        self._page.extend(len(self._document.text))
        self.go(self._page.row_count)

    @property
    def top_offset(self) -> int:
        """The first visible code point."""
        return self._offset(self.top)

    def view(self, share: float) -> VisiblePart:
        """The visible part; `share` is the share of the article that this document covers."""
        rows = self._page.row_count
        progress = min(1.0, (self.top + self.height) / rows) if rows else 1.0
        fits = rows <= self.height and share == 1.0
        return VisiblePart(self.top_offset, self._offset(self.top + self.height), progress * share, fits)

    def _offset(self, number: int) -> int:
        row = self._page.row(number)
        return row.start if row else len(self._document.text)

    def rows(self) -> Iterator[list[StyledText]]:
        """Every row, scroll bar included."""
        bar = _scroll_bar(self.height, self._page.row_count + 1, self.top)
        for number in range(self.height):
            parts = list(self._row(self.top + number))
            rest = self._width - sum(width_of(part.text) for part in parts)
            yield [*parts, StyledText(" " * rest, ("article",)), bar[number]]

    def _row(self, number: int) -> Iterator[StyledText]:
        row = self._page.row(number)
        if row is None:
            return
        yield StyledText(" " * self._left, ("article",))
        if row.prefix:
            yield StyledText(row.prefix, ("article", "meta"))
        for part in row.parts:
            yield StyledText(" " * part.gap, ("article",))
            for start, end, styles in self._paint.runs(part.start, part.end):
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
