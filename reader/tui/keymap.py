"""The bindings of a widget or a screen with the user's keymap applied."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode


def bindings_of(node: DOMNode, app: App[int]) -> Iterator[Binding]:
    """The bindings of a node, including inherited ones, with the user's keys.

    They come in the order of their definition, whatever their keys; the keys of each in the order in which its
    definition or the user names them.
    """
    bindings, defined = node._bindings.copy(), _defined(node)
    places = {name: place for place, name in enumerate(defined)}
    if app._keymap:
        bindings.apply_keymap(app._keymap)

    def place(binding: Binding) -> tuple[int, int]:
        name = binding.id or ""
        keys = app._keymap.get(name, defined.get(name, "")).split(",")
        return places.get(name, len(places)), keys.index(binding.key) if binding.key in keys else len(keys)

    yield from sorted((binding for _key, binding in bindings), key=place)


def _defined(node: DOMNode) -> dict[str, str]:
    """The keys of each binding as the classes of the node define it. Textual puts first those keys that a base class
    uses for something else."""
    return {
        binding.id: binding.key
        for kind in reversed(type(node).__mro__)
        for binding in vars(kind).get("BINDINGS", ())
        if isinstance(binding, Binding) and binding.id
    }
