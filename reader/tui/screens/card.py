"""A card over the article: a title and rows to pick from. The caller decides what the rows mean."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from reader.tui.screens.filtered import FilteredScreen
from reader.tui.widgets.pick_list import Item, PickList


class Rows(PickList):
    """The rows of a card."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Pick", id="card.pick", tooltip="Go there, or choose it"),
    ]


class CardScreen(FilteredScreen[Any]):
    """Returns the key of the row that was picked; None if the card was closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,w", "leave", "Close", id="card.close", tooltip="Clear the filter, then close the card"),
    ]

    def __init__(self, title: str, rows: Iterable[Item], at: Hashable = None) -> None:
        """`at` is the key of the row to start on."""
        super().__init__()
        self._title = title
        self._rows = tuple(rows)
        self._at = at
        self._listing = Rows()

    def inside(self) -> Iterator[Widget]:
        """The title and the rows."""
        yield Static(Content(self._title), classes="card-title", markup=False)
        yield self._listing

    def replace(self, rows: Iterable[Item]) -> None:
        """Show other rows; the cursor stays on the row with the same key."""
        if self.is_attached:  # it may have been closed meanwhile
            self._listing.show(rows)

    def on_mount(self) -> None:
        """Fill in the rows."""
        self._listing.show(self._rows)
        self._listing.mark(self._at)
        if self._listing.cursor_key is None:
            self._listing.mark_somewhere()
        self._listing.focus()

    def filter(self, words: str) -> None:
        """Show only rows with these words in them."""
        self._listing.filter(words)

    def focus_content(self) -> None:
        """Focus the rows."""
        self._listing.focus()

    @on(PickList.Picked)
    def pick(self, event: PickList.Picked) -> None:
        """Close, and return the row that was picked."""
        event.stop()
        self.dismiss(event.key)
