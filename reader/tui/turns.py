"""Keys take turns: the next is handed on when all has happened that the one before led to. Knows no key.

A key is handed from queue to queue up to the application, which does what it is bound to. Keys that come in a burst, as
they do over a slow line, would be on their way to what had the focus before the first of them opened something.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from time import monotonic

from textual import events
from textual.app import App
from textual.dom import DOMNode

PATIENCE = 1.0
"""Seconds after which a key is taken for done, whatever became of it."""

ROUNDS = 3
"""Times that the way of a key is gone: what it did may post messages, and these may post others."""

AGAIN = 0.005
"""Seconds after which it is looked again whether what was opened is there."""


class Turns:
    """The keys of one application."""

    def __init__(self, app: App[int], hand_on: Callable[[events.Key], Awaitable[None]]) -> None:
        """`hand_on` is what the application would do with each key by itself."""
        self._app = app
        self._hand_on = hand_on
        self._waiting: deque[events.Key] = deque()
        self._turn = 0
        self._since: float | None = None
        """When the last key was handed on; None where all is done that it led to."""

    async def take(self, key: events.Key) -> None:
        """Hand a key on, now or when it is its turn."""
        self._waiting.append(key)
        if self._since is None or monotonic() - self._since > PATIENCE:
            await self._next()

    def forget(self) -> None:
        """Drop the keys that wait, and hand on the next one at once."""
        self._waiting.clear()
        self._since = None

    async def _next(self) -> None:
        self._turn += 1
        self._since = None
        if self._waiting:
            self._since = monotonic()
            target = self._app.focused or self._app.screen
            await self._hand_on(self._waiting.popleft())
            await self._follow(target.ancestors_with_self * ROUNDS, self._turn)

    async def _follow(self, way: Sequence[DOMNode], turn: int) -> None:
        """Come the same way as the key and what followed from it, behind that."""
        for at, node in enumerate(way, 1):
            if node.call_later(self._follow, way[at:], turn):  # else it is gone
                return
        await self._end(turn)

    async def _end(self, turn: int) -> None:
        if turn != self._turn:  # nobody waited any longer
            return
        if self._is_ready or (self._since or 0.0) + PATIENCE < monotonic():
            await self._next()
        else:
            self._app.set_timer(AGAIN, partial(self._end, turn))

    @property
    def _is_ready(self) -> bool:
        """Whether what is on top takes keys."""
        screen = self._app.screen
        return screen.is_mounted and (screen.focused is not None or not screen.focus_chain)
