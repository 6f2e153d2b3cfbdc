"""Read the role that a comma parts from a name, behind it or ahead of it. Knows one sentence."""

from __future__ import annotations

from reader.annotate.entities.calling import DETERMINERS, POSSESSIVES, is_head, is_stop
from reader.annotate.entities.line import Line
from reader.model.annotation import EntityKind
from reader.model.span import Span

_LONGEST = 25
"""Words of a role behind a name."""
_ENDS = frozenset(',;:.!?()[]“”"—–…')
_RELATIVES = frozenset(
    {"who", "whose", "whom", "which", "that", "where", "when", "while", "but", "said", "says", "told", "added"}
)
_AFTER_HEAD = frozenset(
    {
        "of",
        "for",
        "at",
        "in",
        "with",
        "from",
        "to",
        "on",
        "and",
        "or",
        "under",
        "by",
        "who",
        "based",
        "since",
        "as",
        "near",
        "during",
        "inside",
        "behind",
    }
)
_NEVER_FIRST = frozenset(
    {
        "and",
        "or",
        "but",
        "who",
        "which",
        "as",
        "in",
        "at",
        "on",
        "for",
        "to",
        "from",
        "with",
        "by",
        "including",
        "like",
        "not",
        "while",
        "when",
        "where",
        "both",
        "he",
        "she",
        "it",
        "they",
    }
)


def behind(line: Line, person: tuple[int, int]) -> Span | None:
    """The role after a name and a comma: "Janet Yellen, the Treasury secretary,"."""
    first = person[1]
    if line.low(first) == "(" and line.low(first + 2) == ")" and line.low(first + 1).isdigit():
        first += 3
    if line.low(first) != ",":
        return None
    first += 1
    if line.low(first).isdigit() and line.low(first + 1) in {",", "and"}:
        first += 2
    if line.low(first) in _NEVER_FIRST:
        return None
    while line.low(first) in DETERMINERS:
        first += 1
    end = _end(line, first)
    if end <= first or end - first > _LONGEST:
        return None
    head = _head(line, first, end)
    if head is None or _names_another(line, first, head):
        return None
    return line.cover(first, end)


def _end(line: Line, first: int) -> int:
    """Where the words up to the next mark end; a full stop inside "U.S." is none."""
    end = first
    while (
        end < len(line.lows)
        and line.words[end] not in _ENDS
        and line.lows[end] not in _RELATIVES
        and end - first <= _LONGEST
    ):
        if line.lows[end] == "and" and _verb_follows(line, end + 1):
            break
        end += 1
    return end


def _verb_follows(line: Line, index: int) -> bool:
    """Whether the word at `index` goes on with what the person did, not with what the person is."""
    low = line.low(index)
    return is_stop(low) and low not in {"the", "a", "an", "its", "his", "her", "their", "of", "for"}


def _head(line: Line, first: int, end: int) -> int | None:
    """The word that says what the person is: the last before a small word that leads on."""
    for index in range(first, end):
        if line.lows[index] in _AFTER_HEAD and line.kinds[index] is None:
            return index - 1 if index > first and is_head(line.lows[index - 1]) else None
    return end - 1 if is_head(line.lows[end - 1]) else None


def _names_another(line: Line, first: int, head: int) -> bool:
    """Whether the role belongs to a person who is named right behind it, or holds a person's name before its head."""
    if line.kinds[head + 1 : head + 2] == [EntityKind.PERSON]:
        return True
    return any(
        line.kinds[index] is EntityKind.PERSON
        and line.low(index + 1) not in POSSESSIVES
        and line.kinds[index + 1] is not EntityKind.PERSON
        for index in range(first, head)
    )


def ahead(line: Line, person: tuple[int, int]) -> Span | None:
    """The role before a name and a comma: "its leader, Yevgeny Prigozhin,"."""
    comma = person[0] - 1
    if line.low(comma) != "," or not _closes(line, person[1]):
        return None
    first = comma
    while (
        first > 0
        and comma - first < _LONGEST
        and line.words[first - 1] not in _ENDS
        and line.lows[first - 1] not in DETERMINERS
    ):
        if line.kinds[first - 1] in (EntityKind.PERSON, EntityKind.DATE):
            return None
        first -= 1
    determined = line.low(first - 1) in DETERMINERS
    if not determined:
        first = _owner(line, first, comma)
    if first >= comma or _head(line, first, comma) is None:
        return None
    opening = first - 1 - determined
    if opening > 0 and line.low(opening) == "," and line.kinds[opening - 1] is EntityKind.PERSON:
        return None
    return line.cover(first, comma)


def _closes(line: Line, index: int) -> bool:
    """Whether what stands behind a name shows that it was put in to say who was meant."""
    return index >= len(line.words) or line.words[index] in {",", ".", ";", ")", "—", "–", "”", '"'}


def _owner(line: Line, first: int, comma: int) -> int:
    """Where "Kenya's minister of defence" begins, in words that no article opens; `comma` where nobody is the owner."""
    for index in range(comma - 1, first, -1):
        if line.lows[index] in POSSESSIVES:
            start = index - 1
            while start > first and line.kinds[start - 1] is not None and line.kinds[start] is not None:
                start -= 1
            return start
    return comma
