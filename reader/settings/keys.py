"""Names of keys: from what a person writes to what Textual calls them, and back. Knows nothing of actions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from unicodedata import lookup, name

_SHORT = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_NAMES = {short: long for long, short in _SHORT.items()} | {
    "less_than_sign": "less-than sign",  # the only two with both
    "greater_than_sign": "greater-than sign",
}

_OTHERS = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "page_up": "pageup",
    "page_down": "pagedown",
}


def key_names(keys: Any) -> tuple[str, ...]:
    """Textual's names of the keys in `"j, down"` or `["]", "ctrl+n"]`. Raises `ValueError` if there are none."""
    written = list(_split(keys)) if isinstance(keys, str) else keys
    if not isinstance(written, list) or not written or not all(isinstance(key, str) and key for key in written):
        raise ValueError("no keys")
    return tuple(key_name(key) for key in written)


def key_name(key: str) -> str:
    """Textual's name of one key: `right_square_bracket` for `]`, `ctrl+n` for `Ctrl+N`; an unknown one unchanged."""
    if key.strip():
        key = key.strip()
    held, plus, last = key.rpartition("+")
    if plus and not last:  # the plus is the key
        held, last = held.removesuffix("+"), "+"
    last = _last(last, is_held=bool(held))
    return f"{held.lower()}+{last}" if held else last


def _last(key: str, *, is_held: bool) -> str:
    if len(key) == 1:
        # With a modifier, letters are reported in lower case; Shift is named where it matters.
        return (key.lower() if is_held else key) if key.isalnum() else _character(key)
    return _OTHERS.get(key.lower(), key.lower())


def _character(key: str) -> str:
    long = name(key, key).lower().replace("-", "_").replace(" ", "_")
    return _SHORT.get(long, long)


def _split(keys: str) -> Iterator[str]:
    if len(keys.strip()) <= 1:  # a comma or a space alone is a key
        yield keys.strip() or keys
        return
    yield from (key.strip() for key in keys.split(","))


def key_shown(key: str) -> str:
    """The key as people write it: `]` for `right_square_bracket`; any other by its name."""
    held, plus, last = key.rpartition("+")
    if len(last) == 1 or last == "space":
        return key
    for between in (" ", "-"):
        try:
            character = lookup(_NAMES.get(last, last).replace("_", between))
        except KeyError:
            continue
        if character.isprintable():  # the Escape key is better known by its name
            return held + plus + character
    return key
