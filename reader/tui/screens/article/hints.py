"""Hints in the status line: the keys that act on what is highlighted or selected."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from textual.binding import Binding
from textual.screen import Screen

from reader.tui.keymap import bindings_of
from reader.tui.widgets.lines import Hint

CLEAR = "clear"
"""The action that clears the highlight or selection, whatever has the focus."""

_TRAIL = (("trail.next", "next", ""), ("trail.previous", "back", ""), ("leave", "clear", CLEAR))
_NOTE = (("trail.next", "next", ""), ("mark.set", "change", ""), ("correct.hide", "take away", ""))
_SELECTED = (
    ("copy", "copy", ""),
    ("copy.cite", "with citation", ""),
    ("mark.set", "note", ""),
    ("leave", "leave", CLEAR),
)


class Hints:
    """The hints of one screen, with the user's keys."""

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen

    @cached_property
    def trail(self) -> tuple[Hint, ...]:
        """How to walk through a trail and clear it."""
        return tuple(self._hints(_TRAIL))

    @cached_property
    def note(self) -> tuple[Hint, ...]:
        """What can be done with the note under the cursor."""
        return tuple(self._hints(_NOTE))

    @cached_property
    def selected(self) -> tuple[Hint, ...]:
        """What can be done with the selection."""
        return tuple(self._hints(_SELECTED))

    def _hints(self, wanted: Iterable[tuple[str, str, str]]) -> Iterable[Hint]:
        first: dict[str, Binding] = {}  # the first key of each action
        for binding in bindings_of(self._screen, self._screen.app):
            first.setdefault(binding.id or "", binding)
        for name, words, action in wanted:
            if name in first:
                binding = first[name]
                yield Hint(f"{self._shown(binding)} {words}", action or binding.action, binding.tooltip)

    def _shown(self, binding: Binding) -> str:
        key = self._screen.app.get_key_display(binding)
        return key.capitalize() if len(key) > 1 else key
