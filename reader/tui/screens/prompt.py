"""One line to type an answer in, over the article."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static


class PromptScreen(ModalScreen[str | None]):
    """Gives back what was typed, None where it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Leave", id="prompt.leave", tooltip="Leave it as it is"),
    ]

    def __init__(self, title: str, answer: str = "", hint: str = "") -> None:
        """`answer` stands there already; `hint` shows where nothing does."""
        super().__init__()
        self._title = title
        self._input = Input(answer, placeholder=hint, compact=True, select_on_focus=False)

    def compose(self) -> ComposeResult:
        """The question and the line."""
        with Vertical(classes="card"):
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
