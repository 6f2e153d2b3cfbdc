"""One line to type what is looked for, in the text or in a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input


class FindBar(Input):
    """Says at every key what was typed, and at the end whether it holds."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close(False)", "Give up", id="find.cancel"),
        Binding("enter", "close(True)", "Keep", id="find.keep"),
    ]

    @dataclass
    class Typed(Message):
        """Other words are looked for."""

        words: str

    @dataclass
    class Closed(Message):
        """The line was left: with Enter the hits stay, with Esc they go."""

        kept: bool

    def __init__(self, prompt: str) -> None:
        super().__init__(placeholder=prompt, compact=True, select_on_focus=False)

    @on(Input.Changed)
    def tell(self, event: Input.Changed) -> None:
        """Pass on what was typed."""
        event.stop()
        self.post_message(self.Typed(event.value))

    def action_close(self, kept: bool) -> None:
        """Leave the line."""
        self.post_message(self.Closed(kept and bool(self.value.strip())))
