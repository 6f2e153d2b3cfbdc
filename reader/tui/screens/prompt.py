"""One line to type an answer in, over the article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.tui.screens.over import OverScreen


class AnswerLine(Input):
    """The line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Done", id="prompt.answer", tooltip="Take what is typed"),
    ]


class PromptScreen(OverScreen[str | None]):
    """Gives back what was typed, None where it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Leave", id="prompt.leave", tooltip="Leave it as it is"),
    ]

    def __init__(self, title: str, answer: str = "", hint: str = "") -> None:
        """`answer` stands there already, selected, so that typing replaces it; `hint` shows where nothing does."""
        super().__init__()
        self._title = title
        self._input = AnswerLine(answer, placeholder=hint, compact=True)

    def inside(self) -> Iterator[Widget]:
        """The question and the line."""
        yield Static(Content(self._title), classes="card-title", markup=False)
        yield self._input

    def on_mount(self) -> None:
        """Type at once."""
        self._input.focus()

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Give it back."""
        event.stop()
        self.dismiss(event.value.strip() or None)
