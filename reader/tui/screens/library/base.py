"""What the screens of the library have in common: where they lead, and how wide they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from reader.library.store import Store
from reader.tui.widgets.lines import show_message

SAMPLE, TOUR = "sample", "tour"
"""Keys of what can be opened besides articles."""

SIDE_BY_SIDE_COLUMNS = 100
"""Columns from which lists stand side by side."""


class Pick(NamedTuple):
    """Something to read."""

    uri: str
    """Address, path, or one of the keys of what can be read besides articles."""
    article: int | None = None
    """Its number in the library."""
    start: int | None = None
    """Where to begin, in code points of the text that the library keeps; None for where it was left."""


class ShelfScreen(Screen[None]):
    """A screen of the library."""

    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-single"), (SIDE_BY_SIDE_COLUMNS, "-beside")]  # noqa: RUF012

    lists_articles: ClassVar[bool] = False
    """Whether it is the library itself."""

    @dataclass
    class Picked(Message):
        """The user picked something to read."""

        pick: Pick

    def __init__(self, store: Callable[[], Store]) -> None:
        """`store` is called whenever something is looked up."""
        super().__init__()
        self.store = store

    def go_to(self, pane: Widget) -> None:
        """Focus one of the lists, which is the one that is shown where there is room for one only."""
        self.remove_class(*(name for name in self.classes if name.startswith("-at-")))
        self.add_class(f"-at-{pane.id}")
        pane.focus()

    def say(self, message: str) -> None:
        """Show a message in the status line for some seconds."""
        show_message(self.app, message)
