"""Find the role in brackets after a name: "Mara Okafor (Director of Ports)". Reads one sentence."""

from __future__ import annotations

from reader.annotate.entities.role_words import DETERMINERS
from reader.annotate.entities.roles import role_phrases
from reader.annotate.entities.roles.tagged_sentence import TaggedSentence
from reader.model.annotation import EntityKind
from reader.model.span import Span

_MAX_WORDS = 14
"""A longer bracket tells a story."""


def find(sentence: TaggedSentence, person: tuple[int, int]) -> Span | None:
    """The role in brackets right after a name; None if there is none. `person` is a half-open range of words."""
    first = person[1] + 1
    if sentence.lower_at(person[1]) != "(":
        return None
    for end in range(first + 1, min(first + _MAX_WORDS, len(sentence.words))):
        if sentence.words[end] == ")":
            break
        if sentence.words[end] in role_phrases.PHRASE_ENDS or sentence.kinds[end] is EntityKind.PERSON:
            return None
    else:
        return None
    while sentence.lower_at(first) in DETERMINERS:
        first += 1
    return sentence.cover(first, end) if _is_role(sentence, first, end) else None


def _is_role(sentence: TaggedSentence, first: int, end: int) -> bool:
    return first < end and role_phrases.head_index(sentence, first, end) is not None
