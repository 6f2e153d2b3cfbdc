"""What tells when something was published: dates, times of day, "2 hours ago". Knows one line at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader import lexicon
from reader.base.regex import expression
from reader.label.phrases import fold

MAX_DATE_LINE_CHARS = 130
"""Code points of the longest line that only says when."""

MAX_OTHER_CHARS = 3
"""Letters that may stand in such a line without telling when."""

MAX_OTHER_SHARE = 0.3
"""Share of letters that may, in a line that says "Published" or "Updated" first."""

_TOKEN = expression(r"[^\W\d_]+|\d+|[^\w\s]")
_LABEL = frozenset(["publish date", "published", "date", "posted", "updated", "last updated", "last modified"])
_FIRST = ("first ", "last ", "originally ", "date ")
_SAYS_SO = ("publish", "posted", "updated", "update", "modified", "date")
# Pages run stamps together when they are copied: "20194:29 AM ESTUpdated".
_GLUED = expression(r"(?<=\d{4})(?=\d{1,2}:\d)|(?<=[a-z])(?=updated|published|posted|get short)")
_SOURCE = expression(r"\s[|·]\s(?:source|by)\b")


class DateToken(NamedTuple):
    """A run of letters or digits, or a mark, of a line in small letters."""

    text: str
    sort: str
    """`month`, `day`, `zone`, `clock`, `unit`, `filler`, `number`, `mark`, or nothing where it does not tell when."""
    start: int


@lexicon.per_language
def _calendar() -> dict[str, frozenset[str]]:
    sorts: dict[str, set[str]] = {}
    for entry in lexicon.lines("label/calendar"):
        sort, _, word = entry.partition(" ")
        sorts.setdefault(word, set()).add(sort)
    return {word: frozenset(found) for word, found in sorts.items()}


def _tokens(line: str) -> list[DateToken]:
    calendar = _calendar()
    tokens = []
    for match in _TOKEN.finditer(line):
        text = match.group().lower()
        sorts = calendar.get(text, ())
        sort = next((sort for sort in ("month", "day", "unit", "zone", "clock", "filler") if sort in sorts), "")
        if not sort:
            sort = "number" if text.isdigit() else "" if text[0].isalpha() else "mark"
        tokens.append(DateToken(text, sort, match.start()))
    return tokens


def is_date_line(line: str) -> bool:
    """Whether it says when something was published and nothing else."""
    if len(line) > MAX_DATE_LINE_CHARS or not (any(map(str.isdigit, line)) or line.rstrip().endswith("ago")):
        return len(line) < 30 and fold(line).rstrip(":") in _LABEL
    folded = _SOURCE.split(_GLUED.sub(" ", fold(line)))[0]
    tokens = _tokens(folded)
    if not _tells(tokens):
        return False
    rest = sum(len(token.text) for token in tokens if not token.sort or token.text in "@#%$£€\"'?!+")
    return rest <= MAX_OTHER_CHARS or (_says_so(folded) and rest <= MAX_OTHER_SHARE * len(folded))


def _says_so(folded: str) -> bool:
    for first in _FIRST:
        folded = folded.removeprefix(first)
    return folded.startswith(_SAYS_SO)


def _tells(tokens: Sequence[DateToken]) -> bool:
    """Whether a date or a time of day stands among these."""
    return any(_is_moment(tokens, at) for at in range(len(tokens)))


def _is_moment(tokens: Sequence[DateToken], at: int) -> bool:
    token = tokens[at]
    if token.sort == "day":
        return True
    if token.text == "ago":
        return at > 0 and tokens[at - 1].sort == "unit"
    if token.sort == "month":
        return any(near.sort == "number" for near in _beside(tokens, at))
    if token.sort != "number":
        return False
    below = [follower.text for follower in tokens[at + 1 : at + 5]]
    if len(below) >= 2 and below[0] in ":h" and below[1].isdigit():
        return True
    if len(below) >= 4 and below[0] == below[2] and below[0] in "-/." and below[1].isdigit() and below[3].isdigit():
        return True
    clock = "".join(below[:3])
    return clock.startswith(("am", "pm", "a.m", "p.m"))


def _beside(tokens: Sequence[DateToken], at: int) -> Sequence[DateToken]:
    """The neighbours of a month, without the point of an abbreviation and the ending of an ordinal."""
    after = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].text == ".")
    before = at - 1 - (at >= 1 and tokens[at - 1].text in ("st", "nd", "rd", "th"))
    return [*tokens[max(before, 0) : at], *tokens[after : after + 1]]


def has_timestamp(line: str) -> bool:
    """Whether a date or a time of day stands in it."""
    return _tells(_tokens(line[: 2 * MAX_DATE_LINE_CHARS]))


def strip_timestamps(line: str) -> str:
    """The words that are left when dates, times and what goes with them are taken away, parted by one blank."""
    line = line[: 2 * MAX_DATE_LINE_CHARS]
    kept: list[str] = []
    end = 0
    for token in _tokens(line):
        if token.sort and not (token.sort == "mark" and token.text in "'’.&@-" and kept and token.start == end):
            continue
        # An initial is no time of day: "P. Reyes".
        joined = kept and token.start == end
        word = line[token.start : token.start + len(token.text)]
        kept.append(word if joined or not kept else " " + word)
        end = token.start + len(token.text)
    return "".join(kept)
