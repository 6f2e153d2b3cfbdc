"""The kinds of changes to an open article, and a signal that notifies listeners of them."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum


class Change(Enum):
    """The part of a reading that changed."""

    STAGE = "stage"
    TEXT = "text"
    """The text grew. What was there before has not moved."""
    FINDINGS = "findings"
    """Names and quotes, or corrections to them. The text is the same."""
    NOTES = "notes"
    """Notes, or their places."""
    CURSOR = "cursor"
    """What is highlighted or selected."""


Listener = Callable[[Change], None]


class Signal:
    """Calls its listeners, in the order in which they were connected."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def connect(self, listener: Listener) -> None:
        """Call this listener from now on. Connecting it again has no effect."""
        if listener not in self._listeners:
            self._listeners.append(listener)

    def disconnect(self, listener: Listener) -> None:
        """Stop calling this listener. Unknown listeners are ignored."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def send(self, change: Change) -> None:
        """Call all listeners. They may connect and disconnect while being called."""
        for listener in tuple(self._listeners):
            listener(change)
