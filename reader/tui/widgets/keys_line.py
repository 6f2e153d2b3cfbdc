"""The keys that work here, on one line: as many as there is room for. One widget, so that it costs no layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, NamedTuple

from rich.segment import Segment
from textual import events, on
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from reader.page.cells import width_of

BETWEEN = "  "

LASTING = 2
"""Keys at the end, of help and of the way out, that stay when others have no room."""


class Key(NamedTuple):
    """One of them."""

    key: str
    """As Textual calls it."""
    shown: str
    does: str
    tooltip: str

    @property
    def width(self) -> int:
        """Its cells, without those between it and the next."""
        return width_of(f"{self.shown} {self.does}")


class KeysLine(Widget):
    """Follows the focus; a click does what the key does."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key"}

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._keys: Sequence[Key] = ()

    def follow(self) -> None:
        """Show the keys that work from now on; before, the line is empty."""
        self.screen.bindings_updated_signal.subscribe(self, self._show_keys)
        self._show_keys(self.screen)

    def _show_keys(self, screen: Screen[Any]) -> None:
        first: dict[str, Key] = {}  # of the keys that do the same
        for _node, binding, enabled, tooltip in screen.active_bindings.values():
            shown = self.app.get_key_display(binding)
            if binding.show and enabled and not _is_typed(screen.focused, binding.key, shown):
                first.setdefault(binding.action, Key(binding.key, shown, binding.description, tooltip))
        keys = tuple(first.values())
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The keys that fit."""
        base, style = self.rich_style, self.get_component_rich_style("keys--key")
        segments: list[Segment] = []
        for key in self._fitting():
            segments += [Segment(key.shown, style), Segment(f" {key.does}{BETWEEN}", base)]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _fitting(self) -> list[Key]:
        keys = list(self._keys)
        while len(keys) > LASTING and self._width_of(keys) > self.size.width:
            del keys[-LASTING - 1]
        return keys

    @staticmethod
    def _width_of(keys: Sequence[Key]) -> int:
        return sum(key.width for key in keys) + len(BETWEEN) * (len(keys) - 1)

    def _places(self) -> Iterator[tuple[int, Key]]:
        """The cell behind each of the keys that are shown."""
        at = self.styles.padding.left
        for key in self._fitting():
            at += key.width + len(BETWEEN)
            yield at, key

    def _key_at(self, column: int) -> Key | None:
        return next((key for edge, key in self._places() if column < edge), None)

    @on(events.MouseMove)
    def explain(self, event: events.MouseMove) -> None:
        """Tell what the key under the mouse does."""
        key = self._key_at(event.x)
        self.tooltip = key.tooltip or None if key is not None else None

    @on(events.Click)
    def press(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        event.stop()
        key = self._key_at(event.x)
        if key is not None:
            self.app.simulate_key(key.key)


def _is_typed(focused: Widget | None, key: str, shown: str) -> bool:
    """Whether a key is a sign that goes into what is being typed; Textual knows it of all keys but the slash."""
    return focused is not None and len(shown) == 1 and key != "enter" and focused.check_consume_key(key, shown)
