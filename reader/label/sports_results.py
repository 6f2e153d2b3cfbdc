"""Recognise sports results: names with their scores. Works on one line at a time."""

from __future__ import annotations

from reader.base import lazy_regex

MAX_RESULT_CHARS = 80
"""Code points in the longest line of results."""

_NAME = r"[^\W\d_a-z][\w.'’&-]*(?: (?:of|and|the|de|[^\W\d_a-z&][\w.'’&-]*|&))*"
_SEPARATOR = r"(?:,? | ?[-–—:|] ?)"
_SCORE = r"\d{1,3}(?:\.\d)?"
_SCORES_BY_PERIOD = lazy_regex.compile(rf"{_NAME}(?:{_SEPARATOR}{_SCORE}){{3,}}")
_MATCH_RESULT = lazy_regex.compile(rf"{_NAME}(?: {_SCORE},? {_NAME} {_SCORE}| {_SCORE} ?[-–—:] ?{_SCORE} {_NAME})")


def is_sports_result(line: str) -> bool:
    """Whether a line consists of names and scores: "Palm Bay 1 0 2 — 3", "Averil 3, Merrow 2", "Averil 3-2 Merrow"."""
    if len(line) > MAX_RESULT_CHARS or not line[:1].isupper() or not any(map(str.isdigit, line)):
        return False
    return bool(_SCORES_BY_PERIOD.fullmatch(line) or _MATCH_RESULT.fullmatch(line))
