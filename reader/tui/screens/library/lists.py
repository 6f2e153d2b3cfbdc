"""What the screens above the library have in common: lists side by side, filtered together, left with Esc."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from reader.tui.app_bindings import hidden
from reader.tui.screens.library.base import ShelfScreen
from reader.tui.widgets.find_bar import FilterBar
from reader.tui.widgets.keys_line import KeysLine
from reader.tui.widgets.lines import StatusLine


class ListsScreen(ShelfScreen):
    """Several lists, of which one has the cursor; where there is room for one only, that one is shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Filter", id="shelf.find", tooltip="Only what has certain words in it"),
        Binding("escape,backspace", "leave", "Back", id="shelf.leave", tooltip="Clear the filter, then go back"),
        Binding("tab", "pane(1)", "Pane", id="shelf.pane", tooltip="The next list"),
        hidden("shift+tab", "pane(-1)", "Pane before", "shelf.pane_before", "The list before"),
    ]

    def on_mount(self) -> None:
        """Show the keys, and the first list."""
        self.query_one(KeysLine).follow()
        self.go_to(self._at)

    async def action_find(self) -> None:
        """Open the filter."""
        if not self.query(FilterBar):
            bar = FilterBar(self._filter, lambda: self.go_to(self._at))
            await self.mount(bar, before=self.query_one(StatusLine))

    def _filter(self, words: str) -> None:
        for pane in self._panes:
            pane.filter(words)

    def action_leave(self) -> None:
        """Clear the filter, else go back."""
        if self._at.words:  # all have the same
            self._filter("")
        else:
            self.app.pop_screen()
