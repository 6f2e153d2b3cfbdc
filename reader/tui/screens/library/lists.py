"""What the screens above the library have in common: lists side by side, filtered together, left with Esc."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from reader.library.store import Store
from reader.tui.app_bindings import hidden
from reader.tui.screens.library.base import ShelfScreen
from reader.tui.screens.library.panes import Pane
from reader.tui.widgets.find_bar import FilterBar
from reader.tui.widgets.keys_line import KeysLine
from reader.tui.widgets.lines import StatusLine
from reader.tui.widgets.pick_list import PickList


class ListsScreen(ShelfScreen):
    """Several lists, of which one has the cursor; where there is room for one only, that one is shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Filter", id="shelf.find", tooltip="Only what has certain words in it"),
        Binding("escape,backspace", "leave", "Back", id="shelf.leave", tooltip="Clear the filter, then go back"),
        Binding("tab", "pane(1)", "Pane", id="shelf.pane", tooltip="The next list"),
        hidden("shift+tab", "pane(-1)", "Pane before", "shelf.pane_before", "The list before"),
    ]

    def __init__(self, store: Callable[[], Store], panes: Sequence[Pane]) -> None:
        """`store` is called whenever something is looked up; the first of the `panes` is shown first."""
        super().__init__(store)
        self._panes = panes
        self._at = panes[0]
        """The list with the cursor."""
        self._words = ""
        """The filter; "" if there is none."""

    def on_mount(self) -> None:
        """Show the keys, and the first list."""
        self.query_one(KeysLine).follow()
        self.go_to(self._at)

    @on(PickList.Entered)
    def enter(self, event: PickList.Entered) -> None:
        """A list was focused."""
        event.stop()
        if isinstance(event.list, Pane):
            self._at = event.list

    def action_pane(self, by: int) -> None:
        """Go to the next list that has anything, or to an earlier one."""
        panes = [pane for pane in self._panes if pane.has_entries or pane is self._at]
        self.go_to(panes[(panes.index(self._at) + by) % len(panes)])

    async def action_find(self) -> None:
        """Open the filter."""
        if not self.query(FilterBar):
            bar = FilterBar(self._filter, lambda: self.go_to(self._at))
            await self.mount(bar, before=self.query_one(StatusLine))

    def _filter(self, words: str) -> None:
        self._words = words.strip()
        for pane in self._panes:
            pane.filter(words)

    def action_leave(self) -> None:
        """Clear the filter, else go back."""
        if self._words:
            self._filter("")
        else:
            self.app.pop_screen()
