"""Find the role after a name and a comma: "Janet Yellen, the Treasury secretary,". Reads one sentence."""

from __future__ import annotations

from reader.annotate.entities.role_words import (
    DETERMINERS,
    POSSESSIVE_ENDINGS,
    is_head,
    is_honorific,
    is_plural_head,
    is_stop,
)
from reader.annotate.entities.roles import role_phrases
from reader.annotate.entities.roles.tagged_sentence import TaggedSentence
from reader.model.annotation import EntityKind
from reader.model.span import Span

_NEVER_FIRST = role_phrases.RELATIVES | {"including", "like", "not", "both", "he", "she", "it", "they"}

_ARTICLES = frozenset({"a", "an"})
_CLOSING = frozenset({",", ".", ";", ")", "—", "–"})
_CALLING_ENDINGS = ("er", "ist", "ian", "eer", "smith")
_MIN_CALLING_CHARS = 5
_MAX_CALLING_WORDS = 3


def find(sentence: TaggedSentence, person: tuple[int, int]) -> Span | None:
    """The role after a name and a comma; None if there is none. `person` is a half-open range of words."""
    first = role_phrases.skip_bracket(sentence, person[1])
    if sentence.lower_at(first) != ",":
        return None
    first += 1
    if sentence.lower_at(first).isdigit() and sentence.lower_at(first + 1) in {",", "and"}:
        first += 2
    if sentence.lower_at(first) == "then":
        first += 1
    if sentence.lower_at(first) in _NEVER_FIRST or role_phrases.continues_role(sentence.lower_at(first)):
        return None
    if (sentence.lower_at(first), sentence.lower_at(first + 1)) == ("one", "of"):
        return _one_of(sentence, first)
    while sentence.lower_at(first) in DETERMINERS:
        first += 1
    end = role_phrases.phrase_end(sentence, first)
    if end <= first or end - first > role_phrases.MAX_ROLE_WORDS:
        return None
    head = role_phrases.head_index(sentence, first, end)
    if head is None and _is_calling(sentence, first, end):
        head = end - 1
    if head is None or _is_role_of_another(sentence, first, head) or _continues_to_another(sentence, head, end):
        return None
    return sentence.cover(first, end)


def _is_calling(sentence: TaggedSentence, first: int, end: int) -> bool:
    """Whether words between an article and a mark end like a calling that no list holds: ", a cheese importer,"."""
    if sentence.lower_at(first - 1) not in _ARTICLES or end - first > _MAX_CALLING_WORDS:
        return False
    closed = sentence.lower_at(end) in _CLOSING and sentence.words[end - 1].islower()
    ends = sentence.lowered[end - 1]
    plain = all(not is_stop(lower) for lower in sentence.lowered[first:end])
    return closed and plain and len(ends) >= _MIN_CALLING_CHARS and ends.endswith(_CALLING_ENDINGS)


def _one_of(sentence: TaggedSentence, first: int) -> Span | None:
    """ "one of the leaders of the union"."""
    end = role_phrases.phrase_end(sentence, first)
    plural = any(is_plural_head(sentence.lowered[index]) for index in range(first + 2, min(end, first + 7)))
    return sentence.cover(first, end) if plural else None


def _is_role_of_another(sentence: TaggedSentence, first: int, head: int) -> bool:
    """Whether the role is of a person named right after it, or has a person's name before its head."""
    if sentence.kinds[head + 1 : head + 2] == [EntityKind.PERSON]:
        return True
    return any(
        sentence.kinds[index] is EntityKind.PERSON
        and sentence.kinds[index + 1] is not EntityKind.PERSON
        and sentence.lower_at(index + 1) not in POSSESSIVE_ENDINGS
        for index in range(first, head)
    )


def _continues_to_another(sentence: TaggedSentence, head: int, end: int) -> bool:
    """Whether the words lead up to the name of the person whose role they are: "leader of the Opposition Dole"."""
    return any(
        sentence.kinds[index] is EntityKind.PERSON
        and sentence.kinds[index - 1] is not EntityKind.PERSON
        and not _may_precede_name(sentence.lower_at(index - 1))
        for index in range(head + 2, end)
    )


def _may_precede_name(lower: str) -> bool:
    """Whether a word may precede the name of somebody else inside a role: "sister of", "wife of President"."""
    return role_phrases.continues_role(lower) or lower in DETERMINERS or is_honorific(lower) or is_head(lower)
