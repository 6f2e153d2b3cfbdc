"""Let the mentions of one article agree: one name has one kind, and a name found twice is found everywhere.

Corrects what was found sentence by sentence; finds no name that stands nowhere else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from reader.annotate import vocabulary
from reader.annotate.entities import forms, gazetteer
from reader.annotate.entities.calling import LINKS, is_address, is_head
from reader.annotate.entities.mention import Mention, Sentence
from reader.annotate.entities.words import lists_of
from reader.model.annotation import EntityKind
from reader.model.index import SpanIndex
from reader.model.span import Span

_NAMES = frozenset(EntityKind) - {EntityKind.DATE, EntityKind.MONEY}
_SPREADING = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE})
"""Kinds whose names, found twice, are looked for wherever else they stand."""
_PLACES = frozenset({"country", "bigcity", "state"})
_OFFICIAL = frozenset({EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.FACILITY})
_OFFICE = re.compile(r"(\w+) ([A-Z][\w-]*)\Z")
_MARK = re.compile(r"[^\w\s.-]")
_NEAR = 60
"""Letters between an office and who holds it: "… Coordinator for Strategic Communications John Kirby"."""
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?\s\Z")


def agree(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions after they have been compared, in order, none of them overlapping."""
    found = _without_offices(text, mentions)
    found = _lengthened(text, sentences, found)
    found = _as_fuller_names(text, found)
    found = _as_most(text, found)
    return _complete(text, sentences, found)


def _name(text: str, mention: Mention) -> str:
    return " ".join(text[mention.span.start : mention.span.end].split())


def _without_offices(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without the office at their end that belongs to a person named right behind them."""
    found: list[Mention] = []
    for mention, following in zip_longest(mentions, mentions[1:]):
        office = None
        if following is not None and following.kind is EntityKind.PERSON and mention.kind in _OFFICIAL:
            between = text[mention.span.end : following.span.start]
            if len(between) < _NEAR and not _MARK.search(between):
                office = _OFFICE.search(text, mention.span.start, mention.span.end)
        found.append(_cut(text, mention, office) if office else mention)
    return found


def _cut(text: str, mention: Mention, office: re.Match[str]) -> Mention:
    if not is_head(office.group(2).lower()) or office.group(1).lower() in LINKS:
        return mention
    kind = EntityKind.ORGANIZATION if office.group(1).lower() in vocabulary.entries("orgs_words") else mention.kind
    return Mention(Span(mention.span.start, office.end(1)), kind)


def _lengthened(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """Organizations with the words that say what they are: "Wagner" before "Private Military Company"."""
    taken = SpanIndex((mention.span, mention) for mention in mentions)
    place_of = {span.end: (each, index) for each in sentences for index, span in enumerate(each.spans)}
    found: list[Mention] = []
    for mention in mentions:
        after = place_of.get(mention.span.end)
        end = None
        if (
            after
            and mention.kind is EntityKind.ORGANIZATION
            and not text[mention.span.start : mention.span.end].isupper()
        ):
            end = _end_of_organization(*after, taken)
        found.append(replace(mention, span=Span(mention.span.start, end)) if end else mention)
    return found


def _end_of_organization(sentence: Sentence, index: int, taken: SpanIndex[Mention]) -> int | None:
    """Where the last word such as "Company" ends in the run of capitals behind word `index`."""
    end = None
    for place in range(index + 1, min(index + 6, len(sentence.words))):
        span, word = sentence.spans[place], sentence.words[place]
        if not word[0].isupper() or taken.within(span):
            break
        if word.lower() in vocabulary.entries("orgs_words"):
            end = span.end
    return end


def _as_fuller_names(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """One word is what the fuller names that hold it are: a surname a person, "Halcyon" the company."""
    surnames: set[str] = set()
    people: set[str] = set()
    companies: set[str] = set()
    for mention in mentions:
        words = forms.words(_name(text, mention))
        if len(words) > 1 and mention.kind is EntityKind.PERSON:
            people.update(words)
            surnames.add(words[-1])
        elif len(words) > 1 and mention.kind is EntityKind.ORGANIZATION:
            companies.add(words[0])
    return [_fitted(text, mention, surnames, people, companies) for mention in mentions]


def _fitted(text: str, mention: Mention, surnames: set[str], people: set[str], companies: set[str]) -> Mention:
    words = forms.words(_name(text, mention))
    if len(words) != 1:
        return mention
    names = gazetteer.load().names(words[0])
    if mention.kind is EntityKind.PERSON:
        if words[0] in companies - people and not names and not _addressed(text, mention):
            return replace(mention, kind=EntityKind.ORGANIZATION)
    elif mention.kind in _OFFICIAL and words[0] in surnames and not _PLACES.intersection(names):
        return replace(mention, kind=EntityKind.PERSON)
    return mention


def _addressed(text: str, mention: Mention) -> bool:
    before = _WORD_BEFORE.search(text, max(0, mention.span.start - 16), mention.span.start)
    return before is not None and is_address(before.group(1).lower())


def _as_most(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Every name with the kind that most of its mentions have."""
    kinds: dict[str, Counter[EntityKind]] = {}
    keys = [forms.key(_name(text, mention)) for mention in mentions]
    for key, mention in zip(keys, mentions, strict=True):
        if mention.kind in _NAMES:
            kinds.setdefault(key, Counter())[mention.kind] += 1
    return [
        replace(mention, kind=kinds[key].most_common(1)[0][0]) if mention.kind in _NAMES else mention
        for key, mention in zip(keys, mentions, strict=True)
    ]


def _complete(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, and the places where a word that is a name elsewhere stands in capitals unnamed."""
    seen = Counter((_name(text, mention), mention.kind) for mention in mentions if mention.kind in _SPREADING)
    known = {name: kind for (name, kind), count in seen.items() if (count > 1 or name.isupper()) and _tells(name)}
    taken = SpanIndex((mention.span, mention) for mention in mentions)
    small = {word for sentence in sentences for word in sentence.words if word.islower()}
    added = [
        Mention(span, known[word])
        for sentence in sentences
        for span, word in zip(sentence.spans, sentence.words, strict=True)
        if word in known and (word.isupper() or word.lower() not in small) and not taken.within(span)
    ]
    return sorted([*mentions, *added], key=lambda mention: mention.span)


def _tells(name: str) -> bool:
    """Whether a word is a name wherever it stands in capitals."""
    return len(name) > 2 and name[0].isupper() and " " not in name and not lists_of(name.lower())
