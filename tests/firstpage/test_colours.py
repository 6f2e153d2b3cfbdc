"""Whether everything drawn is legible, in every theme."""

from __future__ import annotations

import pytest
from textual.color import Color

from reader.model.document import Document
from reader.page.paint import STYLES
from reader.session.reading import Reading
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.widgets.article_view import ArticleView

READABLE = 3.0
"""Minimum contrast of large or incidental text in WCAG 2.2."""


def contrast(ink: Color, ground: Color) -> float:
    """Contrast between 1 and 21, by relative luminance."""

    def luminance(colour: Color) -> float:
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    dark, light = sorted((luminance(ink), luminance(ground)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["reader-dark", "reader-light", "textual-light", "nord", "gruvbox"])
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
            assert contrast(ink, ground) >= READABLE, name
