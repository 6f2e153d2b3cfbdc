"""The keys of a widget or a screen as the user has them."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode


def bindings_of(node: DOMNode, app: App[int]) -> Iterator[Binding]:
    """Its own bindings, those that it inherits included, under the keys that the settings give them.

    They come in the order in which they are written, whichever their keys.
    """
    bindings = node._bindings.copy()
    places = {binding.id: place for place, (_key, binding) in enumerate(bindings)}
    if app._keymap:
        bindings.apply_keymap(app._keymap)
    yield from sorted((binding for _key, binding in bindings), key=lambda binding: places[binding.id])
