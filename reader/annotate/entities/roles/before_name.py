"""Read the role that leads up to a name: "Russian Defense Minister Sergei Shoigu". Knows one sentence."""

from __future__ import annotations

from reader.annotate.entities.role_words import LINKS, POSSESSIVES, is_address, is_head, is_stop
from reader.annotate.entities.roles.tagged_sentence import TaggedSentence
from reader.model.annotation import EntityKind
from reader.model.span import Span

_LONGEST = 16
"""Words of a role; what is longer has lost its way."""
_NO_PART = frozenset({EntityKind.PERSON, EntityKind.DATE, EntityKind.MONEY})
_NEVER_FIRST = LINKS | POSSESSIVES | {"and", "&", "-", "/", "(", ")"}


def before(sentence: TaggedSentence, person: tuple[int, int]) -> Span | None:
    """The role right before a name; None where the words before it are none."""
    first, behind = bounds(sentence, person[0])
    return sentence.cover(first, behind) if first < behind else None


def bounds(sentence: TaggedSentence, start: int) -> tuple[int, int]:
    """The first word of the role before the name at `start`, and the word after its last; the same where there is none.

    Forms of address between the role and the name are left out of both.
    """
    behind = start
    while behind > 0 and is_address(sentence.lows[behind - 1]):
        behind -= 1
    first = _first(sentence, behind)
    if first < behind and is_head(_head(sentence, first, behind)):
        return first, behind
    return behind, behind


def _first(sentence: TaggedSentence, behind: int) -> int:
    """Where the run of words that may belong to the role begins."""
    first = behind
    while first > 0 and behind - first < _LONGEST and _belongs(sentence, first - 1, behind):
        first -= 1
    while first < behind and (
        sentence.lows[first] in _NEVER_FIRST or sentence.lows[first] == "the" or _just_starts(sentence, first)
    ):
        first += 1
    return first


def _just_starts(sentence: TaggedSentence, index: int) -> bool:
    return index == 0 and sentence.lows[0] == "then"


def _belongs(sentence: TaggedSentence, index: int, behind: int) -> bool:
    """Whether the word at `index` may be part of a role that ends before `behind`."""
    low, kind = sentence.lows[index], sentence.kinds[index]
    if kind is not None:
        return kind not in _NO_PART
    if low in POSSESSIVES:
        return index > 0 and sentence.kinds[index - 1] not in _NO_PART and sentence.words[index - 1][0].isalnum()
    if low in LINKS:
        return _linked(sentence, index, behind)
    if low == "the":
        return sentence.low(index - 1) in LINKS and _linked(sentence, index - 1, behind)
    if low in {"and", "&"}:
        return 0 < index < behind - 1 and _joins(sentence, index, behind)
    if low in {"-", "/"}:
        return sentence.joined(index) and sentence.joined(index + 1)
    if low in {"(", ")"}:
        return _brackets(sentence, index)
    if not low[0].isalnum():
        return False
    return not is_stop(low) or (sentence.low(index - 1) == "-" and sentence.joined(index))


def _brackets(sentence: TaggedSentence, index: int) -> bool:
    """Whether a bracket encloses one short name: "(KMT)"."""
    opening = index if sentence.words[index] == "(" else index - 2
    return (
        opening > 0
        and sentence.low(opening) == "("
        and sentence.low(opening + 2) == ")"
        and sentence.words[opening + 1].isupper()
    )


def _linked(sentence: TaggedSentence, index: int, behind: int) -> bool:
    """Whether "of" or "for" leads from a role to where it is held."""
    after = index + 1 + (sentence.low(index + 1) == "the")
    if after >= behind or not is_head(sentence.whole(index - 1)):
        return False
    if sentence.words[after][0].isupper():
        return True
    return sentence.low(index) in {"of", "on"} and behind - after <= 3 and not is_head(sentence.whole(behind - 1))


def _joins(sentence: TaggedSentence, index: int, behind: int) -> bool:
    """Whether "and" joins two roles, or two words in capitals of one office."""
    before, after = sentence.words[index - 1], sentence.words[index + 1]
    if is_head(sentence.whole(index - 1)):
        same = before[0].isupper() or not after[0].isupper()
        return same and any(is_head(sentence.lows[place]) for place in range(index + 1, behind))
    return before[0].isupper() and after[0].isupper() and sentence.kinds[index - 1] not in _NO_PART


def _head(sentence: TaggedSentence, first: int, behind: int) -> str:
    """The word that says what the person is: the last one, or the one before "of" or a bracket."""
    if sentence.lows[behind - 1] == ")":
        return sentence.whole(behind - 4) if behind - 3 > first else ""
    if is_head(sentence.whole(behind - 1)):
        return sentence.whole(behind - 1)
    for index in range(first + 1, behind):
        if sentence.lows[index] in LINKS:
            return sentence.whole(index - 1)
    return ""
