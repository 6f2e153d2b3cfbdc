"""Ask a question that is answered with y or n, the article in sight. What it is about is for whoever asks."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from reader.tui.screens.over import AnswerScreen


class QuestionScreen(AnswerScreen[bool]):
    """Gives back True for y; any other key, and a click, say no."""

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """One line, over the lowest one."""
        yield Static(Content(f"{self._question}  y yes   any other key no"), markup=False)

    def on_key(self, event: events.Key) -> None:
        """Whatever the key, it is the answer."""
        event.stop()
        event.prevent_default()
        self.dismiss(event.character in ("y", "Y"))

    def on_click(self) -> None:
        """A click leaves it."""
        self.dismiss(False)
