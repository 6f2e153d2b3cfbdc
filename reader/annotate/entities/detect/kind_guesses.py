"""Guess what a run of capitals names from its words, the words beside it and the lists. Knows no other sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader import lexicon
from reader.annotate.entities import known_names
from reader.annotate.entities.detect.run_features import connectors
from reader.annotate.entities.mention import Sentence
from reader.model.annotation import EntityKind

_KINDS = {
    known_names.LAND: EntityKind.PLACE,
    known_names.PEOPLE: EntityKind.GROUP,
    known_names.ORGANIZATION: EntityKind.ORGANIZATION,
    known_names.PRODUCT: EntityKind.PRODUCT,
}


def is_title(word: str) -> bool:
    """Whether a word says who the person is that is named behind it."""
    low = word.lower().rstrip(".")
    return low in titles() or low in lexicon.entries("names/roles_heads")


def personal(words: Sequence[str]) -> bool:
    """Whether nothing speaks against words behind a title naming a person."""
    return (
        len(words) <= 6 and words[0].lower() not in connectors() and _by_words(words) is None and listed(words) is None
    )


def listed(words: Sequence[str]) -> EntityKind | None:
    """What the lists know these words to name, as they are written."""
    return next((_KINDS[tag] for tag in known_names.tags(" ".join(words)) if tag in _KINDS), None)


def _by_words(words: Sequence[str]) -> EntityKind | None:
    """The kind that the words of a name give away: "Bank", "Street", "Island"."""
    low = [word.lower() for word in words]
    if len(low) > 1:
        if low[-1] in lexicon.entries("names/orgs_words") or low[0] in {"ministry", "department", "university", "bank"}:
            return EntityKind.ORGANIZATION
        if low[-1] in lexicon.entries("names/places_facilities"):
            return EntityKind.FACILITY
        if low[-1] in lexicon.entries("names/places_words") or low[0] in lexicon.entries("names/places_words"):
            return EntityKind.PLACE
        if any(word in lexicon.entries("names/orgs_words") for word in low):
            return EntityKind.ORGANIZATION
    return None


def kind_of(sentence: Sentence, start: int, end: int) -> EntityKind | None:
    """What a name that no list has may be, from its words and the words beside it."""
    words = sentence.words[start:end]
    by_words = _by_words(words)
    if by_words is not None:
        return by_words
    if words[-1].lower() in lexicon.entries("names/orgs_events") and len(words) > 1:
        return EntityKind.EVENT
    before = sentence.words[start - 1].lower() if start else ""
    if words[0].lower() in given() and len(words) > 1:
        return EntityKind.PERSON
    if len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 6:
        return EntityKind.ORGANIZATION
    if before in lexicon.entries("names/places_cues") and len(words) <= 2 and not words[0].isupper():
        return EntityKind.PLACE
    if 2 <= len(words) <= 4 and not any(word.lower() in {"of", "for", "the"} for word in words):
        return EntityKind.PERSON
    if len(words) > 2:
        return EntityKind.ORGANIZATION
    return EntityKind.PERSON if len(words) == 1 and (start or _said_next(sentence, end)) else None


def _said_next(sentence: Sentence, end: int) -> bool:
    return end < len(sentence.words) and sentence.words[end].lower() in {"said", "says", "told", "added", "’s", "'s"}


def never() -> frozenset[str]:
    """Words that owe their capital to the sentence."""
    return lexicon.words("names/never")


def given() -> Mapping[str, str]:
    """Given names, in lower case."""
    return lexicon.table("names/given_names")


def titles() -> frozenset[str]:
    """Words that stand before a person's name and are no part of it."""
    return lexicon.entries("names/titles_persons") | lexicon.entries("names/titles_address")
