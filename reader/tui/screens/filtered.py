"""The base of screens over the article whose content can be filtered with `/`."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType

from reader.tui.screens.overlay import OverlayScreen
from reader.tui.widgets.find_bar import FilterBar
from reader.tui.widgets.keys_line import KeysLine

Answer = TypeVar("Answer")


class FilteredScreen(OverlayScreen[Answer]):
    """A frame with a filter below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Filter", id="over.filter", tooltip="Show only what has certain words in it"),
    ]

    words = ""
    """The filter; "" if there is none."""

    def filter(self, words: str) -> None:
        """Show only what has these words in it; everything for ""."""
        raise NotImplementedError

    def focus_content(self) -> None:
        """Focus what is filtered."""
        raise NotImplementedError

    async def action_find(self) -> None:
        """Open the filter."""
        if not self.query(FilterBar):
            await self.mount(FilterBar(self._filter, self.focus_content), before=self.query_one(KeysLine))

    def action_leave(self) -> None:
        """Clear the filter, else close."""
        if self.words:
            self._filter("")
        else:
            self.dismiss()

    def _filter(self, words: str) -> None:
        self.words = words.strip()
        self.filter(self.words)
