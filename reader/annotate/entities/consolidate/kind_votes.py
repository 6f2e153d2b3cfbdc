"""Give a name the kind that the rest of the article settles: fuller names, places it stands in, most mentions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reader import lexicon
from reader.annotate.entities import gazetteer, known_names, name_forms
from reader.annotate.entities.mention import Mention, Sentence
from reader.annotate.entities.role_words import is_address
from reader.base.values import Value, replace
from reader.model.annotation import EntityKind

_PLACES = frozenset({"country", "bigcity", "state"})
_SITED = frozenset({EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.FACILITY})
_TWO_BEFORE = re.compile(r"\b([^\W\d_]+) ([^\W\d_]+)\s\Z")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?\s\Z")


def by_what_stands_in_it(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """An organization of one word that things are in or on, time and again, is a place: "on Skerrow"."""
    names = [name_forms.written(text, mention.span) for mention in mentions]
    single = [
        (name, mention)
        for name, mention in zip(names, mentions, strict=True)
        if mention.kind is EntityKind.ORGANIZATION and " " not in name and not known_names.tags(name)
    ]
    total = Counter(name for name, _ in single)
    inside = Counter(name for name, mention in single if _inside(text, mention))
    places = {name for name, count in inside.items() if count > 1 and 3 * count >= total[name]}
    return [
        replace(mention, kind=EntityKind.PLACE)
        if name in places and mention.kind is EntityKind.ORGANIZATION
        else mention
        for name, mention in zip(names, mentions, strict=True)
    ]


def _inside(text: str, mention: Mention) -> bool:
    before = _TWO_BEFORE.search(text, max(0, mention.span.start - 40), mention.span.start)
    if before is None or before.group(2).lower() not in lexicon.entries("names/places_inside"):
        return False
    return before.group(1).lower() not in lexicon.entries("names/orgs_stakes")


class _Parts(Value):
    """The words of the fuller names of an article."""

    surnames: frozenset[str]
    people: frozenset[str]
    companies: frozenset[str]
    """First words of organizations."""
    firms: frozenset[str]
    """First words of organizations whose name says that they are for profit."""


def by_fuller_names(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """One word is what the fuller names that hold it are: a surname a person, "Halcyon" the company."""
    full = [(name_forms.words(name_forms.written(text, mention.span)), mention.kind) for mention in mentions]
    people = [words for words, kind in full if len(words) > 1 and kind is EntityKind.PERSON]
    companies = [words for words, kind in full if len(words) > 1 and kind is EntityKind.ORGANIZATION]
    firm_words = lexicon.entries("names/orgs_firms")
    parts = _Parts(
        surnames=frozenset(words[-1] for words in people),
        people=frozenset(word for words in people for word in words),
        companies=frozenset(words[0] for words in companies),
        firms=frozenset(words[0] for words in companies if words[-1] in firm_words),
    )
    return [_fitted(text, mention, parts) for mention in mentions]


def _fitted(text: str, mention: Mention, parts: _Parts) -> Mention:
    words = name_forms.words(name_forms.written(text, mention.span))
    if len(words) != 1:
        return mention
    names = gazetteer.load().names(words[0])
    if mention.kind is EntityKind.PERSON:
        company = parts.firms if names else parts.companies
        if words[0] in company - parts.people and not _addressed(text, mention):
            return replace(mention, kind=EntityKind.ORGANIZATION)
    elif mention.kind in _SITED and not (
        _PLACES.intersection(names) or known_names.tags(name_forms.written(text, mention.span))
    ):
        if words[0] in parts.surnames:
            return replace(mention, kind=EntityKind.PERSON)
        if mention.kind is EntityKind.PLACE and words[0] in parts.firms and "city" not in names:
            return replace(mention, kind=EntityKind.ORGANIZATION)
    return mention


def _addressed(text: str, mention: Mention) -> bool:
    before = _WORD_BEFORE.search(text, max(0, mention.span.start - 16), mention.span.start)
    return before is not None and is_address(before.group(1).lower())


def by_most(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """Every name with the kind that most of its mentions have; dates and sums as they are."""
    kinds: dict[str, Counter[EntityKind]] = {}
    keys = [name_forms.key(name_forms.written(text, mention.span)) for mention in mentions]
    for key, mention in zip(keys, mentions, strict=True):
        if mention.kind not in _FORMAL:
            kinds.setdefault(key, Counter())[mention.kind] += 1
    return [
        mention if mention.kind in _FORMAL else replace(mention, kind=kinds[key].most_common(1)[0][0])
        for key, mention in zip(keys, mentions, strict=True)
    ]


_FORMAL = frozenset({EntityKind.DATE, EntityKind.MONEY})
