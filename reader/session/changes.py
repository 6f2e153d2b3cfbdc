"""What can change in an open article, and how those hear of it who listen."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum


class Change(Enum):
    """What changed in a reading."""

    STAGE = "stage"
    TEXT = "text"
    """There is more of it. What was there before is where it was."""
    FINDINGS = "findings"
    """Names and quotes, or the corrections of them. The text is the same."""
    CURSOR = "cursor"
    """What is highlighted or selected."""


Listener = Callable[[Change], None]


class Signal:
    """Calls whoever is connected, in the order in which they came."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def connect(self, listener: Listener) -> None:
        """Call this from now on. Whoever is connected already is not connected twice."""
        if listener not in self._listeners:
            self._listeners.append(listener)

    def disconnect(self, listener: Listener) -> None:
        """Call this no more, if it was called."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def send(self, change: Change) -> None:
        """Call everybody. They may connect and disconnect meanwhile."""
        for listener in tuple(self._listeners):
            listener(change)
