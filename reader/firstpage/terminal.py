"""Paint the first page before the interface has loaded, and restore the terminal afterwards. Free of Textual."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NamedTuple

from reader.firstpage.colours import load_codes, theme_for
from reader.firstpage.render import ansi, first_screen
from reader.model.document import Document
from reader.settings import Settings

INPUT_FD, OUTPUT_FD = 0, 2
"""Descriptors for reading keys and for drawing: the same ones that the interface uses."""

ENTER = "\x1b[?1049h\x1b[?25l"
"""Switch to the alternate screen and hide the cursor."""

LEAVE = "\x1b[0m\x1b[?1049l\x1b[?25h"

_before: list[list[int | list[bytes | int]]] = []
"""Terminal attributes from before the first page, while it or the interface is on the screen."""

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
    one. `begin` is called once it is shown, or at once. Keys typed from here on wait for the interface. Afterwards the
    terminal attributes are restored, and the screen too if the block raises.
    """
    page = _page(article, settings) if article is not None else ""
    if not page:
        begin()
        yield False
        return
    with _keys_queued(), _exit_on_signals():
        try:
            _write(ENTER + page)
            begin()
            yield True
        except BaseException:
            _write(LEAVE)
            raise


def _page(article: ArticleStart, settings: Settings) -> str:
    if sys.platform == "win32" or os.environ.keys() & {"COLUMNS", "LINES", "TEXTUAL_DRIVER"}:
        return ""
    table = load_codes(theme_for(settings.theme, os.environ), os.environ)
    if table is None:
        return ""
    try:
        columns, rows = os.get_terminal_size(OUTPUT_FD)
    except OSError:
        return ""
    screen = first_screen(
        article.document, columns, rows, settings, offset=article.offset, place=article.place, share=article.share
    )
    return ansi(screen, table)


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
    termios.tcsetattr(INPUT_FD, termios.TCSANOW, quiet)
    _before.append(before)
    try:
        yield
    finally:
        _before.pop()
        with suppress(termios.error):
            termios.tcsetattr(INPUT_FD, termios.TCSANOW, before)


@contextmanager
def _exit_on_signals() -> Iterator[None]:
    """Turn termination signals into `SystemExit`, so that the terminal is restored."""
    before = {number: signal.signal(number, _end) for number in TERMINATION_SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
