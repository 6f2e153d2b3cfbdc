"""Find the role before a comma and a name: "its leader, Yevgeny Prigozhin,". Reads one sentence."""

from __future__ import annotations

from reader import lexicon
from reader.annotate.entities.mention import SEPARATE_KINDS
from reader.annotate.entities.role_words import (
    DETERMINERS,
    POSSESSIVE_ENDINGS,
    POSSESSIVE_PRONOUNS,
    is_head,
    is_stop,
)
from reader.annotate.entities.roles import before_name, role_phrases
from reader.annotate.entities.roles.tagged_sentence import TaggedSentence
from reader.model.annotation import EntityKind
from reader.model.span import Span

_MAX_LINKED_WORDS = 7
"""From the head of a role to its second preposition: "lecturer in the history of law | at"."""


def find(sentence: TaggedSentence, person: tuple[int, int]) -> Span | None:
    """The role before a comma and a name; None if there is none. `person` is a half-open range of words."""
    start, _ = before_name.bounds(sentence, person[0])
    start = before_name.before_address(sentence, start)
    comma = start - 1
    if (
        comma < 1
        or sentence.lower_at(comma) != ","
        or not _ends_apposition(sentence, role_phrases.skip_bracket(sentence, person[1]))
    ):
        return None
    first = _role_start(sentence, comma)
    return sentence.cover(first, comma) if first is not None else None


def _role_start(sentence: TaggedSentence, comma: int) -> int | None:
    """The first word of the role that ends before `comma`; None if there is none.

    Goes back from determiner to determiner until the words after one have a head: "the ministry" has none, "a
    spokesman for the ministry" has one.
    """
    first = comma
    while first > 0 and comma - first < role_phrases.MAX_ROLE_WORDS:
        lower = sentence.lowered[first - 1]
        if lower in DETERMINERS:
            if role_phrases.head_index(sentence, first, comma) is not None:
                return None if lower not in POSSESSIVE_PRONOUNS and _follows_person(sentence, first - 1) else first
            if not role_phrases.continues_role(sentence.lower_at(first - 2)):
                return None
        elif sentence.words[first - 1] in role_phrases.PHRASE_ENDS or lower in role_phrases.RELATIVES:
            break
        elif sentence.kinds[first - 1] in SEPARATE_KINDS and not (
            sentence.lower_at(first) in POSSESSIVE_ENDINGS or sentence.kinds[first] is EntityKind.PERSON
        ):
            return None
        elif (
            is_stop(lower)
            and not (role_phrases.continues_role(lower) and _follows_office(sentence, first - 1))
            and lower not in POSSESSIVE_ENDINGS
        ):
            break
        first -= 1
    return _start_without_determiner(sentence, first, comma)


def _follows_office(sentence: TaggedSentence, preposition: int) -> bool:
    """Whether a preposition follows the head of a role, or what another one leads to: "lecturer in law | at"."""
    for index in range(preposition - 1, max(0, preposition - _MAX_LINKED_WORDS), -1):
        lower = sentence.lowered[index]
        if is_head(lower) and (index == preposition - 1 or role_phrases.continues_role(sentence.lowered[index + 1])):
            return True
        if not lower[0].isalnum() or (is_stop(lower) and lower != "the" and not role_phrases.continues_role(lower)):
            return False
    return False


def _follows_person(sentence: TaggedSentence, opening: int) -> bool:
    """Whether the phrase that begins here follows a person and a comma, and so describes that person."""
    return sentence.lower_at(opening - 1) == "," and opening > 1 and sentence.kinds[opening - 2] is EntityKind.PERSON


def _start_without_determiner(sentence: TaggedSentence, first: int, comma: int) -> int | None:
    """Where a role without a determiner begins: at its owner, or at the start of the sentence."""
    for index in range(comma - 1, first, -1):
        if sentence.lowered[index] in POSSESSIVE_ENDINGS:
            start = index - 1
            while start > first and sentence.kinds[start - 1] is not None:
                start -= 1
            return start if role_phrases.head_index(sentence, start, comma) is not None else None
    opens = first == 0 or (first == 1 and not sentence.words[0][0].isalnum())
    return first if opens and first < comma and role_phrases.head_index(sentence, first, comma) is not None else None


def _ends_apposition(sentence: TaggedSentence, index: int) -> bool:
    """Whether what follows a name shows that the name is an apposition to the role."""
    if index >= len(sentence.words) or sentence.words[index] in {",", ".", ";", ")", "—", "–", "”", '"'}:
        return True
    return sentence.lowered[index] in lexicon.words("quotes/cues_plain")
