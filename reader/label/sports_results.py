"""Tell lines of results: names with what they scored. Knows one line at a time."""

from __future__ import annotations

from reader.base.regex import expression

MAX_RESULT_CHARS = 80
"""Code points of the longest such line."""

_NAME = r"[^\W\d_a-z][\w.'’&-]*(?: (?:of|and|the|de|[^\W\d_a-z&][\w.'’&-]*|&))*"
_PARTED = r"(?:,? | ?[-–—:|] ?)"
_SCORE = r"\d{1,3}(?:\.\d)?"
_BOX = expression(rf"{_NAME}(?:{_PARTED}{_SCORE}){{3,}}")
_MATCH = expression(rf"{_NAME}(?: {_SCORE},? {_NAME} {_SCORE}| {_SCORE} ?[-–—:] ?{_SCORE} {_NAME})")


def is_sports_result(line: str) -> bool:
    """Whether it says who scored what and no more: "Palm Bay 1 0 2 — 3", "Averil 3, Merrow 2", "Averil 3-2 Merrow"."""
    if len(line) > MAX_RESULT_CHARS or not line[:1].isupper() or not any(map(str.isdigit, line)):
        return False
    return bool(_BOX.fullmatch(line) or _MATCH.fullmatch(line))
