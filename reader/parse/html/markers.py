"""Write the bullet or number before each item of a list, as its markup asks for it."""

from __future__ import annotations

from collections.abc import Callable

from reader.parse.html.tree import Element

BULLET = "• "

MAX_DIGITS = 5
"""Digits of the highest number; a page that states a higher one does so by mistake."""

_ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MAX_ROMAN = 89


class Markers:
    """The markers of one list, item after item."""

    def __init__(self, listing: Element) -> None:
        self._is_numbered = listing.tag == "ol"
        self._spell = _SPELLINGS.get(listing.get("type") or "", str)
        is_reversed = listing.get("reversed") is not None
        self._step = -1 if is_reversed else 1
        first = sum(1 for _ in listing.iterchildren("li")) if self._is_numbered and is_reversed else 1
        self._next = _number(listing.get("start"), first)

    def of(self, item: Element) -> str:
        """The marker of the next item."""
        if not self._is_numbered:
            return BULLET
        number = _number(item.get("value"), self._next)
        self._next = number + self._step
        return f"{self._spell(number)}. "


def _number(stated: str | None, default: int) -> int:
    if stated is None or not stated.isascii() or not stated.isdigit() or len(stated) > MAX_DIGITS:
        return default
    return int(stated)


def _letter(number: int) -> str:
    return chr(ord("a") + number - 1) if 1 <= number <= 26 else str(number)


def _roman(number: int) -> str:
    if not 1 <= number <= _MAX_ROMAN:
        return str(number)
    signs = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        signs += sign * count
    return signs


_SPELLINGS: dict[str, Callable[[int], str]] = {
    "a": _letter,
    "A": lambda number: _letter(number).upper(),
    "i": _roman,
    "I": lambda number: _roman(number).upper(),
}
"""How the numbers of a list are written, by its `type`."""
