"""The terminal driver: takes over from the first page, and stops reading keys without delay. POSIX only.

A terminal may also disappear, when its window is closed or the connection breaks. Then nothing can be drawn and no key
arrives, but the system keeps reporting that there is input.
"""

from __future__ import annotations

import errno
import os
import select
import selectors
import signal
import sys
import termios
from asyncio import get_running_loop
from contextlib import suppress
from types import FrameType
from typing import IO, Any

from textual import constants
from textual.drivers.linux_driver import LinuxDriver

from reader.base.printable import printable
from reader.firstpage.keys import FirstKeys
from reader.firstpage.terminal import answered_keys, attributes_before
from reader.tui.answers import CLIPBOARD_REQUEST
from reader.tui.input_parser import InputParser

KEY_TIMEOUT = constants.ESCAPE_DELAY
"""Seconds after which an incomplete key sequence is taken as complete."""

READ_BYTES = 1 << 16
"""Bytes read from the terminal at a time."""

_ALTERNATE_SCREEN = "\x1b[?1049h"
_SAVE_TITLE, _RESTORE_TITLE = "\x1b[22;2t", "\x1b[23;2t"
_LEAVE_KITTY_KEYS = "\x1b[<u"


class ReaderDriver(LinuxDriver):
    """Takes over a screen that is painted already, and stops reading keys as soon as requested."""

    page_is_painted = False
    """Whether the alternate screen is on and shows the first page."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        assert sys.__stderr__ is not None
        self._file = _SafeFile(sys.__stderr__)  # type: ignore[assignment]
        self._input_parser: InputParser | None = None
        self._selector: _WakeableSelector | None = None
        """Waits for keys while the interface has the terminal."""
        self._title = ""
        self._first_keys: FirstKeys | None = None
        """What answers keys until the first frame."""

    def _sigcont_application(self, *_: int | FrameType | None) -> None:
        # A process that loses its terminal gets SIGCONT as well, and could not take it over again.
        if self._auto_restart and not _is_gone(self.fileno):
            # Not in the handler: it may interrupt itself, or whoever holds the lock of what is written.
            with suppress(RuntimeError):  # the interface has ended
                get_running_loop().call_soon_threadsafe(self.resume_application_mode)

    def write(self, data: str) -> None:
        """Write data, but do not switch to an alternate screen that is on: some terminals would clear it."""
        if data == _ALTERNATE_SCREEN and type(self).page_is_painted:
            type(self).page_is_painted = False
            return
        super().write(data)

    def start_application_mode(self) -> None:
        """Save the terminal's title and its attributes from before the first page, to restore them later."""
        if self._key_thread is not None and self._key_thread.is_alive():
            self.disable_input()  # stopped by another program, it is continued without having left the terminal
            # The terminal keeps stacks of both, and what is entered twice would have to be left twice.
            self.write(_LEAVE_KITTY_KEYS + _RESTORE_TITLE)
        self._close_selector()
        self._selector = _WakeableSelector(self.fileno)  # before the input thread, which may be told to end at once
        self._first_keys = answered_keys()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        before = attributes_before()
        if before is not None:  # the current attributes are those of the first page, not those to restore
            self.attrs_before = before
        self.write(_SAVE_TITLE)
        if self._title:  # another program had the terminal meanwhile, or the shell
            self.show_title(self._title)

    def stop_application_mode(self) -> None:
        """Restore the terminal's title."""
        self.write(_RESTORE_TITLE)
        super().stop_application_mode()
        self._close_selector()

    def _close_selector(self) -> None:
        if self._selector is not None:
            self._selector.close()
            self._selector = None

    def show_title(self, title: str) -> None:
        """Set the terminal's title, now and whenever the interface takes the terminal back."""
        self._title = title
        self.write(f"\x1b]2;{printable(title)}\x07")

    def run_input_thread(self) -> None:
        """Read input from the terminal until asked to stop; first what was typed before the first frame."""
        self._input_parser = parser = InputParser()
        selector = self._selector
        assert selector is not None
        typed = self._first_keys.others() if self._first_keys is not None else b""
        for message in parser.take(typed):
            self.process_message(message)
        has_input = bool(typed)
        while not self.exit_event.is_set():
            # No timeout while nothing arrives: idle wake-ups drain the battery.
            has_input = self._take(parser, selector, KEY_TIMEOUT if has_input else None)
        self._take(parser, selector, KEY_TIMEOUT, is_last=True)

    def _take(
        self, parser: InputParser, selector: _WakeableSelector, patience: float | None, *, is_last: bool = False
    ) -> bool:
        """Process input that arrives within the timeout, else flush what came before; return whether any arrived."""
        has_input = bool(selector.select(patience))
        data = os.read(self.fileno, READ_BYTES) if has_input else b""
        for message in parser.take(data, is_last=is_last) if data else parser.rest():
            self.process_message(message)
        return has_input

    def ask_for_clipboard(self) -> None:
        """Ask the terminal for the clipboard. Its answer is posted as `ClipboardText`, if it gives one."""
        if self._input_parser is not None:
            self._input_parser.expect()
            self.write(CLIPBOARD_REQUEST)

    def disable_input(self) -> None:
        """Stop reading keys at once: Textual by itself checks only ten times a second whether to stop."""
        if self._selector is not None:
            self._selector.wake()
        if self._first_keys is not None:
            self._first_keys.hand_over()
        super().disable_input()


def _is_gone(descriptor: int) -> bool:
    """Whether a terminal has disappeared."""
    try:
        termios.tcgetattr(descriptor)
    except termios.error as error:
        return bool(error.args[0] != errno.ENOTTY)  # what was never a terminal has not disappeared
    return False


class _SafeFile:
    """A file that ignores writes after its terminal has disappeared, so that nothing blocks or fails."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()


class _WakeableSelector(selectors.SelectSelector):
    """Waits for keys; once woken, or once the terminal has disappeared, it no longer reports input."""

    def __init__(self, keys: int) -> None:
        super().__init__()
        self._reading, self._writing = os.pipe()
        self.register(self._reading, selectors.EVENT_READ)
        self.register(keys, selectors.EVENT_READ)
        self._is_over = False

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if self._is_over:
            select.select([self._reading], [], [], timeout)
            return []
        keys = [event for event in super().select(timeout) if event[0].fd != self._reading]
        if any(_is_gone(event[0].fd) for event in keys):
            self._is_over = True
            os.kill(os.getpid(), signal.SIGHUP)
            return []
        return keys

    def wake(self) -> None:
        os.write(self._writing, b"\0")  # never read: from now on there is always an event

    def close(self) -> None:
        super().close()
        os.close(self._reading)
        os.close(self._writing)
