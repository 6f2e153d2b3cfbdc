"""The available keys on one line, as many as fit. A single widget, so that it costs no layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, NamedTuple

from rich.segment import Segment
from textual import events, on
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from reader.page.cells import width_of

GAP = "  "

KEPT_KEYS = 2
"""Keys at the end, help and quit, that stay when others do not fit."""


class ShownKey(NamedTuple):
    """One key with its action."""

    key: str
    """Textual's name for it."""
    shown: str
    does: str
    tooltip: str

    @property
    def width(self) -> int:
        """Its width in cells, without the gap after it."""
        return width_of(f"{self.shown} {self.does}")


class KeysLine(Widget):
    """Follows the focus; clicking a key presses it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key"}

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._keys: Sequence[ShownKey] = ()

    def follow(self) -> None:
        """Show the available keys from now on; until then the line is empty."""
        self.screen.bindings_updated_signal.subscribe(self, self._show_keys)
        self._show_keys(self.screen)

    def _show_keys(self, screen: Screen[Any]) -> None:
        first: dict[str, ShownKey] = {}  # the first key of each action
        for _node, binding, enabled, tooltip in screen.active_bindings.values():
            shown = self.app.get_key_display(binding)
            if binding.show and enabled and not _is_typed(screen.focused, binding.key, shown):
                first.setdefault(binding.action, ShownKey(binding.key, shown, binding.description, tooltip))
        keys = tuple(first.values())
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the keys that fit."""
        base, style = self.rich_style, self.get_component_rich_style("keys--key")
        segments: list[Segment] = []
        for key in self._fitting():
            segments += [Segment(key.shown, style), Segment(f" {key.does}{GAP}", base)]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _fitting(self) -> list[ShownKey]:
        keys = list(self._keys)
        while len(keys) > KEPT_KEYS and self._width_of(keys) > self.size.width:
            del keys[-KEPT_KEYS - 1]
        return keys

    @staticmethod
    def _width_of(keys: Sequence[ShownKey]) -> int:
        return sum(key.width for key in keys) + len(GAP) * (len(keys) - 1)

    def _places(self) -> Iterator[tuple[int, ShownKey]]:
        """Each visible key with the cell after it."""
        at = self.styles.padding.left
        for key in self._fitting():
            at += key.width + len(GAP)
            yield at, key

    def _key_at(self, column: int) -> ShownKey | None:
        return next((key for edge, key in self._places() if column < edge), None)

    @on(events.MouseMove)
    def explain(self, event: events.MouseMove) -> None:
        """Show what the key under the mouse does as a tooltip."""
        key = self._key_at(event.x)
        self.tooltip = key.tooltip or None if key is not None else None

    @on(events.Click)
    def press(self, event: events.Click) -> None:
        """Press the key under the mouse."""
        event.stop()
        key = self._key_at(event.x)
        if key is not None:
            self.app.simulate_key(key.key)


def _is_typed(focused: Widget | None, key: str, shown: str) -> bool:
    """Whether a key types a character into the focused input; Textual itself gets only the slash wrong."""
    return focused is not None and len(shown) == 1 and key != "enter" and focused.check_consume_key(key, shown)
