"""How the interface takes the terminal over from the first page, and gives it back without waiting. POSIX only."""

from __future__ import annotations

import os
import selectors
from types import SimpleNamespace

from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

from reader.printable import printable

_ALTERNATE_SCREEN = "\x1b[?1049h"
_KEEP_TITLE, _OLD_TITLE = "\x1b[22;2t", "\x1b[23;2t"


class ReaderDriver(LinuxDriver):
    """Takes over a screen that is painted already, and stops waiting for keys as soon as it is told to."""

    page_is_painted = False
    """Whether the alternate screen is on and shows the first page."""

    def write(self, data: str) -> None:
        """Write, but do not switch to a screen that is on: some terminals would clear it."""
        if data == _ALTERNATE_SCREEN and type(self).page_is_painted:
            type(self).page_is_painted = False
            return
        super().write(data)

    def start_application_mode(self) -> None:
        """Keep the terminal's title, to give it back."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.write(_KEEP_TITLE)

    def stop_application_mode(self) -> None:
        """Give the terminal its title back."""
        self.write(_OLD_TITLE)
        super().stop_application_mode()

    def show_title(self, title: str) -> None:
        """Name what is read in the terminal's title."""
        self.write(f"\x1b]2;{printable(title)}\x07")

    def run_input_thread(self) -> None:
        """Wait for keys in a way that can be ended."""
        # Textual's way of waiting can be chosen only by the name of the module that it takes it from.
        waiting = SimpleNamespace(SelectSelector=_Wakeable, EVENT_READ=selectors.EVENT_READ)
        setattr(linux_driver, "selectors", waiting)  # noqa: B010 - the name is not exported
        super().run_input_thread()

    def disable_input(self) -> None:
        """Stop waiting for keys, at once: by itself Textual looks only ten times a second whether it shall."""
        for selector in _waiting:
            selector.wake()
        super().disable_input()


class _Wakeable(selectors.SelectSelector):
    """Waits for keys; once woken, for nothing any more."""

    def __init__(self) -> None:
        super().__init__()
        self._reading, self._writing = os.pipe()
        self.register(self._reading, selectors.EVENT_READ)
        _waiting.append(self)

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        return [event for event in super().select(timeout) if event[0].fd != self._reading]

    def wake(self) -> None:
        os.write(self._writing, b"\0")  # never read: from now on there is always something to see

    def close(self) -> None:
        _waiting.remove(self)
        super().close()
        os.close(self._reading)
        os.close(self._writing)


_waiting: list[_Wakeable] = []
"""The selector of the thread that waits for keys, while there is one."""
