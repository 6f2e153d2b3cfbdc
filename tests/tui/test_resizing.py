"""What resizing costs, and what it must not change."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.screen import Screen

from reader.page.typeset import max_column_cells
from reader.tui.screens.article.panels import HEIGHTS, WIDTHS
from reader.tui.widgets.article_view import ArticleView
from tests.tui.conftest import Open, press, screen_text, settle


@pytest.fixture
def styled(monkeypatch: pytest.MonkeyPatch) -> list[DOMNode]:
    """Every node that the style sheet is applied to."""
    found: list[DOMNode] = []
    apply = Stylesheet.apply

    def noting(self: Stylesheet, node: DOMNode, **how: object) -> None:
        found.append(node)
        apply(self, node, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(Stylesheet, "apply", noting)
    return found


async def test_resizing_styles_the_screen_once(opened: Open, styled: list[DOMNode]) -> None:
    async with opened(120, 40) as pilot:
        styled.clear()
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert styled.count(pilot.app.screen) == 1


async def test_component_styles_are_looked_up_when_the_theme_changes(opened: Open, styled: list[DOMNode]) -> None:
    async with opened(120, 40) as pilot:
        view = pilot.app.screen.query_one(ArticleView)
        before = view.get_component_styles("article--headline").color
        styled.clear()
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert not [node for node in styled if node.has_class("article--headline")]
        pilot.app.theme = "reader-light"
        await pilot.pause()
        assert view.get_component_styles("article--headline").color != before


@pytest.mark.parametrize(
    ("size", "classes"),
    [
        ((59, 9), {"-tiny", "-low"}),
        ((60, 10), {"-narrow", "-high"}),
        ((100, 24), {"-normal", "-high"}),
        ((160, 50), {"-wide", "-high"}),
    ],
)
async def test_the_screen_has_size_classes(opened: Open, size: tuple[int, int], classes: set[str]) -> None:
    async with opened(120, 40) as pilot:
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert {name for _, name in (*WIDTHS, *HEIGHTS) if pilot.app.screen.has_class(name)} == classes


async def test_in_a_small_terminal_a_card_uses_all_rows_and_columns(opened: Open) -> None:
    async with opened(30, 12) as pilot:
        await press(pilot, "1", "w")
        lines = [line.strip("│ ▁▂▃▄▅▆▇") for line in screen_text(pilot).splitlines()]
        assert lines[1:5] == ["Mara Okafor", "kind", "person", "role"]
        assert lines[5].split() == ["Union", "secretary", "¶1"]
        assert lines[10].startswith("╰"), "down to the keys"
    async with opened(80, 24) as pilot:
        await press(pilot, "1", "w")
        assert "kind         person" in screen_text(pilot)


async def test_with_five_rows_a_panel_still_lists_something(opened: Open) -> None:
    async with opened(20, 5) as pilot:
        await press(pilot, "2", "j")
        assert "It is over" in screen_text(pilot)


async def test_nothing_is_drawn_while_the_article_is_wrapped_for_another_size(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(120, 40) as pilot:
        view = pilot.app.screen.query_one(ArticleView)
        drawn: list[bool] = []
        draw = Screen._compositor_refresh

        def noting(screen: Screen[object]) -> None:
            drawn.append(view.page.width == min(view.measure, max_column_cells(view.scrollable_content_region.width)))
            draw(screen)

        monkeypatch.setattr(Screen, "_compositor_refresh", noting)
        for size in ((50, 24), (200, 50), (70, 20)):
            drawn.clear()
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert drawn
            assert all(drawn)
            assert "port stands still" in screen_text(pilot)


async def test_an_article_without_room_is_drawn(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(120, 40) as pilot:
        drawn: list[str] = []
        display = App._display

        def noting(app: App[object], screen: Screen[object], update: object) -> None:
            drawn.append(screen_text(pilot))
            display(app, screen, update)  # type: ignore[arg-type]

        monkeypatch.setattr(App, "_display", noting)
        for size, words in (((18, 4), "More room"), ((19, 10), "More room"), ((120, 40), "port stands still")):
            drawn.clear()
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert words in drawn[-1]


@pytest.mark.parametrize("size", [(1, 1), (1, 40), (2, 3)], ids=["a cell", "a column", "a corner"])
async def test_the_layout_comes_to_rest_in_the_smallest_terminals(
    size: tuple[int, int], opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out: list[Screen[Any]] = []
    lay_out = Screen._refresh_layout

    def refresh_layout(screen: Screen[Any], *arguments: Any, **options: Any) -> None:
        laid_out.append(screen)
        lay_out(screen, *arguments, **options)

    monkeypatch.setattr(Screen, "_refresh_layout", refresh_layout)
    async with opened(120, 40) as pilot:
        await pilot.resize_terminal(*size)
        await settle(pilot)
        laid_out.clear()
        for _ in range(20):
            await pilot.pause(0.01)
        assert len(laid_out) < 3
