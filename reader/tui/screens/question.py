"""Ask a yes-or-no question, answered with y or n, with the article visible. The caller decides what it is about."""

from __future__ import annotations

from textual import events

from reader.tui.screens.overlay import LineScreen


class QuestionScreen(LineScreen[bool]):
    """Returns True for y and False for any other key; None after a click."""

    def __init__(self, question: str) -> None:
        super().__init__(f"{question}  y yes   any other key no")

    def answer_of(self, key: events.Key) -> bool:
        """Whether the key means yes."""
        return key.character in ("y", "Y")
