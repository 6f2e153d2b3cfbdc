"""The line in which the library is searched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from reader.tui.widgets.find_bar import FindLine

SYNTAX_LINE = "words “exact words” by:name from:outlet after:2025-01 is:unread has:note"
"""All that can be typed, in a line."""


class SearchLine(FindLine):
    """The input; Esc clears it, and then goes back to what was found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Keep", id="library.keep", tooltip="Go to what was found"),
        Binding("escape", "screen.leave", "Back", id="library.clear", tooltip="Clear the search, then leave it"),
        Binding("tab", "screen.pane(0)", "To the list", id="library.to_list", tooltip="Go to what was found"),
    ]

    def __init__(self, searches: Callable[[], Sequence[str]]) -> None:
        """`searches` returns the earlier ones, the newest first."""
        super().__init__("words to search for in what you read")
        self._recall_searches = searches

    def on_focus(self) -> None:
        """Look up the earlier searches."""
        self._searches = self._recall_searches()
        self._at = -1
