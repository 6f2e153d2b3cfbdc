"""Numbers typed before keys, as in less and vim: 10j, 12G, 50%.

Some digits open panels too. Such a digit does so at once, and begins a number as well: if what follows shows that a
number was meant, the panels go back to how they were before its first digit.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Any, cast

from textual import events
from textual.actions import ActionParseResult, parse
from textual.app import App
from textual.dom import DOMNode

from reader.tui.screens.article.screen import ArticleScreen
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.lines import show_message
from reader.tui.widgets.pick_list import PickList

DIGIT_GAP = 0.5
"""Seconds within which another digit or the key must follow a number of digits that all open panels."""

MAX_DIGITS = 4
"""Further digits are ignored."""

WAITING_SECONDS = 60.0
"""Seconds that a number which waits for its key is shown."""

MULTIPLIED = frozenset({"line", "page", "flow", "step", "quote", "article", "half_page", "extend"})
"""Actions whose last parameter is how far they go."""

REPEATED = frozenset({"page_down", "page_up"})
"""Actions without parameters that go one step."""

MOVES = {"cursor_down": 1, "cursor_up": -1}
"""Actions of lists that go an entry, and where to: with a number, they stop at the ends instead of going around."""

PLACES = {
    "top": ("screen", "paragraph"),
    "bottom": ("screen", "paragraph"),
    "first": ("", "entry"),
    "last": ("", "entry"),
    "share": ("", "share"),
}
"""Where actions lead with a number: the namespace and name of the action that takes it."""


class CountedKeys:
    """Passes keys on to one application, and applies the numbers typed before them."""

    def __init__(self, app: App[Any], hand_on: Callable[[events.Key], Awaitable[None]]) -> None:
        """`hand_on` passes a key to the application's own handler."""
        self._app = app
        self._hand_on = hand_on
        self._digits = ""
        self._is_certain = False
        """Whether a number is meant, since one of its digits does nothing else."""
        self._typed_at = 0.0
        self._restore: Callable[[], None] | None = None
        """Puts the panels back to how they were before the first digit."""

    async def press(self, key: events.Key) -> None:
        """Take a digit, or act on a key, as many times as the number before it says."""
        if self._digits and not (self._is_certain or monotonic() - self._typed_at < DIGIT_GAP):
            self._forget()
        if key.key.isdecimal() and isinstance(self._app.focused, ArticleView | PickList):
            await self._type(key)
        elif not self._digits:
            await self._hand_on(key)
        elif self._is_certain and key.key == "escape":
            self._forget()
        else:
            await self._act(key)

    async def _type(self, key: events.Key) -> None:
        if not self._digits:
            if key.key == "0":
                await self._hand_on(key)
                return
            screen = self._app.screen
            self._restore = screen.panels_restorer() if isinstance(screen, ArticleScreen) else None
        self._digits = (self._digits + key.key)[:MAX_DIGITS]
        self._typed_at = monotonic()
        opens_panel = key.key in self._app.screen.active_bindings
        if not opens_panel and not self._is_certain:
            self._is_certain = True
            self._put_back()
        if not self._is_certain:
            await self._hand_on(key)
        if self._number:
            show_message(
                self._app, f"{self._number}: j lines, Space pages, G paragraph, % of the text…", WAITING_SECONDS
            )

    async def _act(self, key: events.Key) -> None:
        counted = self._counted(key)
        if counted is not None:
            self._put_back()
            counted = self._counted(key)  # something else may have the focus again
        self._forget()
        if counted is None:
            await self._hand_on(key)
            return
        node, action, times = counted
        for _ in range(times):
            await self._app.run_action(action, node)

    @property
    def _number(self) -> int:
        """The number that is meant; 0 for a digit that has opened a panel."""
        return int(self._digits) if self._is_certain or len(self._digits) > 1 else 0

    def _counted(self, key: events.Key) -> tuple[DOMNode, ActionParseResult, int] | None:
        """What a key does with the number, where, and how often; None if numbers mean nothing to it."""
        active = self._app.screen.active_bindings.get(key.key)
        if active is None or not self._number:
            return None
        counted = _counted(active.binding.action, self._number)
        return (active.node, *counted) if counted is not None else None

    def _put_back(self) -> None:
        if self._restore is not None:
            self._restore()
        self._restore = None

    def _forget(self) -> None:
        self._digits, self._is_certain, self._restore = "", False, None


def _counted(action: str, number: int) -> tuple[ActionParseResult, int] | None:
    """An action with a number, and how often to run it; None if numbers mean nothing to it."""
    namespace, name, parameters = parse(action)
    if name in REPEATED:
        return (namespace, name, parameters), number
    if name in MOVES:
        return ("", "move", (MOVES[name] * number,)), 1
    if name in PLACES:
        return (*PLACES[name], (number,)), 1
    if name in MULTIPLIED and parameters:
        return (namespace, name, (*parameters[:-1], cast("float", parameters[-1]) * number)), 1
    return None
