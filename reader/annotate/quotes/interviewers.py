"""Tell who asks the questions of an interview: "She spoke to Mara Okafor". Reads the words before a name only."""

from __future__ import annotations

import re

_ASKED_BY = re.compile(
    r"\b(?:(?:spoke|speaks|talked|talks|chatted) (?:to|with)|told|(?:interviewed|asked|questioned) by) \Z"
)
_MAX_CHARS = 24


def is_interviewer(text: str, name_start: int) -> bool:
    """Whether the words before a name show that its bearer asks, or is told, what others say."""
    return _ASKED_BY.search(text, max(0, name_start - _MAX_CHARS), name_start) is not None
