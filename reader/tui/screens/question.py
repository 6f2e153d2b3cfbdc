"""Ask a yes-or-no question, answered with y or n, with the article visible. The caller decides what it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual import events
from textual.app import App

from reader.base.printable import printable
from reader.tui.screens.overlay import LineScreen
from reader.tui.widgets.lines import show_message


class QuestionScreen(LineScreen[bool]):
    """Returns True for y and False for any other key; None after a click."""

    def __init__(self, question: str) -> None:
        super().__init__(f"{question}  y yes   any other key no")

    def answer_of(self, key: events.Key) -> bool:
        """Whether the key means yes."""
        return key.character in ("y", "Y")


def ask_to_replace(app: App[Any], path: str, write: Callable[[], None]) -> None:
    """Ask whether to replace a file, and `write` it if so."""

    def answer(yes: bool | None) -> None:
        if yes:
            write()
        else:
            show_message(app, "Nothing was written.")

    app.push_screen(QuestionScreen(f"Replace {printable(path)}?"), answer)
