"""Queue keys and pastes: each is passed on once all that the one before it caused has happened. Knows no keys.

A key passes through several message queues up to the application, which runs its action. In a burst, as over a slow
line, later keys would be on their way to the old focus before the first one has opened something.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from time import monotonic

from textual import events
from textual.app import App
from textual.dom import DOMNode

Typed = events.Key | events.Paste

KEY_TIMEOUT = 1.0
"""Seconds after which a key counts as done in any case."""

PATH_REPEATS = 3
"""Times that the path of a key is followed: its action may post messages, and these may post others."""

CHECK_INTERVAL = 0.005
"""Seconds until the next check whether what was opened is ready."""


class KeyQueue:
    """The key queue of one application."""

    def __init__(self, app: App[int], hand_on: Callable[[Typed], Awaitable[None]]) -> None:
        """`hand_on` passes a key or a paste to the application's own handler."""
        self._app = app
        self._hand_on = hand_on
        self._waiting: deque[Typed] = deque()
        self._turn = 0
        self._since: float | None = None
        """When the last key was passed on; None once everything that it caused has happened."""

    async def take(self, typed: Typed) -> None:
        """Pass a key or a paste on, now or when it is its turn."""
        self._waiting.append(typed)
        if self._since is None or monotonic() - self._since > KEY_TIMEOUT:
            await self._next()

    def forget(self) -> None:
        """Drop the queued keys, and pass the next one on at once."""
        self._waiting.clear()
        self._since = None

    async def _next(self) -> None:
        self._turn += 1
        self._since = None
        if self._waiting:
            self._since = monotonic()
            target = self._app.focused or self._app.screen
            await self._hand_on(self._waiting.popleft())
            await self._follow(target.ancestors_with_self * PATH_REPEATS, self._turn)

    async def _follow(self, way: Sequence[DOMNode], turn: int) -> None:
        """Follow the path of the key through the message queues, after the key and what it caused."""
        for at, node in enumerate(way, 1):
            if node.call_later(self._follow, way[at:], turn):  # otherwise the node is gone
                return
        await self._end(turn)

    async def _end(self, turn: int) -> None:
        if turn != self._turn:  # it timed out, and the next turn has begun
            return
        if self._is_ready or (self._since or 0.0) + KEY_TIMEOUT < monotonic():
            await self._next()
        else:
            self._app.set_timer(CHECK_INTERVAL, partial(self._end, turn))

    @property
    def _is_ready(self) -> bool:
        """Whether the top screen is ready for keys. While the terminal has no focus, nothing has."""
        screen = self._app.screen
        has_focus = screen.focused is not None or not self._app.app_focus or not screen.focus_chain
        return screen.is_mounted and has_focus
