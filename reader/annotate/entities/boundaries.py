"""Mend where names begin and end: offices behind them, owners before them, words that say what a company is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from reader.annotate import vocabulary
from reader.annotate.entities import forms, gazetteer, known
from reader.annotate.entities.calling import LINKS, is_head
from reader.annotate.entities.mention import Mention, Sentence
from reader.model.annotation import EntityKind
from reader.model.index import SpanIndex
from reader.model.span import Span

_OFFICIAL = frozenset({EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.FACILITY})
_OWNED = _OFFICIAL | {EntityKind.EVENT}
"""Kinds that are named behind the land, the town or the body that they belong to."""
_OFFICE = re.compile(r"(\w+) ([A-Z][\w-]*)\Z")
_MARK = re.compile(r"[^\w\s.-]")
_OWNER = re.compile(r"['’]s?\s")
_LARGE = frozenset({"country", "bigcity", "state"})
_TOWNS = _LARGE | {"city"}
_DASH = re.compile(r"(?<=\s)(?:--|—|–)\s(?=\s*[a-z])")
_AND = re.compile(r"(?<=\s)(?:and|&)\s(?:the\s)?")
_LEADING = frozenset({"of", "for", "on"})
_NEAR = 60
"""Letters between an office and who holds it: "… Coordinator for Strategic Communications John Kirby"."""


def without_offices(text: str, mentions: Sequence[Mention]) -> list[Mention]:
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


def without_owners(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those that begin with the name of an owner parted from it: "Uganda's", "Electoral Commission"."""
    kinds = {forms.written(text, mention.span): mention.kind for mention in mentions}
    return [part for mention in mentions for part in _parted(text, mention, kinds)]


def _parted(text: str, mention: Mention, kinds: dict[str, EntityKind]) -> Iterator[Mention]:
    mark = _OWNER.search(text, *mention.span) if mention.kind in _OWNED else None
    owner = _trimmed(text, mention.span.start, mark.start()) if mark else None
    kind = _owner_kind(forms.written(text, owner), kinds, mention.kind) if owner else None
    if not (mark and owner and kind) or known.tags(forms.written(text, mention.span)):
        yield mention
        return
    yield Mention(owner, kind)
    owned = _trimmed(text, mark.end(), mention.span.end)
    words = text[owned.start : owned.end]
    if words[:1].isupper() and not (mention.kind is EntityKind.PLACE and forms.is_acronym(words)):
        yield replace(mention, span=owned)


def _owner_kind(name: str, kinds: dict[str, EntityKind], of: EntityKind) -> EntityKind | None:
    """What an owner is: what it is elsewhere in the article, else a place where the lists say so.

    A small town is believed only before a place in it: many a word is the name of some town.
    """
    kind = kinds.get(name)
    if kind in _OFFICIAL:
        return kind
    places = _TOWNS if of is EntityKind.PLACE else _LARGE
    listed = known.LAND in known.tags(name) or places.intersection(gazetteer.load().names(name.lower()))
    return EntityKind.PLACE if kind is None and listed else None


def two_apart(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, two bodies that "and" joins as two: "Merrow Bank and Averil Bank"; and dashes as what they are."""
    return [part for mention in mentions for part in _halves(text, mention)]


def _halves(text: str, mention: Mention) -> Iterator[Mention]:
    dash = _DASH.search(text, *mention.span)
    before = _trimmed(text, mention.span.start, dash.start()) if dash else None
    if before and before.length:
        yield replace(mention, span=before)
        return
    joint = _AND.search(text, *mention.span) if mention.kind is EntityKind.ORGANIZATION else None
    if joint:
        halves = [_trimmed(text, mention.span.start, joint.start()), _trimmed(text, joint.end(), mention.span.end)]
        if all(_is_whole(forms.written(text, half)) for half in halves):
            yield from (replace(mention, span=half) for half in halves)
            return
    yield mention


def _is_whole(name: str) -> bool:
    """Whether words are the whole name of a body: the last says what it is, and "of" leads to no more."""
    if known.ORGANIZATION in known.tags(name) or (forms.is_acronym(name) and name.isupper()):
        return True
    words = name.casefold().split()
    return len(words) > 1 and words[-1] in vocabulary.entries("orgs_words") and not _LEADING.intersection(words)


def _trimmed(text: str, start: int, end: int) -> Span:
    """A stretch of text without the white space at its ends."""
    words = text[start:end].strip()
    begin = text.index(words, start)
    return Span(begin, begin + len(words))


def lengthened(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
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
