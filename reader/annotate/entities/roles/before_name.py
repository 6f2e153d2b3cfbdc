"""Find the role right before a name: "Russian Defense Minister Sergei Shoigu". Reads one sentence."""

from __future__ import annotations

from reader import lexicon
from reader.annotate.entities import known_names
from reader.annotate.entities.mention import ORGANIZATIONS_AND_PLACES, SEPARATE_KINDS
from reader.annotate.entities.role_words import POSSESSIVE_ENDINGS, PREPOSITIONS, is_head, is_honorific, is_stop
from reader.annotate.entities.roles.tagged_sentence import TaggedSentence
from reader.model.annotation import EntityKind
from reader.model.span import Span

_MAX_ROLE_WORDS = 16
"""A longer match is not a role."""
_MOMENTS = frozenset({"day", "moment", "night", "time", "week", "year"})
"""After "the", these begin a clause: "the day president Okafor left"."""
_VERB_ENDINGS = ("s", "ed", "ly")
"""Endings of the words after a person's name that tell what the person does, not whom somebody works for."""
_PLURAL_MODIFIERS = frozenset({"affairs", "communications", "operations", "press", "relations", "sales", "sports"})
_LINKS = PREPOSITIONS | {"in"}
_OWNERS = ORGANIZATIONS_AND_PLACES | {EntityKind.GROUP}
"""Kinds of what somebody may hold an office in: "minister and Liberal leader"."""
_MAX_LINKED_WORDS = 4
"""Limit for what a preposition leads to, in lower case: "head of | sport at the college"."""
_NEVER_FIRST = _LINKS | POSSESSIVE_ENDINGS | {"the", "and", "&", "-", "/", "(", ")"}


def find(sentence: TaggedSentence, person: tuple[int, int]) -> Span | None:
    """The role right before a name; None if there is none. `person` is a half-open range of words."""
    first, end = bounds(sentence, person[0])
    return sentence.cover(first, end) if first < end else None


def bounds(sentence: TaggedSentence, start: int) -> tuple[int, int]:
    """The half-open range of words of the role before the name at word `start`; empty if there is none.

    Forms of address between the role and the name belong to neither.
    """
    end = before_address(sentence, start)
    if sentence.lower_at(end - 1) == "pm" and sentence.lower_at(end - 2)[:1].isdigit():
        return end, end  # a time of day, not a prime minister
    first = _role_start(sentence, end)
    if first < end and is_head(_head(sentence, first, end)):
        return first, end
    return end, end


def before_address(sentence: TaggedSentence, end: int) -> int:
    """Where the forms of address begin that end before word `end`; `end` if there are none."""
    while end > 0 and _is_address(sentence, end - 1 - _has_point(sentence, end)):
        end -= 1 + _has_point(sentence, end)
    return end


def _is_address(sentence: TaggedSentence, index: int) -> bool:
    """Whether a word is a form of address, or a title in capitals that is one after a role: "leader Adv"."""
    if is_honorific(sentence.lowered[index]):
        return True
    styled = sentence.lowered[index] in lexicon.entries("names/titles_styles") and sentence.words[index][0].isupper()
    return styled and index > 0 and is_head(sentence.compound_at(index - 1))


def _role_start(sentence: TaggedSentence, end: int) -> int:
    """The first of the words before `end` that may belong to the role."""
    first = end
    while first > 0 and end - first < _MAX_ROLE_WORDS and _is_role_word(sentence, first - 1, end):
        first -= 1
    while first < end and (sentence.lowered[first] in _NEVER_FIRST or _is_leading_then(sentence, first)):
        first += 1
    return _owner_start(sentence, first, end) if first < end else first


def _owner_start(sentence: TaggedSentence, first: int, end: int) -> int:
    """Where a role that follows a person's name begins: at that name, "Dole senior adviser", or after a verb."""
    if sentence.kinds[first - 1 : first] != [EntityKind.PERSON] or not sentence.words[first].islower():
        return first
    capital = next((index for index in range(first, end) if not sentence.words[index].islower()), None)
    if capital is not None:
        return capital  # "Dole praises Harbour Minister": an office in capitals has no owner in lower case
    if sentence.words[first].endswith(_VERB_ENDINGS) and sentence.words[first] not in _PLURAL_MODIFIERS:
        return first + 1
    start = first
    while start > 0 and sentence.kinds[start - 1] is EntityKind.PERSON:
        start -= 1
    return start


def _is_leading_then(sentence: TaggedSentence, index: int) -> bool:
    return index == 0 and sentence.lowered[0] == "then"


def _is_role_word(sentence: TaggedSentence, index: int, end: int) -> bool:
    """Whether the word at `index` may be part of a role that ends before `end`."""
    lower, kind = sentence.lowered[index], sentence.kinds[index]
    if kind is not None:
        return kind not in SEPARATE_KINDS and not _is_state_of_place(sentence, index)
    if lower in POSSESSIVE_ENDINGS:
        return index > 0 and sentence.kinds[index - 1] not in SEPARATE_KINDS and sentence.words[index - 1][0].isalnum()
    if lower in _LINKS and not (sentence.lower_at(index - 1) == "-" and sentence.is_joined(index)):
        return _is_linked(sentence, index, end)
    if lower == "the":
        return sentence.lower_at(index - 1) in _LINKS and _is_linked(sentence, index - 1, end)
    if lower in {"and", "&"}:
        return 0 < index < end - 1 and _joins_roles(sentence, index, end)
    if lower in {"-", "/"}:
        return sentence.is_joined(index) and sentence.is_joined(index + 1)
    if lower in {"(", ")"}:
        return _is_bracketed_acronym(sentence, index)
    if _has_point(sentence, index + 1):
        return is_head(sentence.lower_at(index - 1))
    if not lower[0].isalnum() or _is_state_of_place(sentence, index):
        return False
    if sentence.lower_at(index - 1) in lexicon.words("quotes/modal_verbs"):  # "will face qualifier"
        return False
    if lower in _MOMENTS and sentence.lower_at(index - 1) == "the":
        return False
    return not is_stop(lower) or (sentence.lower_at(index - 1) == "-" and sentence.is_joined(index))


def _has_point(sentence: TaggedSentence, end: int) -> bool:
    """Whether words up to `end` close with the full stop of an abbreviation, a word of its own: "Capt. Mara Okafor"."""
    return end > 1 and sentence.words[end - 1] == "." and sentence.is_joined(end - 1)


def _is_state_of_place(sentence: TaggedSentence, index: int) -> bool:
    """Whether the word at `index` is the state of a place before it, which ends a sentence: "Merrow Island, N.Y."."""
    return (
        sentence.words[index].endswith(".")
        and sentence.lower_at(index - 1) == ","
        and index > 1
        and sentence.words[index - 2][0].isupper()
        and not is_head(sentence.lowered[index])
        and known_names.COUNTRY not in known_names.tags(sentence.words[index])
    )


def _is_bracketed_acronym(sentence: TaggedSentence, index: int) -> bool:
    """Whether a bracket encloses one acronym, "(KMT)", or after a title what it is of, "SP (City)"."""
    opening = index if sentence.words[index] == "(" else index - 2
    return (
        opening > 0
        and sentence.lower_at(opening) == "("
        and sentence.lower_at(opening + 2) == ")"
        and (
            sentence.words[opening + 1].isupper()
            or (
                sentence.words[opening + 1][0].isupper()
                and sentence.kinds[opening + 1] is not EntityKind.PERSON
                and is_head(sentence.compound_at(opening - 1))
            )
        )
    )


def _is_linked(sentence: TaggedSentence, index: int, end: int) -> bool:
    """Whether "of" or "for" at `index` leads from a role to where it is held."""
    after = index + 1 + (sentence.lower_at(index + 1) == "the")
    if after >= end or not _follows_head(sentence, index):
        return False
    titled = is_head(sentence.compound_at(end - 1))
    if sentence.words[after][0].isupper():
        return not (titled and _is_tie(sentence, index))
    stop = next((i for i in range(after, end) if sentence.lowered[i] in _LINKS), end)
    return stop - after <= _MAX_LINKED_WORDS and not titled


def _follows_head(sentence: TaggedSentence, index: int) -> bool:
    """Whether a preposition follows the head of a role, or what another preposition leads to: "head of sport | at"."""
    if is_head(sentence.compound_at(index - 1)):
        return True
    floor = max(0, index - _MAX_LINKED_WORDS - 2)
    before = next((i for i in range(index - 1, floor, -1) if sentence.lowered[i] in _LINKS), None)
    if before is None or not is_head(sentence.compound_at(before - 1)):
        return False
    between = sentence.lowered[before + 1 : index]
    return all(lower == "the" or (lower[0].isalnum() and not is_stop(lower)) for lower in between)


def _is_tie(sentence: TaggedSentence, index: int) -> bool:
    """Whether a preposition ties somebody else to the person named: "adviser to Senator", "sister of Senator"."""
    relation = sentence.compound_at(index - 1)
    return sentence.lower_at(index) in {"to", "for"} or relation in lexicon.entries("names/roles_relations")


def _joins_roles(sentence: TaggedSentence, index: int, end: int) -> bool:
    """Whether "and" at `index` joins two roles, or two capitalized words of one office."""
    before, after = sentence.words[index - 1], sentence.words[index + 1]
    if is_head(sentence.compound_at(index - 1)):
        same = before[0].isupper() or not after[0].isupper() or sentence.kinds[index + 1] in _OWNERS
        return same and any(is_head(sentence.lowered[place]) for place in range(index + 1, end))
    return before[0].isupper() and after[0].isupper() and sentence.kinds[index - 1] not in SEPARATE_KINDS


def _head(sentence: TaggedSentence, first: int, end: int) -> str:
    """The head of the role: its last word, or the one before "of" or a bracket."""
    end -= _has_point(sentence, end) and end - first > 1
    if sentence.lowered[end - 1] == ")":
        return sentence.compound_at(end - 4) if end - 3 > first else ""
    if is_head(sentence.compound_at(end - 1)):
        return sentence.compound_at(end - 1)
    for index in range(first + 1, end):
        if sentence.lowered[index] in _LINKS:
            return sentence.compound_at(index - 1)
    return ""
