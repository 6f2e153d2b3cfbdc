"""Read the role that stands after a name and a comma: "Janet Yellen, the Treasury secretary,". Knows one sentence."""

from __future__ import annotations

from reader.annotate.entities.role_words import DETERMINERS, POSSESSIVES, are_heads, is_address, is_head
from reader.annotate.entities.roles import role_phrases
from reader.annotate.entities.roles.tagged_sentence import TaggedSentence
from reader.model.annotation import EntityKind
from reader.model.span import Span

_NEVER_FIRST = role_phrases.RELATIVES | {"including", "like", "not", "both", "he", "she", "it", "they"}


def behind(sentence: TaggedSentence, person: tuple[int, int]) -> Span | None:
    """The role after a name and a comma: "Janet Yellen, the Treasury secretary,"."""
    first = role_phrases.skip_bracket(sentence, person[1])
    if sentence.low(first) != ",":
        return None
    first += 1
    if sentence.low(first).isdigit() and sentence.low(first + 1) in {",", "and"}:
        first += 2
    if sentence.low(first) == "then":
        first += 1
    if sentence.low(first) in _NEVER_FIRST or role_phrases.leads_on(sentence.low(first)):
        return None
    if (sentence.low(first), sentence.low(first + 1)) == ("one", "of"):
        return _one_of(sentence, first)
    while sentence.low(first) in DETERMINERS:
        first += 1
    end = role_phrases.end_of(sentence, first)
    if end <= first or end - first > role_phrases.LONGEST:
        return None
    head = role_phrases.head_of(sentence, first, end)
    if head is None or _names_another(sentence, first, head) or _leads_to_another(sentence, head, end):
        return None
    return sentence.cover(first, end)


def _one_of(sentence: TaggedSentence, first: int) -> Span | None:
    """ "one of the leaders of the union"."""
    end = role_phrases.end_of(sentence, first)
    plural = any(are_heads(sentence.lows[index]) for index in range(first + 2, min(end, first + 7)))
    return sentence.cover(first, end) if plural else None


def _names_another(sentence: TaggedSentence, first: int, head: int) -> bool:
    """Whether the role belongs to a person who is named right behind it, or holds a person's name before its head."""
    if sentence.kinds[head + 1 : head + 2] == [EntityKind.PERSON]:
        return True
    return any(
        sentence.kinds[index] is EntityKind.PERSON
        and sentence.kinds[index + 1] is not EntityKind.PERSON
        and sentence.low(index + 1) not in POSSESSIVES
        for index in range(first, head)
    )


def _leads_to_another(sentence: TaggedSentence, head: int, end: int) -> bool:
    """Whether the words run on into the name of the person whose role they are: "leader of the Opposition Dole"."""
    return any(
        sentence.kinds[index] is EntityKind.PERSON
        and sentence.kinds[index - 1] is not EntityKind.PERSON
        and not _may_lead(sentence.low(index - 1))
        for index in range(head + 2, end)
    )


def _may_lead(low: str) -> bool:
    """Whether a word may stand before the name of somebody else inside a role: "sister of", "wife of President"."""
    return role_phrases.leads_on(low) or low in DETERMINERS or is_address(low) or is_head(low)
