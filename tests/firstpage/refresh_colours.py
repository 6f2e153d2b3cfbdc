"""Regenerate the escape codes of the first page, after a change of the style sheet or the themes.

python tests/firstpage/refresh_colours.py
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style

from reader.firstpage.colours import TABLE_PATH, StyleCodes
from reader.model.raw import Raw
from reader.page.paint import KIND_STYLES, MARK_STYLES
from reader.session.reading import Reading
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.keys_line import KeysLine
from reader.tui.widgets.side_panel import SidePanel

THEMES = ("reader-dark", "reader-light", "reader-contrast")
DEPTHS = {"full": ColorSystem.TRUECOLOR, "256": ColorSystem.EIGHT_BIT}
COLUMNS, ROWS = 120, 24
TEXT = "\n\n".join(["A tide", *(f"It came in at {hour} and nobody was on the pier to meet it." for hour in range(40))])

SPOTS = {
    "top": (1, 0),
    "top-right": (COLUMNS - 2, 0),
    "article": (0, 1),
    "thumb": (78, 1),
    "track": (78, ROWS - 4),
    "border": (79, 1),
    "panel": (COLUMNS - 1, 1),
    "extras": (2, ROWS - 3),
    "status": (1, ROWS - 2),
    "status-right": (COLUMNS - 2, ROWS - 2),
    "keys": (0, ROWS - 1),
}
"""Cells, by column and row, where each style is visible."""


@contextmanager
def nothing_beside_the_article() -> Iterator[None]:
    """The screen before the interface is ready: empty panels and keys, and no analysis."""
    with (
        patch.object(SidePanel, "compose", lambda self: ()),
        patch.object(KeysLine, "follow", lambda self: None),
        patch.object(Reading, "steps", lambda self: iter(())),
    ):
        yield


def table() -> str:
    """The styles of every theme at every colour depth, as the interface draws them."""
    with nothing_beside_the_article():
        styles = {theme: asyncio.run(_styles(theme)) for theme in THEMES}
    lines = (
        (theme, depth, name, *_codes(style, system))
        for theme in THEMES
        for depth, system in DEPTHS.items()
        for name, style in sorted(styles[theme].items())
    )
    return "".join("\t".join(line) + "\n" for line in lines)


async def _styles(theme: str) -> dict[str, Style]:
    app = ReaderApp([Reading(Raw("tide.txt", TEXT.encode()))], Settings(theme=theme))
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await pilot.pause()
        rows = app.screen._compositor.render_strips()
        found = {name: _style_at(rows[row], column) for name, (column, row) in SPOTS.items()}
        ends = [_segment_at(row, 78) for row in rows[1:-3]]
        found["thumb-end"] = next(end.style or Style() for end in ends if end.text.strip())
        found["thumb-start"] = found["thumb-end"] + Style(reverse=False)
        view = app.screen.query_one(ArticleView)
        for name in {*KIND_STYLES.values(), *MARK_STYLES.values()}:
            found[name] = view._look(name)
        return found


def _style_at(row: Iterable[Segment], column: int) -> Style:
    return _segment_at(row, column).style or Style()


def _segment_at(row: Iterable[Segment], column: int) -> Segment:
    for segment in row:
        column -= segment.cell_length
        if column < 0:
            return segment
    raise IndexError(column)


def _codes(style: Style, system: ColorSystem) -> StyleCodes:
    ink = style.color.downgrade(system).get_ansi_codes() if style.color else ()
    ground = style.bgcolor.downgrade(system).get_ansi_codes(foreground=False) if style.bgcolor else ()
    rest = style.without_color._make_ansi_codes(system)
    return [";".join(ink), ";".join(ground), rest]


if __name__ == "__main__":
    Path(TABLE_PATH).write_text(table(), "utf-8")
