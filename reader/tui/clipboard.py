"""What is pasted, or was copied elsewhere, is opened. Asks the system first, then the terminal."""

from __future__ import annotations

from collections.abc import Callable
from subprocess import SubprocessError

from textual.app import App
from textual.timer import Timer

from reader.session.reading import Reading
from reader.tui.pasting import copied_text, reading_of
from reader.tui.widgets.lines import say

SOON = 2.0
"""Seconds after which the terminal has not answered what was copied, unless it asks its user first."""


class Clipboard:
    """Opens what comes from outside."""

    def __init__(self, app: App[int], open_reading: Callable[[Reading], None], ask: Callable[[], bool]) -> None:
        """`ask` asks the terminal what was copied: False where it cannot be asked."""
        self._app = app
        self._open = open_reading
        self._ask = ask
        self._patience: Timer | None = None
        """Runs while the terminal is asked what was copied."""

    def open_pasted(self, text: str) -> None:
        """Open an address, a path, or the text of an article."""
        reading = reading_of(text)
        if reading is None:
            say(self._app, "This is neither an address, nor a file, nor an article.")
        else:
            self._open(reading)

    def open_copied(self) -> None:
        """Open what was copied last. Blocks: to be called in a thread of its own."""
        try:
            text = copied_text()
        except (OSError, SubprocessError):
            text = ""
        if text.strip():
            self._app.call_from_thread(self.open_pasted, text)
        else:
            self._app.call_from_thread(self._ask_terminal)

    def _ask_terminal(self) -> None:
        if self._ask():  # over a connection, only the terminal knows
            self._stop_waiting()
            self._patience = self._app.set_timer(SOON, self._say_unreadable)
        else:
            self._say_unreadable()

    def take_answer(self, text: str) -> None:
        """The terminal says what was copied."""
        self._stop_waiting()
        if text.strip():
            self.open_pasted(text)
        else:
            self._say_unreadable()

    def _stop_waiting(self) -> None:
        if self._patience is not None:
            self._patience.stop()

    def _say_unreadable(self) -> None:
        say(self._app, "The clipboard cannot be read: paste the text here.")
