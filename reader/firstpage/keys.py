"""Answer the keys that scroll while the first page is shown, until the interface takes over. Free of Textual."""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from threading import Event, Lock, Thread
from typing import NamedTuple

from reader.base import lazy_regex
from reader.firstpage.render import FirstScreen
from reader.page.status_text import QUIT_HINT

Scroll = Callable[[FirstScreen], None]
"""What a key does."""

SCROLLS: Mapping[str, tuple[str, Scroll]] = {
    "article.line_down": ("j,down", lambda screen: screen.scroll(1)),
    "article.line_up": ("k,up", lambda screen: screen.scroll(-1)),
    "article.half_down": ("d,ctrl+d", lambda screen: screen.page(0.5)),
    "article.half_up": ("u,ctrl+u", lambda screen: screen.page(-0.5)),
    "article.page_down": ("space,pagedown,ctrl+f", lambda screen: screen.page(1)),
    "article.page_up": ("b,pageup,ctrl+b", lambda screen: screen.page(-1)),
    "article.top": ("g,home", FirstScreen.to_start),
    "article.bottom": ("G,end", FirstScreen.to_end),
}
"""The actions that are answered here, by their ids: their keys, and what they do."""

LEAPS = frozenset({FirstScreen.to_start, FirstScreen.to_end})
"""What one can go back from."""

_SEQUENCES: Mapping[str, tuple[bytes, ...]] = {
    "space": (b" ",),
    "down": (b"\x1b[B", b"\x1bOB"),
    "up": (b"\x1b[A", b"\x1bOA"),
    "pagedown": (b"\x1b[6~",),
    "pageup": (b"\x1b[5~",),
    "home": (b"\x1b[H", b"\x1bOH", b"\x1b[1~", b"\x1b[7~"),
    "end": (b"\x1b[F", b"\x1bOF", b"\x1b[4~", b"\x1b[8~"),
}
"""What terminals send for keys that have names."""

_MAX_SEQUENCE = max(len(sequence) for sequences in _SEQUENCES.values() for sequence in sequences)

_CONTROL = "ctrl+"

_INTERRUPTS = (b"\x03", b"\x1b[99;5u")
"""What terminals send for Ctrl+C, the second in kitty's protocol."""

_ANSWER = lazy_regex.compile(rb"\x1b\[\?[\d;]{0,40}\$?[a-z]|\x1b\[[IO]")
"""An answer of the terminal to what the interface asks, or news of its focus: not typed by anybody."""

_KITTY_KEY = lazy_regex.compile(rb"\x1b\[\d{1,7};[\d:]{0,7};(\d{1,7})u")
"""A key in kitty's protocol, which the interface turns on, with the character that it types."""

_UNFINISHED = lazy_regex.compile(rb"\x1b(?:\[[?\d;:$]{0,40}|O)?\Z")
"""What may be continued by the next input."""

READ_BYTES = 1 << 12
"""Bytes read from the terminal at a time."""

TURN_SECONDS = 0.001
"""Seconds after which the thread that imports the interface lets a key be answered. With the default, five times as
many, a key waits for several such turns: to be read, answered and drawn."""

HAND_OVER_SECONDS = 3.0
"""Seconds that the interface may take to its first frame before it gets the keys in any case."""


def scrolls_by_sequence(own_keys: Mapping[str, str]) -> Mapping[bytes, Scroll]:
    """What each sequence that a terminal sends does, with the user's own keys by the id of their action."""
    found: dict[bytes, Scroll] = {}
    for action, (usual, scroll) in SCROLLS.items():
        taken = {key for other, keys in own_keys.items() if other != action for key in keys.split(",")}
        for key in own_keys.get(action, usual).split(","):
            if key not in taken:
                found.update(dict.fromkeys(_sequences(key), scroll))
    return found


def _sequences(key: str) -> tuple[bytes, ...]:
    if key.startswith(_CONTROL) and len(key) == len(_CONTROL) + 1:
        return (bytes([ord(key[-1]) & 0x1F]),)
    return (key.encode(),) if len(key) == 1 else _SEQUENCES.get(key, ())


class Typed(NamedTuple):
    """Input, taken apart."""

    scrolls: Sequence[Scroll]
    """What the keys do that are answered here."""
    others: bytes
    """What is for the interface: what the terminal itself sends, then everything from the first other key on."""
    rest: bytes
    """What may be the beginning of a key or an answer."""
    has_other_key: bool


def take_apart(data: bytes, scrolls: Mapping[bytes, Scroll]) -> Typed:
    """Take input apart. Nothing in it is lost, and its order is kept as far as it matters."""
    found: list[Scroll] = []
    others = b""
    while data:
        key, length = _first(data, scrolls)
        if not length and _UNFINISHED.match(data):
            return Typed(found, others, data, has_other_key=False)
        if not length:
            return Typed(found, others + data, b"", has_other_key=True)
        if key is None:
            others += data[:length]
        else:
            found.append(key)
        data = data[length:]
    return Typed(found, others, b"", has_other_key=False)


def _first(data: bytes, scrolls: Mapping[bytes, Scroll]) -> tuple[Scroll | None, int]:
    """What the first key does, and its length in bytes. What the terminal sends by itself does nothing; of another key
    the length is 0."""
    for length in range(min(len(data), _MAX_SEQUENCE), 0, -1):
        if data[:length] in scrolls:
            return scrolls[data[:length]], length
    if kitty := _KITTY_KEY.match(data):
        key = chr(min(int(kitty[1]), sys.maxunicode)).encode("utf-8", "replace")
        return (scrolls[key], kitty.end()) if key in scrolls else (None, 0)
    answer = _ANSWER.match(data)
    return None, answer.end() if answer else 0


class FirstKeys:
    """Answers the keys that scroll, in a thread of its own, up to the first key of another kind.

    That key and all after it wait for the interface, in order: none is lost, and none is handled twice. Only Ctrl+C is
    answered at once: the first press shows how to quit, and the second quits.
    """

    def __init__(
        self, screen: FirstScreen, draw: Callable[[], bool], scrolls: Mapping[bytes, Scroll], descriptor: int
    ) -> None:
        """`draw` draws the screen again, and returns whether it still fits the terminal; keys are read from
        `descriptor`."""
        self.leaps: list[int] = []
        """The code points from which the user leapt to the beginning or the end."""
        self._screen = screen
        self._draw = draw
        self._scrolls = scrolls
        self._descriptor = descriptor
        self._others = b""
        """What was read for the interface."""
        self._begun_at = screen.top
        self._lock = Lock()
        self._is_over = Event()
        self._wake, self._waking = os.pipe()
        self._turn_before = sys.getswitchinterval()
        self._thread = Thread(target=self._run, name="first-keys", daemon=True)

    def start(self) -> None:
        """Answer keys from now on."""
        sys.setswitchinterval(TURN_SECONDS)
        self._thread.start()

    @property
    def moved_to(self) -> int | None:
        """The first code point on the screen, if that is no longer the one that it began with."""
        return self._screen.top if self._screen.top != self._begun_at else None

    def hand_over(self) -> None:
        """Draw nothing any more, and leave the keys to the interface. May be called from any thread, more than once."""
        with self._lock:
            if self._is_over.is_set():
                return
            self.stop()
            os.close(self._waking)
            os.close(self._wake)
            sys.setswitchinterval(self._turn_before)
            self._is_over.set()

    def stop(self) -> None:
        """Draw nothing any more. Takes no lock, so that a signal handler may call it at any time."""
        if self._thread.is_alive():
            with suppress(OSError):  # another thread hands the keys over meanwhile
                os.write(self._waking, b"\0")
            self._thread.join()

    def others(self) -> bytes:
        """What was read for the interface. Blocks until the keys are handed over, and takes them if that takes long."""
        if not self._is_over.wait(HAND_OVER_SECONDS):
            self.hand_over()
        return self._others

    def _run(self) -> None:
        rest = b""
        try:
            while more := self._read():
                typed = take_apart(rest + more, self._scrolls)
                rest = typed.rest
                self._others += typed.others
                if not self._scroll(typed.scrolls):
                    break
                if typed.has_other_key:
                    self._heed_interrupts(typed.others)
                    break
        finally:
            self._others += rest

    def _heed_interrupts(self, typed: bytes) -> None:
        """After a Ctrl+C, show how to quit; after another, quit. All that is typed is left to the interface as well."""
        while typed:
            for _ in range(sum(map(typed.count, _INTERRUPTS))):
                if self._screen.message:
                    os.kill(os.getpid(), signal.SIGINT)
                    return
                self._screen.message = QUIT_HINT
                if not self._draw():
                    return
            typed = self._read()
            self._others += typed

    def _read(self) -> bytes:
        """What is typed next; nothing if the keys are handed over or the terminal is gone."""
        ready, _, _ = select.select([self._descriptor, self._wake], [], [])
        if self._wake in ready:
            return b""
        with suppress(OSError):
            return os.read(self._descriptor, READ_BYTES)
        return b""

    def _scroll(self, scrolls: Sequence[Scroll]) -> bool:
        """Scroll and draw; return whether the screen still fits the terminal."""
        before = self._screen.top
        for scroll in scrolls:
            here = self._screen.top
            scroll(self._screen)
            if scroll in LEAPS and self._screen.top != here:
                self.leaps.append(here)
        return self._screen.top == before or self._draw()
