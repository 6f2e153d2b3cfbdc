"""Read the role that leads up to a name: "Russian Defense Minister Sergei Shoigu". Knows one sentence."""

from __future__ import annotations

from reader.annotate.entities.calling import LINKS, POSSESSIVES, is_address, is_head, is_stop
from reader.annotate.entities.line import Line
from reader.model.annotation import EntityKind
from reader.model.span import Span

_LONGEST = 16
"""Words of a role; what is longer has lost its way."""
_NO_PART = frozenset({EntityKind.PERSON, EntityKind.DATE, EntityKind.MONEY})
_NEVER_FIRST = LINKS | POSSESSIVES | {"and", "&", "-", "/", "(", ")"}


def before(line: Line, person: tuple[int, int]) -> Span | None:
    """The role right before a name; None where the words before it are none."""
    first, behind = bounds(line, person[0])
    return line.cover(first, behind) if first < behind else None


def bounds(line: Line, start: int) -> tuple[int, int]:
    """The first word of the role before the name at `start`, and the word after its last; the same where there is none.

    Forms of address between the role and the name are left out of both.
    """
    behind = start
    while behind > 0 and is_address(line.lows[behind - 1]):
        behind -= 1
    first = _first(line, behind)
    if first < behind and is_head(_head(line, first, behind)):
        return first, behind
    return behind, behind


def _first(line: Line, behind: int) -> int:
    """Where the run of words that may belong to the role begins."""
    first = behind
    while first > 0 and behind - first < _LONGEST and _belongs(line, first - 1, behind):
        first -= 1
    while first < behind and (
        line.lows[first] in _NEVER_FIRST or line.lows[first] == "the" or _just_starts(line, first)
    ):
        first += 1
    return first


def _just_starts(line: Line, index: int) -> bool:
    return index == 0 and line.lows[0] == "then"


def _belongs(line: Line, index: int, behind: int) -> bool:
    """Whether the word at `index` may be part of a role that ends before `behind`."""
    low, kind = line.lows[index], line.kinds[index]
    if kind is not None:
        return kind not in _NO_PART
    if low in POSSESSIVES:
        return index > 0 and line.kinds[index - 1] not in _NO_PART and line.words[index - 1][0].isalnum()
    if low in LINKS:
        return _linked(line, index, behind)
    if low == "the":
        return line.low(index - 1) in LINKS and _linked(line, index - 1, behind)
    if low in {"and", "&"}:
        return 0 < index < behind - 1 and _joins(line, index, behind)
    if low in {"-", "/"}:
        return line.joined(index) and line.joined(index + 1)
    if low in {"(", ")"}:
        return _brackets(line, index)
    if not low[0].isalnum():
        return False
    return not is_stop(low) or (line.low(index - 1) == "-" and line.joined(index))


def _brackets(line: Line, index: int) -> bool:
    """Whether a bracket encloses one short name: "(KMT)"."""
    opening = index if line.words[index] == "(" else index - 2
    return (
        opening > 0 and line.low(opening) == "(" and line.low(opening + 2) == ")" and line.words[opening + 1].isupper()
    )


def _linked(line: Line, index: int, behind: int) -> bool:
    """Whether "of" or "for" leads from a role to where it is held."""
    after = index + 1 + (line.low(index + 1) == "the")
    if after >= behind or not is_head(line.whole(index - 1)):
        return False
    if line.words[after][0].isupper():
        return True
    return line.low(index) in {"of", "on"} and behind - after <= 3 and not is_head(line.whole(behind - 1))


def _joins(line: Line, index: int, behind: int) -> bool:
    """Whether "and" joins two roles, or two words in capitals of one office."""
    before, after = line.words[index - 1], line.words[index + 1]
    if is_head(line.whole(index - 1)):
        same = before[0].isupper() or not after[0].isupper()
        return same and any(is_head(line.lows[place]) for place in range(index + 1, behind))
    return before[0].isupper() and after[0].isupper() and line.kinds[index - 1] not in _NO_PART


def _head(line: Line, first: int, behind: int) -> str:
    """The word that says what the person is: the last one, or the one before "of" or a bracket."""
    if line.lows[behind - 1] == ")":
        return line.whole(behind - 4) if behind - 3 > first else ""
    if is_head(line.whole(behind - 1)):
        return line.whole(behind - 1)
    for index in range(first + 1, behind):
        if line.lows[index] in LINKS:
            return line.whole(index - 1)
    return ""
