"""The command palette, adapted to small screens, and to those who are faster than it."""

from __future__ import annotations

from contextlib import suppress
from typing import cast

from textual import events, on
from textual.command import CommandList, CommandPalette
from textual.errors import NoWidget
from textual.widgets import Input, LoadingIndicator

from reader.tui.commands import Program, typed_command


class Palette(CommandPalette):
    """Ignores keys for its list while that has no room: before anything is found, or on a tiny screen.

    It also ignores clicks beside everything, and what is found while it closes, which would end the program.
    """

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).scrollable_content_region:
            super()._action_command_list(action)

    def _on_click(self, event: events.Click) -> None:  # type: ignore[override]
        event.prevent_default()  # else Textual would call the overridden method as well
        with suppress(NoWidget):
            super()._on_click(event)

    async def _watch__show_busy(self) -> None:
        if self.query(LoadingIndicator):
            await super()._watch__show_busy()

    def _watch__list_visible(self) -> None:
        if self.query(CommandList):
            super()._watch__list_visible()

    @on(Input.Submitted)
    def run_first(self, event: Input.Submitted) -> None:
        """On Enter, run a typed command even before it is listed, or else the first entry if none is chosen."""
        typed = typed_command(cast("Program", self.app), self.app.screen_stack[-2], event.value)
        if typed is not None:
            _, run = typed
            event.stop()
            event.prevent_default()
            self.dismiss()
            self.app.call_later(run)
            return
        entries = self.query_one(CommandList)
        if entries.highlighted is None and entries.option_count:
            entries.highlighted = 0
