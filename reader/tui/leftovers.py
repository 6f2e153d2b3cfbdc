"""Free the memory of screens that were closed. Knows nothing of what they showed."""

from __future__ import annotations

import gc

from rich.cells import cached_cell_len
from textual._styles_cache import StylesCache
from textual.app import App

DELAY = 1.0
"""Seconds until memory is freed: by then the next screen is drawn."""

MOST_CLOSED = 8
"""Cards, lists and libraries that are closed before their memory is freed: the largest leave a megabyte each."""


class Leftovers:
    """What closed screens leave in memory.

    A screen refers to itself, so it stays until garbage is collected; and that happens once in hundreds of articles,
    since it would delay keys. Textual also caches a method of the object that holds what a widget has drawn, and so
    keeps all that the widgets of the last fifty articles have drawn. And what is worked out about lines of text is
    cached, with the lines, until there are thousands of them.
    """

    def __init__(self, app: App[int]) -> None:
        self._app = app
        self._is_waiting = False
        self._closed = 0
        """How many screens were closed since memory was freed."""

    def note_closed(self) -> None:
        """A screen was closed, perhaps a small one: once there are several, free their memory."""
        self._closed += 1
        if self._closed >= MOST_CLOSED:
            self.free_soon()

    def free_soon(self) -> None:
        """Free it in a moment, which takes a few hundredths of a second at most."""
        if not self._is_waiting:
            self._is_waiting = True
            self._app.set_timer(DELAY, self.free)

    def free(self) -> None:
        """Free it now."""
        from reader.label.lines import word_count  # late: imported with the first article
        from reader.label.phrases import fold

        self._is_waiting = False
        self._closed = 0
        for cached in (word_count, fold, cached_cell_len):
            cached.cache_clear()
        StylesCache.get_inner_outer.cache_clear()
        if self._is_frozen():  # a long article was read: it and its screen are passed over too
            gc.unfreeze()
        gc.collect()

    def _is_frozen(self) -> bool:
        """Whether the collector passes over even this object, which was made after all modules were frozen.

        Counting what it passes over takes longer, and would be needed at the start too.
        """
        return all(one is not self for one in gc.get_objects())
