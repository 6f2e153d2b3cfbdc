"""One line to type an answer in, over the article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.tui.screens.overlay import OverlayScreen


class AnswerLine(Input):
    """The input."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Done", id="prompt.answer", tooltip="Take what is typed"),
    ]


class PromptScreen(OverlayScreen[str | None]):
    """Returns what was typed; None if nothing was, or if it was closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Leave", id="prompt.leave", tooltip="Leave it as it is"),
    ]

    def __init__(self, title: str, answer: str = "", hint: str = "") -> None:
        """`answer` is the initial text, selected so that typing replaces it; `hint` is shown while there is none."""
        super().__init__()
        self._title = title
        self._input = AnswerLine(answer, placeholder=hint, compact=True)

    def inside(self) -> Iterator[Widget]:
        """The question and the input."""
        yield Static(Content(self._title), classes="card-title", markup=False)
        yield self._input

    def on_mount(self) -> None:
        """Focus the input."""
        self._input.focus()

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Return what was typed."""
        event.stop()
        self.dismiss(event.value.strip() or None)
