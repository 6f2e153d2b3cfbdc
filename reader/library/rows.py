"""Convert rows of the database to values and back. Malformed rows are ignored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.library.anchors import Anchor
    from reader.library.corrections import Correction

LAST_TIME = 253_402_300_800 - 24 * 3600
"""The last day of the year 9999 begins then; a later time has no date in some time zones."""

MAX_ID_DIGITS = 18
"""Digits of the longest number that is looked up as an id: every number of so many is one that SQLite takes."""

ANCHOR = "exact, before, after, offset"
"""Columns of an anchor."""

CORRECTION = f"number, kind, name, {ANCHOR}, other_name, other_exact, other_before, other_after, other_offset, text"
"""Columns of a correction."""


def anchor_of(row: Sequence[Any]) -> Anchor | None:
    """The anchor in a row; None if it is malformed."""
    exact, before, after, offset = row
    is_text = isinstance(exact, str) and isinstance(before, str) and isinstance(after, str)
    if not (is_text and isinstance(offset, int)):
        return None
    from reader.library.anchors import Anchor  # late: most articles are opened for the first time

    return Anchor(exact, before, after, offset)


def anchor_row(anchor: Anchor) -> tuple[Any, ...]:
    """The row of an anchor."""
    return clean(anchor.exact), clean(anchor.before), clean(anchor.after), anchor.offset


def correction_of(row: Sequence[Any]) -> Correction | None:
    """The correction in a row; None if it is malformed."""
    from reader.library.corrections import Correction, CorrectionKind, Target  # late: most articles have none

    _, kind, name, *columns, text = row
    target, other_name, other = anchor_of(columns[:4]), columns[4], anchor_of(columns[5:])
    if target is None or (other is None and other_name is not None):
        return None
    try:
        found = Target(str(other_name), other) if other is not None and other_name is not None else None
        return Correction(CorrectionKind(kind), Target(str(name), target), found, str(text))
    except ValueError:
        return None


def correction_row(correction: Correction) -> tuple[Any, ...]:
    """The row of a correction, without its number."""
    target, other = correction.target, correction.other
    others = (clean(other.name), *anchor_row(other.anchor)) if other is not None else (None,) * 5
    kind, text = correction.kind.value, clean(correction.text)
    return (kind, clean(target.name), *anchor_row(target.anchor), *others, text)


def time_of(value: object) -> float:
    """The seconds since 1970 in a column; 0.0 for what is no time that has a date."""
    return float(value) if isinstance(value, int | float) and 0 <= value < LAST_TIME else 0.0


def id_of(words: str) -> int | None:
    """The id that a user gives; None for words that are none."""
    return int(words) if words.isascii() and words.isdigit() and len(words) <= MAX_ID_DIGITS else None


def without_bytes(_cursor: object, row: tuple[Any, ...]) -> tuple[Any, ...]:
    """The row with text for bytes: no column holds any, unless another program has written them."""
    if bytes not in map(type, row):
        return row
    return tuple(value.decode("utf-8", "replace") if isinstance(value, bytes) else value for value in row)


def clean(words: str) -> str:
    """Escape lone surrogates, which SQLite rejects: Python uses them for bytes in file names that are not UTF-8."""
    return words.encode("utf-8", "backslashreplace").decode()


def clean_or_none(words: str | None) -> str | None:
    """The same for words that may be missing."""
    return None if words is None else clean(words)


def placeholders(values: Sequence[object]) -> str:
    """A parenthesized list of parameter placeholders, one for each value."""
    return f"({', '.join('?' * len(values))})"
