"""Tell who asks by the words before a name, "She spoke to Mara Okafor", and who answers by being named most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_ASKED_BY = re.compile(
    r"\b(?:(?:spoke|speaks|talked|talks|chatted) (?:to|with)|told|(?:interviewed|asked|questioned) by) \Z"
)
_MAX_CHARS = 24
_ANSWERED = re.compile(
    r"\b(?:asked|questioned|examined|pressed|challenged|interviewed|quizzed|grilled|cross-examination|questioning) by"
    r"(?:,? (?!(?:if|whether|why|how|about|what|when|where|over|on|he|she|said|and)\b)[^\W\d_][\w.’'-]*){0,6},? \Z",
    re.IGNORECASE,
)
_MAX_ROLE_CHARS = 90
_MIN_LEAD = 2
"""How many times as often as anybody else whoever is interviewed is named before the interview begins."""


def is_interviewer(text: str, name_start: int) -> bool:
    """Whether the words before a name show that its bearer asks, or is told, what others say."""
    return _ASKED_BY.search(text, max(0, name_start - _MAX_CHARS), name_start) is not None


def is_answered(text: str, name_start: int) -> bool:
    """Whether the words before a name, with a role, show that its bearer asks somebody, who may answer next."""
    return _ANSWERED.search(text, max(0, name_start - _MAX_ROLE_CHARS), name_start) is not None


def interviewed(named: Iterable[str]) -> str | None:
    """Who answers in an interview, of those `named` before it, each once for every mention: the only one, or the one
    named far more often than anybody else; None if there is no such one."""
    counts = Counter(named).most_common(2)
    clear = len(counts) == 1 or (len(counts) == 2 and counts[0][1] >= _MIN_LEAD * counts[1][1])
    return counts[0][0] if clear else None
