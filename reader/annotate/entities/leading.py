"""Read the role that leads up to a name: "Russian Defense Minister Sergei Shoigu". Knows one sentence."""

from __future__ import annotations

from reader.annotate.entities.calling import LINKS, POSSESSIVES, is_address, is_head, is_stop
from reader.annotate.entities.line import Line
from reader.model.annotation import EntityKind
from reader.model.span import Span

_LONGEST = 16
"""Words of a role; what is longer has lost its way."""
_NO_PART = frozenset({EntityKind.PERSON, EntityKind.DATE, EntityKind.MONEY})


def before(line: Line, person: tuple[int, int]) -> Span | None:
    """The role right before a name; None where the words before it are none."""
    behind = person[0]
    while behind > 0 and is_address(line.lows[behind - 1]):
        behind -= 1
    first = _first(line, behind)
    if first >= behind:
        return None
    return line.cover(first, behind) if is_head(_head(line, first, behind)) else None


def _first(line: Line, behind: int) -> int:
    """Where the run of words that may belong to the role begins."""
    first = behind
    while first > 0 and behind - first < _LONGEST and _belongs(line, first - 1, behind):
        first -= 1
    while first < behind and (
        line.lows[first] in LINKS or line.lows[first] in {"and", "-", "&", "the", *POSSESSIVES, "/"}
    ):
        first += 1
    return first


def _belongs(line: Line, index: int, behind: int) -> bool:
    """Whether the word at `index` may be part of a role that ends before `behind`."""
    low, word = line.lows[index], line.words[index]
    if line.kinds[index] in _NO_PART:
        return False
    if line.kinds[index] is not None:
        return True
    if low in POSSESSIVES:
        return index > 0 and (line.kinds[index - 1] not in {None, *_NO_PART} or line.words[index - 1][0].islower())
    if low in LINKS:
        return _linked(line, index, behind)
    if low == "the":
        return line.low(index - 1) in LINKS and _linked(line, index - 1, behind)
    if low in {"and", "&"}:
        return index + 1 < behind and index > 0 and _joins(line, index, behind)
    if low in {"-", "/"}:
        return line.joined(index) and line.joined(index + 1)
    if not word[0].isalnum() or is_stop(low):
        return False
    return not (index and line.words[index - 1] in '“"‘' and index + 1 == behind)


def _linked(line: Line, index: int, behind: int) -> bool:
    """Whether "of" or "for" leads from a role to the capitals before the name."""
    after = index + 1 + (line.low(index + 1) == "the")
    return after < behind and is_head(line.low(index - 1)) and line.words[after][0].isupper()


def _joins(line: Line, index: int, behind: int) -> bool:
    """Whether "and" joins two roles, or two words in capitals of one office."""
    if is_head(line.low(index - 1)):
        return any(is_head(line.lows[place]) for place in range(index + 1, behind))
    both = line.words[index - 1][0].isupper() and line.words[index + 1][0].isupper()
    return both and line.kinds[index - 1] not in _NO_PART


def _head(line: Line, first: int, behind: int) -> str:
    """The word that says what the person is: the last one, or the one before "of"."""
    for index in range(first, behind):
        if line.lows[index] in LINKS:
            return line.lows[index - 1] if index > first else ""
    return line.lows[behind - 1]
