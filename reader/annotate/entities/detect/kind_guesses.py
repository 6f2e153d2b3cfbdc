"""Guess the kind of a capitalized run from its words, its neighbours and the lists. Reads one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.entities import known_names
from reader.annotate.entities.detect.run_features import connectors
from reader.annotate.entities.mention import Sentence
from reader.model.annotation import EntityKind

_KINDS = {
    known_names.COUNTRY: EntityKind.PLACE,
    known_names.GROUP: EntityKind.GROUP,
    known_names.ORGANIZATION: EntityKind.ORGANIZATION,
    known_names.PRODUCT: EntityKind.PRODUCT,
}


def is_title(word: str) -> bool:
    """Whether a word is a title or role that may precede a person's name."""
    lower = word.lower().rstrip(".")
    return lower in titles() or lower in lexicon.entries("names/roles_heads")


def may_be_person(words: Sequence[str]) -> bool:
    """Whether words after a title may be a person's name."""
    return (
        len(words) <= 6
        and words[0].lower() not in connectors()
        and _kind_from_words(words) is None
        and listed_kind(words) is None
    )


def listed_kind(words: Sequence[str]) -> EntityKind | None:
    """The kind that the lists have for these words, in the case given; None if they are not listed."""
    return next((_KINDS[tag] for tag in known_names.tags(" ".join(words)) if tag in _KINDS), None)


def _kind_from_words(words: Sequence[str]) -> EntityKind | None:
    """The kind implied by the words of a name: "Bank", "Street", "Island"; None if they imply none."""
    lower = [word.lower() for word in words]
    if len(lower) > 1:
        if lower[-1] in lexicon.entries("names/orgs_words") or lower[0] in {
            "ministry",
            "department",
            "university",
            "bank",
        }:
            return EntityKind.ORGANIZATION
        if lower[-1] in lexicon.entries("names/places_facilities"):
            return EntityKind.FACILITY
        if lower[-1] in lexicon.entries("names/places_words") or lower[0] in lexicon.entries("names/places_words"):
            return EntityKind.PLACE
        if any(word in lexicon.entries("names/orgs_words") for word in lower):
            return EntityKind.ORGANIZATION
    return None


def guess_kind(sentence: Sentence, start: int, end: int) -> EntityKind | None:
    """The likely kind of an unlisted name, from its words and the words next to it; None if it is unlikely a name."""
    words = sentence.words[start:end]
    by_words = _kind_from_words(words)
    if by_words is not None:
        return by_words
    if words[-1].lower() in lexicon.entries("names/orgs_events") and len(words) > 1:
        return EntityKind.EVENT
    before = sentence.words[start - 1].lower() if start else ""
    if words[0].lower() in lexicon.table("names/given_names") and len(words) > 1:
        return EntityKind.PERSON
    if len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 6:
        return EntityKind.ORGANIZATION
    if before in lexicon.entries("names/places_cues") and len(words) <= 2 and not words[0].isupper():
        return EntityKind.PLACE
    if 2 <= len(words) <= 4 and not any(word.lower() in {"of", "for", "the"} for word in words):
        return EntityKind.PERSON
    if len(words) > 2:
        return EntityKind.ORGANIZATION
    return EntityKind.PERSON if len(words) == 1 and (start or _is_before_speech_verb(sentence, end)) else None


def _is_before_speech_verb(sentence: Sentence, end: int) -> bool:
    return end < len(sentence.words) and sentence.words[end].lower() in {"said", "says", "told", "added", "’s", "'s"}


def never_names() -> frozenset[str]:
    """Words that are capitalized only at the beginning of a sentence."""
    return lexicon.words("names/never")


@lexicon.per_language
def titles() -> frozenset[str]:
    """Words that precede a person's name and are not part of it."""
    return lexicon.entries("names/titles_persons") | lexicon.entries("names/titles_address")
