"""One line to write a note in, under the article, of which the noted words stay in sight."""

from __future__ import annotations

from textual import on
from textual.widgets import Input

from reader.tui.screens.prompt import PromptScreen


class NoteScreen(PromptScreen):
    """Returns what was written, "" for a highlight alone; None if it was closed."""

    def __init__(self, title: str, words: str = "") -> None:
        """`words` are what was written before."""
        super().__init__(title, words, "Enter alone highlights the words")
        self._input.select_on_focus = False

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Return what was written."""
        event.stop()
        self.dismiss(event.value.strip())
