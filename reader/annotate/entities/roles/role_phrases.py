"""Find where a role phrase ends and which word is its head. Reads one sentence; finds no roles by itself."""

from __future__ import annotations

from reader import lexicon
from reader.annotate.entities.role_words import (
    DETERMINERS,
    POSSESSIVE_ENDINGS,
    PREPOSITIONS,
    is_head,
    is_participle,
    is_stop,
)
from reader.annotate.entities.roles.tagged_sentence import TaggedSentence

MAX_ROLE_WORDS = 25
"""Limit for a role that a comma separates from the name."""
PHRASE_ENDS = frozenset(',;:.!?[]“”"—–…')
_CLOSING_MARKS = frozenset({",", ".", ";", ")"})
RELATIVES = frozenset({"who", "whose", "whom", "which", "that", "where", "when", "while", "but"})


def continues_role(lower: str) -> bool:
    """Whether a word continues a role after its head: "secretary of", "singer with"."""
    return lower in lexicon.entries("names/roles_links")


def skip_bracket(sentence: TaggedSentence, index: int) -> int:
    """The word after a short bracket at `index`, such as an age; `index` if there is none."""
    if sentence.lower_at(index) == "(":
        for closing in range(index + 1, min(index + 6, len(sentence.lowered))):
            if sentence.lowered[closing] == ")":
                return closing + 1
    return index


def phrase_end(sentence: TaggedSentence, first: int) -> int:
    """Where the phrase from word `first` ends: at punctuation other than a short bracket, or at a verb."""
    end = first
    while end < len(sentence.lowered) and end - first <= MAX_ROLE_WORDS:
        lower = sentence.lowered[end]
        if lower == "(":
            closed = skip_bracket(sentence, end)
            if closed == end or closed > end + 3:
                break
            end = closed
            continue
        if (
            sentence.words[end] in PHRASE_ENDS
            or lower in RELATIVES
            or lower == ")"
            or (end > first and _starts_clause(sentence, end))
        ):
            break
        end += 1
    while end > first and (_is_never_last(sentence, end - 1) or continues_role(sentence.lowered[end - 1])):
        end -= 1
    return end


def _is_never_last(sentence: TaggedSentence, index: int) -> bool:
    """Whether a phrase cannot end with the word at `index`: a determiner, or an ending as in "the union’s", but not as
    in "nurse at St Jude’s,"."""
    lower = sentence.lowered[index]
    if lower in POSSESSIVE_ENDINGS and index:
        return sentence.words[index - 1][0].islower() or sentence.lower_at(index + 1) not in _CLOSING_MARKS
    return lower in DETERMINERS


def _starts_clause(sentence: TaggedSentence, index: int) -> bool:
    """Whether the word at `index` begins what the person did, rather than what the person is."""
    lower = sentence.lowered[index]
    if lower in lexicon.words("quotes/cues_plain") or lower in {"has", "had", "is", "was", "will"}:
        return True
    if lower == "and":
        after = sentence.lower_at(index + 1)
        return is_stop(after) and after not in DETERMINERS
    return is_participle(lower) and sentence.lower_at(index + 1) in DETERMINERS and sentence.lower_at(index - 1) != "-"


def head_index(sentence: TaggedSentence, first: int, end: int) -> int | None:
    """The head of the role: the last word before a preposition that continues it, or the very last."""
    for index in range(first, end):
        if (continues_role(sentence.lowered[index]) or sentence.lowered[index] == "(") and sentence.kinds[
            index
        ] is None:
            if index > first and is_head(sentence.compound_at(index - 1)):
                return index - 1
            break
    return (
        end - 1 if is_head(sentence.compound_at(end - 1)) and _has_plain_modifiers(sentence, first, end - 1) else None
    )


def _has_plain_modifiers(sentence: TaggedSentence, first: int, end: int) -> bool:
    """Whether only capitalized words and adjectives precede the head, not a clause."""
    allowed = PREPOSITIONS | {"the", "in", "and", "only"}
    return all(
        sentence.kinds[index] is not None
        or sentence.words[index][0].isupper()
        or lower in allowed
        or not is_stop(lower)
        or (index == first and is_participle(lower) and sentence.lower_at(first - 1) in DETERMINERS)
        for index, lower in enumerate(sentence.lowered[first:end], first)
    )
