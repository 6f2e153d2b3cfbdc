"""Read the role that stands after a name and a comma: "Janet Yellen, the Treasury secretary,". Knows one sentence."""

from __future__ import annotations

from reader.annotate.entities import phrases
from reader.annotate.entities.calling import DETERMINERS, POSSESSIVES, are_heads, is_address, is_head
from reader.annotate.entities.line import Line
from reader.model.annotation import EntityKind
from reader.model.span import Span

_NEVER_FIRST = phrases.RELATIVES | {"including", "like", "not", "both", "he", "she", "it", "they"}


def behind(line: Line, person: tuple[int, int]) -> Span | None:
    """The role after a name and a comma: "Janet Yellen, the Treasury secretary,"."""
    first = phrases.skip_bracket(line, person[1])
    if line.low(first) != ",":
        return None
    first += 1
    if line.low(first).isdigit() and line.low(first + 1) in {",", "and"}:
        first += 2
    if line.low(first) == "then":
        first += 1
    if line.low(first) in _NEVER_FIRST or phrases.leads_on(line.low(first)):
        return None
    if (line.low(first), line.low(first + 1)) == ("one", "of"):
        return _one_of(line, first)
    while line.low(first) in DETERMINERS:
        first += 1
    end = phrases.end_of(line, first)
    if end <= first or end - first > phrases.LONGEST:
        return None
    head = phrases.head_of(line, first, end)
    if head is None or _names_another(line, first, head) or _leads_to_another(line, head, end):
        return None
    return line.cover(first, end)


def _one_of(line: Line, first: int) -> Span | None:
    """ "one of the leaders of the union"."""
    end = phrases.end_of(line, first)
    plural = any(are_heads(line.lows[index]) for index in range(first + 2, min(end, first + 7)))
    return line.cover(first, end) if plural else None


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


def _leads_to_another(line: Line, head: int, end: int) -> bool:
    """Whether the words run on into the name of the person whose role they are: "leader of the Opposition Dole"."""
    return any(
        line.kinds[index] is EntityKind.PERSON
        and line.kinds[index - 1] is not EntityKind.PERSON
        and not _may_lead(line.low(index - 1))
        for index in range(head + 2, end)
    )


def _may_lead(low: str) -> bool:
    """Whether a word may stand before the name of somebody else inside a role: "sister of", "wife of President"."""
    return phrases.leads_on(low) or low in DETERMINERS or is_address(low) or is_head(low)
