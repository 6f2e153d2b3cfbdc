"""Open what is pasted, or is in the clipboard. Asks the system first, then the terminal."""

from __future__ import annotations

from collections.abc import Callable
from subprocess import SubprocessError

from textual.app import App
from textual.timer import Timer

from reader.load.fetching import Fetching
from reader.session.reading import Reading
from reader.tui.pasting import read_clipboard, reading_of
from reader.tui.widgets.lines import show_message

UNREADABLE_AFTER = 2.0
"""Seconds after which the terminal is assumed not to answer, unless it asks the user first."""


class Clipboard:
    """Opens text from the clipboard."""

    def __init__(
        self, app: App[int], fetching: Fetching, open_reading: Callable[[Reading], None], ask: Callable[[], bool]
    ) -> None:
        """`ask` requests the clipboard from the terminal; it returns False if that is impossible."""
        self._app = app
        self._fetching = fetching
        self._open = open_reading
        self._ask = ask
        self._patience: Timer | None = None
        """Runs while the terminal's answer is awaited."""

    def open_pasted(self, text: str) -> None:
        """Open an address, a path, or the text of an article."""
        reading = reading_of(text, self._fetching)
        if reading is None:
            show_message(self._app, "This is neither an address, nor a file, nor an article.")
        else:
            self._open(reading)

    def open_copied(self) -> None:
        """Open the content of the clipboard. Blocks: call it in a thread."""
        try:
            text = read_clipboard()
        except (OSError, SubprocessError):
            text = ""
        if text.strip():
            self._app.call_from_thread(self.open_pasted, text)
        else:
            self._app.call_from_thread(self._ask_terminal)

    def _ask_terminal(self) -> None:
        if self._ask():  # over a remote connection, only the terminal has the clipboard
            self._stop_waiting()
            self._patience = self._app.set_timer(UNREADABLE_AFTER, self._show_unreadable)
        else:
            self._show_unreadable()

    def take_answer(self, text: str) -> None:
        """Open the clipboard text that the terminal sent."""
        self._stop_waiting()
        if text.strip():
            self.open_pasted(text)
        else:
            self._show_unreadable()

    def _stop_waiting(self) -> None:
        if self._patience is not None:
            self._patience.stop()

    def _show_unreadable(self) -> None:
        show_message(self._app, "The clipboard cannot be read: paste the text here.")
