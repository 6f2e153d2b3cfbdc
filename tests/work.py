"""How much work a call is: counted, not timed, so that a busy machine changes nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

LINEAR = 1.5
"""What `growth` stays below where the work is as much as the text is long; where it is its square, it is near 8."""


def growth(read: Callable[[str], object], text: str) -> float:
    """How many times as much work each character is in the whole text as in an eighth of it."""
    part = text[: len(text) // 8]
    read(part)  # so that what is made at its first use, such as a regular expression, is there
    return lines_run(lambda: read(text)) / lines_run(lambda: read(part)) / 8


def lines_run(call: Callable[[], object]) -> int:
    """How many lines of Python run until the call returns. What C does in a line, such as a search, is not counted."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count
