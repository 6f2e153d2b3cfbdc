"""The command palette, adapted to small screens, and to those who press Enter before anything is listed."""

from __future__ import annotations

from typing import cast

from textual import on
from textual.command import CommandList, CommandPalette
from textual.widgets import Input

from reader.tui.commands import Program, typed_command


class Palette(CommandPalette):
    """Ignores keys for its list while that has no room: before anything is found, or on a tiny screen."""

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).scrollable_content_region:
            super()._action_command_list(action)

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
