"""One line to type words to find in the text or in a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

EXPRESSION = "Find expression:"
"""The label while the input is a regular expression."""


class FindLine(Input):
    """The input, with the words of earlier searches."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Keep", id="find.keep", tooltip="Keep what was found"),
        Binding("up", "recall(1)", "Earlier", id="find.earlier", tooltip="An earlier search"),
        Binding("down", "recall(-1)", "Later", id="find.later", tooltip="A later search"),
    ]

    def __init__(self, prompt: str = "", searches: Sequence[str] = ()) -> None:
        """`searches` are the earlier ones, the newest first."""
        super().__init__(placeholder=prompt, compact=True, select_on_focus=False)
        self._searches = searches
        self._at = -1
        """Index of the search that is shown; -1 for what the user typed."""
        self._typed = ""

    def action_recall(self, by: int) -> None:
        """Show an earlier search, or a later one, and last what the user typed."""
        at = max(-1, min(len(self._searches) - 1, self._at + by))
        if at == self._at:
            return
        if self._at == -1:
            self._typed = self.value
        self._at = at
        self.value = self._searches[at] if at >= 0 else self._typed
        self.cursor_position = len(self.value)


class FindBar(Horizontal):
    """Posts what is typed after every key, and on closing whether to keep the result."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close(False)", "Give up", id="find.cancel", tooltip="Back to where you were"),
        Binding("ctrl+r", "switch", "Expression", id="find.expression", tooltip="Regular expression, or plain words"),
    ]

    @dataclass
    class Typed(Message):
        """The words to find have changed."""

        words: str
        is_expression: bool = False

    @dataclass
    class Closed(Message):
        """The bar was closed: with Enter the matches stay, with Esc they do not."""

        kept: bool
        words: str
        """What was typed."""

    def __init__(self, *, filters: bool = False, narrows: bool = False, searches: Sequence[str] = ()) -> None:
        """`filters`: whether the words filter a list instead of being found in the text; `narrows`: whether only the
        paragraphs with them will be shown. `searches` are earlier ones, the newest first."""
        super().__init__()
        self._label = "Filter:" if filters else "Only with:" if narrows else "Find:"
        prompt = "words in this list" if filters else "words in the text; Ctrl+R: a regular expression"
        self._can_be_expression = not filters
        self._is_expression = False
        self._title = Static(Content(self._label), markup=False)
        self._input = FindLine(prompt, searches)

    def compose(self) -> ComposeResult:
        """The label and the input."""
        yield self._title
        yield self._input

    def on_mount(self) -> None:
        """Focus the input."""
        self._input.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer regular expressions only where they are supported."""
        return action != "switch" or self._can_be_expression

    @on(Input.Changed)
    def post_words(self, event: Input.Changed) -> None:
        """Post what was typed."""
        event.stop()
        self.post_message(self.Typed(self._input.value, self._is_expression))

    @on(Input.Submitted)
    def keep(self, event: Input.Submitted) -> None:
        """Enter was pressed."""
        event.stop()
        self.action_close(True)

    def action_switch(self) -> None:
        """Switch between a regular expression and plain words."""
        self._is_expression = not self._is_expression
        self._title.update(Content(EXPRESSION if self._is_expression else self._label))
        self.post_message(self.Typed(self._input.value, self._is_expression))

    def action_close(self, kept: bool) -> None:
        """Close the bar."""
        words = self._input.value.strip()
        self.post_message(self.Closed(kept and bool(words), words))
