"""How the interface takes the terminal over from the first page, and gives it back without waiting. POSIX only.

A terminal may also be taken away: its window is closed, the connection to it breaks. Then nothing can be drawn and no
key comes any more, but the system goes on saying that there is something to read.
"""

from __future__ import annotations

import errno
import os
import select
import selectors
import signal
import sys
import termios
from contextlib import suppress
from types import FrameType
from typing import IO, Any

from textual import constants
from textual.drivers.linux_driver import LinuxDriver

from reader.base.printable import printable
from reader.firstpage.terminal import attributes_before
from reader.tui.answers import QUESTION
from reader.tui.received import Received

WAIT = constants.ESCAPE_DELAY
"""Seconds after which a key that might have gone on is taken for all of it."""

READ = 1 << 16
"""Bytes taken from the terminal at a time."""

_ALTERNATE_SCREEN = "\x1b[?1049h"
_KEEP_TITLE, _OLD_TITLE = "\x1b[22;2t", "\x1b[23;2t"


class ReaderDriver(LinuxDriver):
    """Takes over a screen that is painted already, and stops waiting for keys as soon as it is told to."""

    page_is_painted = False
    """Whether the alternate screen is on and shows the first page."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        assert sys.__stderr__ is not None
        self._file = _Lasting(sys.__stderr__)  # type: ignore[assignment]
        self._received: Received | None = None
        self._selector: _Wakeable | None = None
        """What waits for keys, while the interface has the terminal."""
        self._title = ""

    def _sigcont_application(self, *_: int | FrameType | None) -> None:
        # Who loses the terminal is told to go on as well, and could not take it over anew.
        if not _is_gone(self.fileno):
            super()._sigcont_application()

    def write(self, data: str) -> None:
        """Write, but do not switch to a screen that is on: some terminals would clear it."""
        if data == _ALTERNATE_SCREEN and type(self).page_is_painted:
            type(self).page_is_painted = False
            return
        super().write(data)

    def start_application_mode(self) -> None:
        """Keep the terminal's title, to give it back, and how it was before the first page."""
        if self._key_thread is not None and self._key_thread.is_alive():
            self.disable_input()  # stopped by another program, it is told to go on without having left the terminal
        self._close_selector()
        self._selector = _Wakeable(self.fileno)  # before the thread that waits, which may be told to end at once
        super().start_application_mode()  # type: ignore[no-untyped-call]
        before = attributes_before()
        if before is not None:  # what is there now is meant for the first page, not for a shell or another program
            self.attrs_before = before
        self.write(_KEEP_TITLE)
        if self._title:  # another program had the terminal meanwhile, or the shell
            self.show_title(self._title)

    def stop_application_mode(self) -> None:
        """Give the terminal its title back."""
        self.write(_OLD_TITLE)
        super().stop_application_mode()
        self._close_selector()

    def _close_selector(self) -> None:
        if self._selector is not None:
            self._selector.close()
            self._selector = None

    def show_title(self, title: str) -> None:
        """Name what is read in the terminal's title, now and whenever the terminal comes back."""
        self._title = title
        self.write(f"\x1b]2;{printable(title)}\x07")

    def run_input_thread(self) -> None:
        """Take what the terminal sends, in a way that can be ended."""
        self._received = received = Received()
        selector = self._selector
        assert selector is not None
        has_come = False
        while not self.exit_event.is_set():
            # Nobody is woken up while nothing comes: a battery is to last.
            has_come = self._take(received, selector, WAIT if has_come else None)
        self._take(received, selector, WAIT, is_last=True)

    def _take(self, received: Received, selector: _Wakeable, patience: float | None, *, is_last: bool = False) -> bool:
        """Pass on what comes within so many seconds, or else the rest of what came; whether anything came."""
        has_come = bool(selector.select(patience))
        data = os.read(self.fileno, READ) if has_come else b""
        for message in received.take(data, is_last=is_last) if data else received.rest():
            self.process_message(message)
        return has_come

    def ask_for_copied(self) -> None:
        """Ask the terminal for the text that was copied. Its answer comes as `CopiedText`, if it gives one."""
        if self._received is not None:
            self._received.expect()
            self.write(QUESTION)

    def disable_input(self) -> None:
        """Stop waiting for keys, at once: by itself Textual looks only ten times a second whether it shall."""
        if self._selector is not None:
            self._selector.wake()
        super().disable_input()


def _is_gone(descriptor: int) -> bool:
    """Whether a terminal was taken away."""
    try:
        termios.tcgetattr(descriptor)
    except termios.error as error:
        return bool(error.args[0] != errno.ENOTTY)  # what never was one was not taken away
    return False


class _Lasting:
    """A file that takes what is written also when the terminal behind it is gone, so that nobody waits for it."""

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


class _Wakeable(selectors.SelectSelector):
    """Waits for keys; once woken, or once the terminal is gone, for nothing any more."""

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
        os.write(self._writing, b"\0")  # never read: from now on there is always something to see

    def close(self) -> None:
        super().close()
        os.close(self._reading)
        os.close(self._writing)
