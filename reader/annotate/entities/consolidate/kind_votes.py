"""Correct the kind of a name by the rest of the article: locative uses, fuller names, the majority of mentions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reader import lexicon
from reader.annotate.entities import gazetteer, known_names, name_forms
from reader.annotate.entities.mention import ORGANIZATIONS_AND_PLACES, PATTERN_KINDS, Mention, Sentence
from reader.annotate.entities.role_words import is_honorific
from reader.base.values import Value, replace
from reader.model.annotation import EntityKind

_TWO_BEFORE = re.compile(r"\b([^\W\d_]+) ([^\W\d_]+)\s\Z")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?\s\Z")


def from_locative_uses(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, one-word organizations made places if the article often says "in" or "on" them: "on Skerrow"."""
    names = [name_forms.surface_form(text, mention.span) for mention in mentions]
    single = [
        (name, mention)
        for name, mention in zip(names, mentions, strict=True)
        if mention.kind is EntityKind.ORGANIZATION and " " not in name and not known_names.tags(name)
    ]
    total = Counter(name for name, _ in single)
    inside = Counter(name for name, mention in single if _is_locative(text, mention))
    places = {name for name, count in inside.items() if count > 1 and 3 * count >= total[name]}
    return [
        replace(mention, kind=EntityKind.PLACE)
        if name in places and mention.kind is EntityKind.ORGANIZATION
        else mention
        for name, mention in zip(names, mentions, strict=True)
    ]


def _is_locative(text: str, mention: Mention) -> bool:
    before = _TWO_BEFORE.search(text, max(0, mention.span.start - 40), mention.span.start)
    if before is None or before.group(2).lower() not in lexicon.entries("names/places_inside"):
        return False
    return before.group(1).lower() not in lexicon.entries("names/orgs_stakes")


class _FullNameWords(Value):
    """Words of the full names in an article, folded."""

    surnames: frozenset[str]
    people: frozenset[str]
    companies: frozenset[str]
    """First words of the names of organizations."""
    firms: frozenset[str]
    """First words of the names that end with "Ltd", "Inc" and the like."""


def from_fuller_names(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, one-word names with the kind of a fuller name that holds the word: a surname is a person."""
    full = [
        (name_forms.folded_words(name_forms.surface_form(text, mention.span)), mention.kind) for mention in mentions
    ]
    people = [words for words, kind in full if len(words) > 1 and kind is EntityKind.PERSON]
    companies = [words for words, kind in full if len(words) > 1 and kind is EntityKind.ORGANIZATION]
    firm_words = lexicon.entries("names/orgs_firms")
    parts = _FullNameWords(
        surnames=frozenset(words[-1] for words in people),
        people=frozenset(word for words in people for word in words),
        companies=frozenset(words[0] for words in companies),
        firms=frozenset(words[0] for words in companies if words[-1] in firm_words),
    )
    return [_kind_from_full_names(text, mention, parts) for mention in mentions]


def _kind_from_full_names(text: str, mention: Mention, parts: _FullNameWords) -> Mention:
    words = name_forms.folded_words(name_forms.surface_form(text, mention.span))
    if len(words) != 1:
        return mention
    names = gazetteer.load().name_tags(words[0])
    if mention.kind is EntityKind.PERSON:
        company = parts.firms if names else parts.companies
        if words[0] in company - parts.people and not _has_honorific(text, mention):
            return replace(mention, kind=EntityKind.ORGANIZATION)
    elif mention.kind in ORGANIZATIONS_AND_PLACES and not (
        gazetteer.LARGE_PLACE_TAGS.intersection(names) or known_names.tags(name_forms.surface_form(text, mention.span))
    ):
        if words[0] in parts.surnames:
            return replace(mention, kind=EntityKind.PERSON)
        if mention.kind is EntityKind.PLACE and words[0] in parts.firms and "city" not in names:
            return replace(mention, kind=EntityKind.ORGANIZATION)
    return mention


def _has_honorific(text: str, mention: Mention) -> bool:
    before = _WORD_BEFORE.search(text, max(0, mention.span.start - 16), mention.span.start)
    return before is not None and is_honorific(before.group(1).lower())


def from_majority(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, each with the kind that most mentions of the name have; dates and sums are left alone."""
    kinds: dict[str, Counter[EntityKind]] = {}
    keys = [name_forms.key(name_forms.surface_form(text, mention.span)) for mention in mentions]
    for key, mention in zip(keys, mentions, strict=True):
        if mention.kind not in PATTERN_KINDS:
            kinds.setdefault(key, Counter())[mention.kind] += 1
    usual = {key: counts.most_common(1)[0][0] for key, counts in kinds.items()}
    return [
        mention if mention.kind in PATTERN_KINDS or mention.kind is usual[key] else replace(mention, kind=usual[key])
        for key, mention in zip(keys, mentions, strict=True)
    ]
