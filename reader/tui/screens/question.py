"""Ask a question that is answered with y or n, the article in sight. What it is about is for whoever asks."""

from __future__ import annotations

from textual import events

from reader.tui.screens.over import LineScreen


class QuestionScreen(LineScreen[bool]):
    """Gives back True for y and False for any other key; None after a click."""

    def __init__(self, question: str) -> None:
        super().__init__(f"{question}  y yes   any other key no")

    def answer_of(self, key: events.Key) -> bool:
        """Whether it says yes."""
        return key.character in ("y", "Y")
