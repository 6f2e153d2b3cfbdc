"""Wait for one letter, the article in sight: the name of a mark. What it is for is for whoever asks."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from reader.tui.screens.over import AnswerScreen


class LetterScreen(AnswerScreen[str | None]):
    """Gives back the letter that was typed, None for any key that is none."""

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """One line, over the lowest one."""
        yield Static(Content(self._question), markup=False)

    def on_key(self, event: events.Key) -> None:
        """Whatever the key, it is the answer."""
        event.stop()
        event.prevent_default()
        self.dismiss(event.character if event.is_printable else None)

    def on_click(self) -> None:
        """A click leaves it."""
        self.dismiss(None)
