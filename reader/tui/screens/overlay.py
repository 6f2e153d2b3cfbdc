"""Base classes of screens over the article that wait for an answer: the line of keys, closing by key or mouse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, TypeVar

from textual import events, on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from reader.tui.app_bindings import hidden
from reader.tui.widgets.keys_line import KeysLine

Answer = TypeVar("Answer")


class AnswerScreen(ModalScreen[Answer]):
    """Waits for one answer."""

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Return the answer and close, unless that has been done already: keys and clicks may arrive faster than it
        closes."""
        return super().dismiss(result) if self.is_current else AwaitComplete()


class LineScreen(AnswerScreen[Answer]):
    """A line at the bottom, with the article visible. The next key answers it; a click closes it."""

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question."""
        yield Static(Content(self._question), markup=False)

    def on_key(self, event: events.Key) -> None:
        """Take any key as the answer."""
        event.stop()
        event.prevent_default()
        self.dismiss(self.answer_of(event))

    def on_click(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def answer_of(self, key: events.Key) -> Answer:
        """The answer that a key stands for."""
        raise NotImplementedError


class OverlayScreen(AnswerScreen[Answer]):
    """A frame over the current screen. A click outside it closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        hidden("Q", "app.quit", "Quit at once", "over.quit", "Quit, whatever is open"),
        hidden("ctrl+z", "app.suspend_process", "Suspend", "over.suspend", "Back to the shell; fg returns"),
        hidden("ctrl+l", "app.redraw", "Redraw", "over.redraw", "Redraw the screen"),
    ]

    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-short"), (18, "-tall")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        """The frame, and the line of keys in its usual place."""
        with self.frame():
            yield from self.inside()
        yield KeysLine()

    def frame(self) -> Widget:
        """The frame around the content."""
        return Vertical(classes="card")

    def inside(self) -> Iterator[Widget]:
        """The content of the frame."""
        raise NotImplementedError

    @on(events.Mount)
    def show_keys(self) -> None:
        """Show the keys."""
        self.query_one(KeysLine).follow()

    @on(events.Click)
    def leave_beside(self, event: events.Click) -> None:
        """Close on a click outside the frame."""
        if event.widget is self:
            self.dismiss(None)

    def action_copy_text(self) -> None:
        """Copy the selection; with nothing selected, Ctrl+C works as everywhere else."""
        try:
            super().action_copy_text()
        except SkipAction:
            self.app.call_later(self.app.run_action, "interrupt")
