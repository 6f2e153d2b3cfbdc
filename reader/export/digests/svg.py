"""A tally as a picture: a bar for each row, drawn by leather, which the extra `charts` installs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any

from reader.base.printable import printable
from reader.digest.tally import Row, Tally
from reader.errors import OutputError
from reader.export.digests.columns import COLUMNS, MEASURE
from reader.export.lines import Page
from reader.page.cells import clip

_MOST_BARS = 40
_NAME_CELLS = 36
_WIDTH, _BAR, _FRAME = 900, 24, 130
"""Sizes in pixels: of the picture, of a bar with the space below it, of all above and below the bars."""

_COLOUR = "#3b6ea5"


def write(tally: Tally, _page: Page) -> Iterator[str]:
    """Bars for the rows with the most, or for all months in order. Raises `OutputError` without leather."""
    rows = tally.rows()[:_MOST_BARS]
    if not rows:
        raise OutputError("there is nothing to draw")
    measure = next(each for each in COLUMNS[tally.by] if each.name == MEASURE.get(tally.by, "quotes"))
    leather = _leather()
    chart = leather.Chart(f"{measure.name.capitalize()} by {tally.by}")
    chart.add_bars(list(zip(map(measure.value, rows), _names(rows), strict=True)), fill_color=_COLOUR)
    picture = StringIO()
    chart.to_svg(picture, width=_WIDTH, height=_FRAME + _BAR * len(rows))
    yield picture.getvalue() + "\n"


def _names(rows: Sequence[Row]) -> Iterator[str]:
    """What the bars are called: each name once, as leather draws one bar for each."""
    used: Counter[str] = Counter()
    for row in rows:
        name = clip(printable(row.name) or "not stated", _NAME_CELLS)
        used[name] += 1
        yield name if used[name] == 1 else f"{name} ({used[name]})"


def _leather() -> Any:
    try:
        import leather
    except ImportError as error:
        from reader.base.installed import how_to_add_extra  # late: it is seldom needed

        command = how_to_add_extra("charts")
        raise OutputError(f"a picture takes leather: install the extra `charts` with {command}") from error
    theme = leather.theme
    theme.background_color, theme.label_color = "#ffffff", "#444444"
    theme.title_font_family = theme.tick_font_family = "sans-serif"
    return leather
