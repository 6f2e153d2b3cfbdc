"""One line to type words to find in the text or in a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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

IN_TEXT, IN_LIST = "words in the text; Ctrl+R: a regular expression", "words in this list"
"""What can be typed, shown while nothing is."""


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

    def __init__(
        self,
        label: str = "Find:",
        prompt: str = IN_TEXT,
        searches: Sequence[str] = (),
        *,
        can_be_expression: bool = True,
    ) -> None:
        """`searches` are earlier ones, the newest first."""
        super().__init__()
        self._label = label
        self._can_be_expression = can_be_expression
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


class FilterBar(FindBar):
    """The same for the words that filter a list: it filters as they are typed, and goes away by itself."""

    def __init__(self, show: Callable[[str], None], leave: Callable[[], None]) -> None:
        """`show` shows only what has these words in it, everything for ""; `leave` focuses what is filtered."""
        super().__init__("Filter:", IN_LIST, can_be_expression=False)
        self._show_filtered = show
        self._leave = leave

    @on(FindBar.Typed)
    def filter_typed(self, event: FindBar.Typed) -> None:
        """Filter while the words are typed."""
        event.stop()
        self._show_filtered(event.words)

    @on(FindBar.Closed)
    def stop_filtering(self, event: FindBar.Closed) -> None:
        """Keep the filter, or show everything again."""
        event.stop()
        if not event.kept:
            self._show_filtered("")
        self._leave()
        self.remove()
