"""What tells when something was published: dates, times of day, "2 hours ago". Knows one line at a time."""

from __future__ import annotations

import re

from reader.label.phrases import fold

LONGEST = 130
"""Code points of the longest line that only says when."""

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?(?![a-z])"
)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?(?![a-z])"
_CLOCK = r"\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?"
_STAMP = r"\d{4}-\d{2}-\d{2}(?:t[\d:.]+(?:z|[+-]\d{2}:?\d{2})?)?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
_ZONE = r"(?:e[sd]?t|c[sd]?t|m[sd]t|mt|p[sd]?t|gmt|utc|bst|ist|cet|cest|aest|aedt|sgt|hkt|jst|wib|z)(?:[+-]\d+)?"
_AGO = (
    r"(?:\d+|an?|one|two|three|few|several)\s+"
    r"(?:sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?)\s+ago"
)
_FILLER = (
    r"(?:first|last|originally|original|date|time|on|at|by|of|the|local|today|yesterday|publish(?:ed)?|posted|updated?|"
    r"modified|created|uk|us|issued|release[ds]?|edition|day|web|online|est\.?|get short url|min(?:ute)?s? read)"
)
_PART = re.compile(
    rf"{_STAMP}|{_AGO}|{_CLOCK}|{_MONTH}|{_DAY}|(?<![a-z]){_ZONE}(?![a-z])|{_FILLER}(?![a-z])|\d{{1,2}}(?:st|nd|rd|th)?"
    r"|\d{4}|[\s,.;:|/·•—–()-]",
    re.IGNORECASE,
)
_MOMENT = re.compile(rf"{_STAMP}|{_AGO}|{_CLOCK}|{_MONTH}\s*\d|\d(?:st|nd|rd|th)?\s+{_MONTH}|{_DAY}", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"^(?:first |last |originally |date )?(?:publish(?:ed)?|posted|updated?|modified|date)\b.{0,12}:?\s"
)
_LABEL = frozenset(["publish date", "published", "date", "posted", "updated", "last updated", "last modified"])
_GLUED = re.compile(r"(?<=\d{4})(?=\d{1,2}:\d)|(?<=[a-z])(?=updated|published|posted|get short)")


def is_date_line(line: str) -> bool:
    """Whether it says when something was published and nothing else."""
    if len(line) > LONGEST or not any(map(str.isdigit, line)):
        return fold(line).rstrip(":") in _LABEL if len(line) < 30 else False
    folded = _GLUED.sub(" ", fold(line))  # Pages run stamps together when they are copied: "20194:29 AM ESTUpdated".
    head = re.split(r"\s[|·]\s(?:source|by)\b", folded)[0]
    if not _MOMENT.search(head):
        return False
    rest = len(_PART.sub("", head))
    return rest <= 3 or (bool(_PUBLISHED.match(head)) and rest <= 0.3 * len(head))


def has_moment(line: str) -> bool:
    """Whether a date or a time of day stands in it."""
    return bool(_MOMENT.search(line[: 2 * LONGEST]))


def without_moments(line: str) -> str:
    """The words that are left when dates, times and what goes with them are taken away, parted by one blank."""
    return " ".join(_PART.sub(" ", line[: 2 * LONGEST]).split())
