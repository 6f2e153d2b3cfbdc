"""Whether everything drawn is legible, in every theme."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from reader.firstpage.colours import DEFAULT_THEME, theme_for
from reader.model.document import Document
from reader.page.paint import STYLES
from reader.session.reading import Reading
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.themes import THEMES
from reader.tui.widgets.article_view import ArticleView
from tests.tui.conftest import Open, opened, press

__all__ = ["opened"]

LINES = " ▏▌│─╭╮╰╯╴━█▓▒░▁▂▃▄▅▆▇"
"""What is drawn with characters that are no text."""

READABLE, LEGIBLE = 4.5, 3.0
"""Minimum contrast of text in WCAG 2.2, and that of large or incidental text."""

OWN_THEMES = [theme.name for theme in THEMES]


def contrast(ink: Color, ground: Color) -> float:
    """Contrast between 1 and 21, by relative luminance."""

    def luminance(colour: Color) -> float:
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    dark, light = sorted((luminance(ink), luminance(ground)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [*OWN_THEMES, "textual-light", "nord", "gruvbox"])
async def test_every_style_contrasts_with_its_background(theme: str, plain: Document) -> None:
    app = ReaderApp([Reading(document=plain)], Settings(theme=theme))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        view = app.screen.query_one(ArticleView)
        for name in sorted(STYLES):
            look = view._style(name)
            assert look.color
            assert look.bgcolor
            ink, ground = Color.from_rich_color(look.color), Color.from_rich_color(look.bgcolor)
            assert contrast(ink, ground) >= (READABLE if theme in OWN_THEMES else LEGIBLE), name


@pytest.mark.parametrize("theme", OWN_THEMES)
@pytest.mark.parametrize(
    "keys",
    [(), ("1",), ("2", "j"), ("right_square_bracket",), ("3",), ("c",), ("1", "w"), ("question_mark",)],
    ids=str,
)
async def test_all_text_on_the_screen_contrasts_with_its_background(opened: Open, theme: str, keys: tuple[str]) -> None:
    async with opened(120, 40, theme=theme) as pilot:
        await press(pilot, *keys)
        top = pilot.app.screen
        region = top.query_one(".card").region if top.is_modal else top.region
        rows = top._compositor.render_strips()[region.y : region.bottom]
        segments = (segment for row in rows for segment in row.crop(region.x, region.right))
        for segment in segments:
            style = segment.style
            if style and style.color and style.bgcolor and segment.text.strip(LINES):
                ink, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
                assert contrast(ink, ground) >= READABLE, segment.text


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_thumb_of_the_scroll_bar_is_visible(theme: Theme) -> None:
    thumb = Color.parse(theme.variables["scrollbar"])
    for ground in (theme.variables["scrollbar-background"], theme.surface):
        assert contrast(thumb, Color.parse(ground or "")) >= LEGIBLE


SIXTEEN = ("xterm-16color", "konsole-16color", "rxvt-unicode", "putty", "screen.xterm-16color", "linux", "xterm")


@pytest.mark.parametrize("terminal", SIXTEEN)
def test_a_terminal_of_16_colours_gets_its_own(terminal: str) -> None:
    assert theme_for(None, {"TERM": terminal}) == "ansi-dark"
    assert theme_for(None, {"TERM": terminal, "COLORTERM": "truecolor"}) == DEFAULT_THEME
    assert theme_for("reader-light", {"TERM": terminal}) == "reader-light"
