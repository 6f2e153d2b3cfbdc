"""What values a setting may have: a check says what is expected, and converts or rejects a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple


class Check(NamedTuple):
    """What is expected of a value."""

    expected: str
    """In words, to follow "expected"."""
    take: Callable[[Any], Any]
    """Converts a value to what `Settings` holds. Raises `ValueError` or `TypeError` if it does not fit."""


class About(NamedTuple):
    """What a field of the settings carries besides its default."""

    meaning: str
    """The documentation, as sentences."""
    check: Check
    environment: tuple[str, ...] = ()
    """Variables to take it from if the file does not set it; the first that is set counts."""
    example: str | None = None
    """A value to show where there is no default."""


def about(
    meaning: str,
    check: Check,
    *,
    environment: tuple[str, ...] = (),
    example: str | None = None,
) -> Mapping[str, About]:
    """The metadata of a field."""
    return {"about": About(meaning, check, environment, example)}


def whole(least: int, most: int) -> Check:
    """A whole number from `least` to `most`."""

    def take(value: Any) -> int:
        if type(value) is not int or not least <= value <= most:  # true and false are numbers to Python
            raise ValueError
        return int(value)

    return Check(f"a whole number from {least} to {most}", take)


def text(expected: str) -> Check:
    """One line of text."""

    def take(value: Any) -> str:
        if not isinstance(value, str) or not value.strip() or not value.isprintable():
            raise ValueError
        return value.strip()

    return Check(f"{expected}, in quotation marks", take)


def command() -> Check:
    """A command with its arguments, split as a shell would."""
    words = text("a command")

    def take(value: Any) -> str:
        line: str = words.take(value)
        if any(mark in line for mark in "\"'\\"):
            import shlex  # late: few commands need it

            if not shlex.split(line):
                raise ValueError
        return line

    return Check(words.expected, take)


def one_of(choices: type[StrEnum]) -> Check:
    """One of the values of an enum."""
    return Check("one of " + ", ".join(f'"{choice}"' for choice in choices), choices)


def _switch(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


SWITCH = Check("true or false", _switch)


def _keys(value: Any) -> tuple[tuple[str, str], ...]:
    from reader.settings.keys import key_names

    return tuple((action, ",".join(key_names(keys))) for action, keys in flat(value))


def flat(table: Any) -> Iterable[tuple[str, Any]]:
    """Actions and keys, whether an action is written "quote.next" or, without quotation marks, as tables in tables."""
    waiting = [("", table)]
    while waiting:
        name, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [(f"{name}.{part}" if name else part, inner) for part, inner in reversed(value.items())]
        else:
            yield name, value


KEYS = Check("a table of actions and their keys", _keys)
