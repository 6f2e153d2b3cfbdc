"""The bindings of a widget or a screen with the user's keymap applied."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode


def bindings_of(node: DOMNode, app: App[int]) -> Iterator[Binding]:
    """The bindings of a node, including inherited ones, with the user's keys.

    They come in the order of their definition, whatever their keys.
    """
    bindings = node._bindings.copy()
    places = {binding.id: place for place, (_key, binding) in enumerate(bindings)}
    if app._keymap:
        bindings.apply_keymap(app._keymap)
    yield from sorted((binding for _key, binding in bindings), key=lambda binding: places[binding.id])
