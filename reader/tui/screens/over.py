"""What lies over the article and waits for an answer: told keys, ways out by key and by mouse. Asks nothing itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, TypeVar

from textual import events, on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from reader.tui.widgets.keys_line import KeysLine

Answer = TypeVar("Answer")


class AnswerScreen(ModalScreen[Answer]):
    """Waits for one answer."""

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Give the answer and go, unless it was given already: two keys or clicks may come faster than it goes."""
        return super().dismiss(result) if self.is_current else AwaitComplete()


class LineScreen(AnswerScreen[Answer]):
    """One line over the lowest one, the article in sight. The next key answers it; a click leaves it."""

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question."""
        yield Static(Content(self._question), markup=False)

    def on_key(self, event: events.Key) -> None:
        """Whatever the key, it is the answer."""
        event.stop()
        event.prevent_default()
        self.dismiss(self.answer_of(event))

    def on_click(self) -> None:
        """A click leaves it."""
        self.dismiss(None)

    def answer_of(self, key: events.Key) -> Answer:
        """What this key answers."""
        raise NotImplementedError


class OverScreen(AnswerScreen[Answer]):
    """A frame over what was there. A click beside it leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("Q", "app.quit", "Quit at once", id="over.quit", tooltip="Quit, whatever is open", show=False),
        Binding(
            "ctrl+z",
            "app.suspend_process",
            "Suspend",
            id="over.suspend",
            tooltip="Back to the shell; fg returns",
            show=False,
        ),
        Binding("ctrl+l", "app.redraw", "Redraw", id="over.redraw", tooltip="Redraw the screen", show=False),
    ]

    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-short"), (18, "-tall")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        """The frame, and the keys where they always are."""
        with self.frame():
            yield from self.inside()
        yield KeysLine()

    def frame(self) -> Widget:
        """What the rest stands in."""
        return Vertical(classes="card")

    def inside(self) -> Iterator[Widget]:
        """What stands in the frame."""
        raise NotImplementedError

    @on(events.Mount)
    def tell_keys(self) -> None:
        """Say which keys work."""
        self.query_one(KeysLine).follow()

    @on(events.Click)
    def leave_beside(self, event: events.Click) -> None:
        """A click on what lies under it leaves it."""
        if event.widget is self:
            self.dismiss(None)

    def action_copy_text(self) -> None:
        """Copy what is selected; with nothing selected Ctrl+C means here what it means everywhere."""
        try:
            super().action_copy_text()
        except SkipAction:
            self.app.call_later(self.app.run_action, "interrupt")
