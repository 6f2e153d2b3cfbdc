"""Read the role that a comma parts from a name, behind it or ahead of it. Knows one sentence."""

from __future__ import annotations

from reader.annotate import vocabulary
from reader.annotate.entities import leading
from reader.annotate.entities.calling import (
    DETERMINERS,
    LINKS,
    OWNERS,
    POSSESSIVES,
    are_heads,
    is_address,
    is_head,
    is_participle,
    is_stop,
)
from reader.annotate.entities.line import Line
from reader.model.annotation import EntityKind
from reader.model.span import Span

_LONGEST = 25
"""Words of a role that a comma parts from the name."""
_ENDS = frozenset(',;:.!?[]“”"—–…')
_RELATIVES = frozenset({"who", "whose", "whom", "which", "that", "where", "when", "while", "but"})
_AFTER_HEAD = LINKS | {
    "in",
    "with",
    "from",
    "and",
    "or",
    "under",
    "by",
    "based",
    "since",
    "as",
    "near",
    "during",
    "inside",
    "behind",
}
_NEVER_FIRST = _RELATIVES | _AFTER_HEAD | {"including", "like", "not", "both", "he", "she", "it", "they"}
_OUTSIDE = frozenset({EntityKind.PERSON, EntityKind.DATE, EntityKind.MONEY})


def behind(line: Line, person: tuple[int, int]) -> Span | None:
    """The role after a name and a comma: "Janet Yellen, the Treasury secretary,"."""
    first = _skip_bracket(line, person[1])
    if line.low(first) != ",":
        return None
    first += 1
    if line.low(first).isdigit() and line.low(first + 1) in {",", "and"}:
        first += 2
    if line.low(first) == "then":
        first += 1
    if line.low(first) in _NEVER_FIRST:
        return None
    if (line.low(first), line.low(first + 1)) == ("one", "of"):
        return _one_of(line, first)
    while line.low(first) in DETERMINERS:
        first += 1
    end = _end(line, first)
    if end <= first or end - first > _LONGEST:
        return None
    head = _head(line, first, end)
    if head is None or _names_another(line, first, head):
        return None
    return line.cover(first, end)


def _skip_bracket(line: Line, index: int) -> int:
    """What follows a short bracket, such as an age or a name in another script."""
    if line.low(index) == "(":
        for closing in range(index + 1, min(index + 6, len(line.lows))):
            if line.lows[closing] == ")":
                return closing + 1
    return index


def _one_of(line: Line, first: int) -> Span | None:
    """ "one of the leaders of the union"."""
    end = _end(line, first)
    plural = any(are_heads(line.lows[index]) for index in range(first + 2, min(end, first + 7)))
    return line.cover(first, end) if plural else None


def _end(line: Line, first: int) -> int:
    """Where the words up to the next mark end; a short bracket is no mark, a verb and its object are."""
    end = first
    while end < len(line.lows) and end - first <= _LONGEST:
        low = line.lows[end]
        if low == "(":
            closed = _skip_bracket(line, end)
            if closed == end or closed > end + 3:
                break
            end = closed
            continue
        if line.words[end] in _ENDS or low in _RELATIVES or low == ")" or (end > first and _acts(line, end)):
            break
        end += 1
    return end - 1 if end > first and line.lows[end - 1] == "and" else end


def _acts(line: Line, index: int) -> bool:
    """Whether the word at `index` goes on with what the person did, not with what the person is."""
    low = line.lows[index]
    if low in vocabulary.words("cues_plain") or low in {
        "told",
        "says",
        "said",
        "added",
        "has",
        "had",
        "is",
        "was",
        "will",
    }:
        return True
    if low == "and":
        after = line.low(index + 1)
        return is_stop(after) and after not in DETERMINERS
    return is_participle(low) and line.low(index + 1) in DETERMINERS | {"that"} and line.low(index - 1) != "-"


def _head(line: Line, first: int, end: int) -> int | None:
    """The word that says what the person is: the last before a small word that leads on, or the very last."""
    for index in range(first, end):
        if (line.lows[index] in _AFTER_HEAD or line.lows[index] == "(") and line.kinds[index] is None:
            if index > first and is_head(line.whole(index - 1)):
                return index - 1
            break
    return end - 1 if is_head(line.whole(end - 1)) and _plain(line, first, end - 1) else None


def _plain(line: Line, first: int, end: int) -> bool:
    """Whether only capitals and adjectives stand before the head, no clause of its own."""
    allowed = LINKS | {"the", "in", "and"}
    return all(
        line.kinds[index] is not None or line.words[index][0].isupper() or low in allowed or not is_stop(low)
        for index, low in enumerate(line.lows[first:end], first)
    )


def _names_another(line: Line, first: int, head: int) -> bool:
    """Whether the role belongs to a person who is named right behind it, or holds a person's name before its head."""
    if line.kinds[head + 1 : head + 2] == [EntityKind.PERSON]:
        return True
    return any(
        line.kinds[index] is EntityKind.PERSON
        and line.kinds[index + 1] is not EntityKind.PERSON
        and line.low(index + 1) not in POSSESSIVES
        for index in range(first, head)
    )


def ahead(line: Line, person: tuple[int, int]) -> Span | None:
    """The role before a name and a comma: "its leader, Yevgeny Prigozhin,"."""
    start, _ = leading.bounds(line, person[0])
    while start > 0 and is_address(line.lows[start - 1]):
        start -= 1
    comma = start - 1
    if comma < 1 or line.low(comma) != "," or not _closes(line, _skip_bracket(line, person[1])):
        return None
    first = _start(line, comma)
    return line.cover(first, comma) if first is not None else None


def _start(line: Line, comma: int) -> int | None:
    """Where the role that ends before `comma` begins; None where none does.

    Read backwards from determiner to determiner, until the words behind one have a head: "the ministry" has none, "a
    spokesman for the ministry" has.
    """
    first = comma
    while first > 0 and comma - first < _LONGEST:
        before = line.lows[first - 1]
        if before in DETERMINERS:
            if _head(line, first, comma) is not None:
                return None if before not in OWNERS and _second(line, first - 1) else first
            if line.low(first - 2) not in _AFTER_HEAD:
                return None
        elif line.words[first - 1] in _ENDS or before in _RELATIVES:
            break
        elif line.kinds[first - 1] in _OUTSIDE and line.low(first) not in POSSESSIVES:
            return None
        elif (
            is_stop(before)
            and not (before in _AFTER_HEAD and is_head(line.low(first - 2)))
            and before not in POSSESSIVES
        ):
            break
        first -= 1
    return _undetermined(line, first, comma)


def _second(line: Line, opening: int) -> bool:
    """Whether what opens here already says of another person who that is."""
    return line.low(opening - 1) == "," and opening > 1 and line.kinds[opening - 2] is EntityKind.PERSON


def _undetermined(line: Line, first: int, comma: int) -> int | None:
    """Where a role begins that no article opens: at its owner, or at the start of a sentence."""
    for index in range(comma - 1, first, -1):
        if line.lows[index] in POSSESSIVES:
            start = index - 1
            while start > first and line.kinds[start - 1] is not None:
                start -= 1
            return start if _head(line, start, comma) is not None else None
    opens = first == 0 or (first == 1 and not line.words[0][0].isalnum())
    return first if opens and first < comma and _head(line, first, comma) is not None else None


def _closes(line: Line, index: int) -> bool:
    """Whether what stands behind a name shows that it was put in to say who was meant."""
    if index >= len(line.words) or line.words[index] in {",", ".", ";", ")", "—", "–", "”", '"'}:
        return True
    return line.lows[index] in vocabulary.words("cues_plain") or line.lows[index] in {"said", "says", "told"}
