"""The actions of the interface and their keys, collected from its classes. Imports all of it, so only when needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pkgutil import walk_packages
from string import punctuation
from typing import Any, NamedTuple

from reader.base.text import nearest
from reader.settings.keys import key_name, key_shown

OTHER_KEYS = (
    "up",
    "down",
    "left",
    "right",
    "home",
    "end",
    "pageup",
    "pagedown",
    "insert",
    "delete",
    "backspace",
    "enter",
    "escape",
    "space",
    "tab",
)
"""Named keys that terminals report, besides function keys."""


_ARTICLE = "reader.tui.screens.article.screen.ArticleScreen"
_PARTS_OF_ARTICLE = {
    "reader.tui.widgets.article_view.ArticleView": "in the text",
    "reader.tui.widgets.pick_list.PickList": "in lists",
    "reader.tui.widgets.arranged_list.ArrangedList": "in the panels",
    "reader.tui.widgets.extras.Extras": "in the captions",
}
INNER_PLACES: Mapping[str, Mapping[str, str]] = {
    _ARTICLE: _PARTS_OF_ARTICLE,
    "reader.tui.app.ReaderApp": {_ARTICLE: "while reading", **_PARTS_OF_ARTICLE},
}
"""For the owner of actions, the owners that are asked before it when a key is pressed, and where they are."""


class Action(NamedTuple):
    """Something that a key does."""

    id: str
    keys: tuple[str, ...]
    """As Textual names them."""
    does: str
    owner: str
    """The class it belongs to."""


def actions() -> tuple[Action, ...]:
    """Every action that has an id, sorted by it."""
    found: dict[str, Action] = {}
    for owner, binding in _bindings():
        keys = tuple(key_name(key) for key in binding.key.split(","))
        if binding.id in found:
            keys = (*found[binding.id].keys, *keys)
        found[binding.id] = Action(binding.id, keys, binding.tooltip or binding.description, owner)
    return tuple(found[name] for name in sorted(found))


def remapped(known: Sequence[Action], keys: Mapping[str, str]) -> tuple[Action, ...]:
    """The actions with the user's keys in place of their own."""
    return tuple(action._replace(keys=_keys(keys, action)) for action in known)


def wrong_keys(known: Sequence[Action], keys: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the user's keys: unknown actions, unknown keys, and keys that belong to another action."""
    by_id = {action.id: action for action in known}
    names = _key_names(known)
    for name, joined in keys.items():
        if name not in by_id:
            right = nearest(name, by_id)
            yield f"keys.{name} is not an action" + (
                f" (did you mean {right}?)" if right else " (`reader config keys` lists them)"
            )
            continue
        for key in joined.split(","):
            last = key.rpartition("+")[2]
            if len(last) > 1 and last not in names:
                right = nearest(last, names)
                yield f"keys.{name}: {key} is not a key" + (f" (did you mean {right}?)" if right else "")
            for other in _holders(known, keys, key, by_id[name]):
                yield f"keys.{name}: {key_shown(key)} also belongs to {other}"


def shown(keys: Sequence[str]) -> str:
    """Keys as people write them, separated by spaces."""
    return " ".join(key_shown(key) for key in keys)


def _holders(known: Sequence[Action], keys: Mapping[str, str], key: str, taker: Action) -> Iterator[str]:
    """The other actions that a key belongs to, and what becomes of them: the innermost place takes its keys first."""
    for action in known:
        if action.id == taker.id or key not in _keys(keys, action):
            continue
        if action.owner == taker.owner or taker.owner in INNER_PLACES.get(action.owner, ()):
            yield f"{action.id}, which loses it"
        elif action.owner in INNER_PLACES.get(taker.owner, ()):
            yield f"{action.id}, which keeps it {INNER_PLACES[taker.owner][action.owner]}"


def _keys(keys: Mapping[str, str], action: Action) -> tuple[str, ...]:
    return tuple(keys[action.id].split(",")) if action.id in keys else action.keys


def _bindings() -> Iterator[tuple[str, Any]]:
    import reader.tui

    modules = [import_module(module.name) for module in walk_packages(reader.tui.__path__, "reader.tui.")]
    classes = [
        owner
        for module in modules
        for owner in vars(module).values()
        if isinstance(owner, type) and owner.__module__ == module.__name__
    ]
    for owner in classes:
        for binding in vars(owner).get("BINDINGS", ()):
            if getattr(binding, "id", None):
                yield _whole(owner, classes), binding


def _whole(part: type, classes: Sequence[type]) -> str:
    """The name of the only class that inherits from this one, or its own if there is none or several."""
    leaves = [
        owner
        for owner in classes
        if issubclass(owner, part) and not any(other is not owner and issubclass(other, owner) for other in classes)
    ]
    found = leaves[0] if len(leaves) == 1 else part
    return f"{found.__module__}.{found.__qualname__}"


def _key_names(known: Sequence[Action]) -> Mapping[str, None]:
    """Names of keys of more than one character: those in use, and the others that terminals report."""
    used = (key.rpartition("+")[2] for action in known for key in action.keys)
    numbered = (f"f{number}" for number in range(1, 25))
    marks = (key_name(mark) for mark in punctuation)
    return dict.fromkeys(name for name in (*used, *OTHER_KEYS, *numbered, *marks) if len(name) > 1)
