"""Put the first page on the terminal before the interface is there, and leave the terminal as it was. No Textual."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NamedTuple

from reader.firstpage.colours import looks, theme_for
from reader.firstpage.screen import ansi, first_screen
from reader.model.document import Document
from reader.settings import Settings

KEYS, SCREEN = 0, 2
"""Descriptors that keys are read from and that is drawn on: those that the interface uses."""

ENTER = "\x1b[?1049h\x1b[?25l"
"""To the alternate screen, without a cursor."""

LEAVE = "\x1b[0m\x1b[?1049l\x1b[?25h"

_before: list[list[int | list[bytes | int]]] = []
"""How the terminal was before the first page, while that or the interface is on it."""

Handler = Callable[[int, FrameType | None], object] | int | None
"""What is done on a signal."""


def _signals(*names: str) -> tuple[signal.Signals, ...]:
    return tuple(signal.Signals[name] for name in names if hasattr(signal, name))


FROM_KEYS = _signals("SIGINT", "SIGQUIT")
"""Ways of telling a program to end that keys have, where a terminal acts on keys by itself."""

DEADLY = (*_signals("SIGTERM", "SIGHUP"), *FROM_KEYS)
"""Ways of telling a program to end that leave it the time to put things in order."""


class Begun(NamedTuple):
    """As much of an article as is there when its first page is painted."""

    document: Document
    offset: int = 0
    """The code point to begin at."""
    share: float = 1.0
    """How much of the article `document` is, from 0 to 1."""
    place: str = ""
    """Which of several articles it is: "2 of 5"."""


@contextmanager
def first_page(article: Begun | None, settings: Settings, begin: Callable[[], None]) -> Iterator[bool]:
    """Show the beginning of an article for as long as the block takes to bring up the interface.

    Gives whether it is shown: not where there is none yet, on a terminal whose colours are unknown, nor on a very small
    one. `begin` is called when it is there, or at once. Keys typed from here on wait for the interface. After the block
    the terminal is as it was before it, whatever happened inside.
    """
    page = _page(article, settings) if article is not None else ""
    if not page:
        begin()
        yield False
        return
    with _quiet_keys(), _orderly_death():
        try:
            _write(ENTER + page)
            begin()
            yield True
        except BaseException:
            _write(LEAVE)
            raise


def _page(article: Begun, settings: Settings) -> str:
    if sys.platform == "win32" or os.environ.keys() & {"COLUMNS", "LINES", "TEXTUAL_DRIVER"}:
        return ""
    table = looks(theme_for(settings.theme, os.environ), os.environ)
    if table is None:
        return ""
    try:
        columns, rows = os.get_terminal_size(SCREEN)
    except OSError:
        return ""
    screen = first_screen(
        article.document, columns, rows, settings, offset=article.offset, place=article.place, share=article.share
    )
    return ansi(screen, table)


def _write(text: str) -> None:
    data = text.encode()
    with suppress(OSError):  # a terminal that is gone shows nothing any more
        while data:
            data = data[os.write(SCREEN, data) :]


def attributes_before() -> list[int | list[bytes | int]] | None:
    """How the terminal was before the first page was put on it; None where none was."""
    return _before[-1] if _before else None


@contextmanager
def _quiet_keys() -> Iterator[None]:
    """Keys are neither shown nor acted on by the terminal, only kept."""
    import termios  # not there on every system

    try:
        before = termios.tcgetattr(KEYS)
    except termios.error:
        yield
        return
    quiet = list(before)
    quiet[0] &= ~(termios.IXON | termios.ICRNL | termios.INLCR | termios.IGNCR)
    quiet[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    termios.tcsetattr(KEYS, termios.TCSANOW, quiet)
    _before.append(before)
    try:
        yield
    finally:
        _before.pop()
        with suppress(termios.error):
            termios.tcsetattr(KEYS, termios.TCSANOW, before)


@contextmanager
def _orderly_death() -> Iterator[None]:
    """Being told to end raises `SystemExit`, so that the terminal is left in order."""
    before = {number: signal.signal(number, _end) for number in DEADLY}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
