"""Paint the first page before the interface has loaded, and restore the terminal afterwards. Free of Textual."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING, NamedTuple

from reader.firstpage.colours import StyleCodes, load_codes, theme_for
from reader.firstpage.render import FirstScreen, StyledText, ansi, is_large_enough
from reader.model.document import Document
from reader.settings import Settings

if TYPE_CHECKING:
    from reader.firstpage.keys import FirstKeys

INPUT_FD, OUTPUT_FD = 0, 2
"""Descriptors for reading keys and for drawing: the same ones that the interface uses."""

ENTER = "\x1b[?1049h\x1b[?25l"
"""Switch to the alternate screen and hide the cursor."""

LEAVE = "\x1b[0m\x1b[?1049l\x1b[?25h"

_before: list[list[int | list[bytes | int]]] = []
"""Terminal attributes from before the first page, while it or the interface is on the screen."""

_keys: list[FirstKeys] = []
"""What answers keys on the first page, until the interface takes over."""

SignalHandler = Callable[[int, FrameType | None], object] | int | None
"""A signal handler."""


def _signals(*names: str) -> tuple[signal.Signals, ...]:
    return tuple(signal.Signals[name] for name in names if hasattr(signal, name))


KEYBOARD_SIGNALS = _signals("SIGINT", "SIGQUIT")
"""Termination signals that the terminal itself sends on a key."""

TERMINATION_SIGNALS = (*_signals("SIGTERM", "SIGHUP"), *KEYBOARD_SIGNALS)
"""Termination signals that leave time to clean up."""


class ArticleStart(NamedTuple):
    """The part of an article available when its first page is painted."""

    document: Document
    offset: int = 0
    """The code point to start at."""
    share: float = 1.0
    """The share of the article that `document` covers, from 0 to 1."""
    place: str = ""
    """Its position among several articles: "2 of 5"."""


@contextmanager
def first_page(article: ArticleStart | None, settings: Settings, begin: Callable[[], None]) -> Iterator[bool]:
    """Show the beginning of an article while the block brings up the interface.

    Yields whether it is shown: not if there is no article yet, on a terminal with unknown colours, or on a very small
    one. `begin` is called once it is shown, or at once. Keys that scroll are answered until `take_over`; those typed
    from the first other one on wait for the interface. Afterwards the terminal attributes are restored, and the screen
    too if the block raises.
    """
    page = _page(article, settings) if article is not None else None
    if page is None:
        begin()
        yield False
        return
    with _keys_queued(), _leaving_on_signals():
        try:
            _write(ENTER + page.changes())
            _keys.append(_first_keys(page, settings))  # before `begin`, after which others want the processor
            begin()
            _keys[-1].start()
            yield True
        except BaseException:
            take_over()
            _write(LEAVE)
            raise
        finally:
            take_over()


class _Page:
    """The first page on the terminal."""

    def __init__(self, screen: FirstScreen, codes: Mapping[str, StyleCodes], size: os.terminal_size) -> None:
        self.screen = screen
        self._codes = codes
        self._size = size
        self._drawn: Sequence[Sequence[StyledText]] = ()

    def changes(self) -> str:
        """The escape sequences for what has changed since this was called last, at first all of the page."""
        before, self._drawn = self._drawn, self.screen.rows()
        return ansi(self._drawn, self._codes, before)

    def draw(self) -> bool:
        """Draw what has changed, unless the terminal has another size by now; return whether it is drawn."""
        if _size() != self._size:
            return False
        _write(self.changes())
        return True


def _page(article: ArticleStart, settings: Settings) -> _Page | None:
    if sys.platform == "win32" or os.environ.keys() & {"COLUMNS", "LINES", "TEXTUAL_DRIVER"}:
        return None
    codes = load_codes(theme_for(settings.theme, os.environ), os.environ)
    size = _size()
    if codes is None or size is None or not is_large_enough(*size):
        return None
    screen = FirstScreen(
        article.document, *size, settings, offset=article.offset, place=article.place, share=article.share
    )
    return _Page(screen, codes, size)


def _size() -> os.terminal_size | None:
    try:
        return os.get_terminal_size(OUTPUT_FD)
    except OSError:
        return None


def _first_keys(page: _Page, settings: Settings) -> FirstKeys:
    from reader.firstpage.keys import FirstKeys, scrolls_by_sequence  # late: the page is painted without it

    return FirstKeys(page.screen, page.draw, scrolls_by_sequence(dict(settings.keys)), INPUT_FD)


def answered_keys() -> FirstKeys | None:
    """What answers keys on the first page; None if none is shown, or the interface has taken over."""
    return _keys[-1] if _keys else None


def take_over() -> FirstKeys | None:
    """Stop answering keys on the first page, because its first frame is about to be drawn by the interface; return what
    answered them. None if none is shown, or it was taken over before."""
    if not _keys:
        return None
    keys = _keys.pop()
    keys.hand_over()
    return keys


def _write(text: str) -> None:
    data = text.encode()
    with suppress(OSError):  # the terminal is gone
        while data:
            data = data[os.write(OUTPUT_FD, data) :]


def attributes_before() -> list[int | list[bytes | int]] | None:
    """Terminal attributes from before the first page; None if none is shown."""
    return _before[-1] if _before else None


@contextmanager
def _keys_queued() -> Iterator[None]:
    """Keep the terminal from echoing keys or acting on them; it only queues them."""
    import termios  # not available on every system

    try:
        before = termios.tcgetattr(INPUT_FD)
    except termios.error:
        yield
        return
    quiet = list(before)
    quiet[0] &= ~(termios.IXON | termios.ICRNL | termios.INLCR | termios.IGNCR)
    quiet[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    _before.append(before)
    termios.tcsetattr(INPUT_FD, termios.TCSANOW, quiet)
    try:
        yield
    finally:
        _restore_attributes()
        _before.pop()


def _restore_attributes() -> None:
    import termios

    with suppress(termios.error):
        for before in _before:
            termios.tcsetattr(INPUT_FD, termios.TCSANOW, before)


@contextmanager
def _leaving_on_signals() -> Iterator[None]:
    """Restore the terminal and leave when a signal asks for it, except while the interface runs, which leaves by
    itself."""
    before = {number: signal.signal(number, _leave) for number in TERMINATION_SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _leave(number: int, _frame: FrameType | None) -> None:
    # An exception could get lost: this interrupts the import of modules, some of which ignore or replace errors.
    if _keys:
        _keys[-1].stop()
    _write(LEAVE)
    _restore_attributes()
    os._exit(128 + number)
