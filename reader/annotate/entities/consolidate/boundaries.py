"""Correct where names begin and end: trailing offices, two names in one, missing words such as "Company"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import zip_longest

from reader import lexicon
from reader.annotate.entities import known_names, name_forms
from reader.annotate.entities.mention import ORGANIZATIONS_AND_PLACES, Mention, Sentence
from reader.annotate.entities.role_words import PREPOSITIONS, is_head
from reader.base.values import replace
from reader.model.annotation import EntityKind
from reader.model.index import SpanIndex
from reader.model.span import Span

_OFFICE_OF = re.compile(r"(?:[A-Z]\w+ ){0,2}?([\w-]+) (?:of|for|on) ")
_OFFICE_KINDS = frozenset({EntityKind.ORGANIZATION, EntityKind.EVENT, EntityKind.WORK, EntityKind.LAW})
_APPOSITION = re.compile(r",?\s(?:[A-Z][a-z]{1,5}\.?\s){0,2}")
_OFFICE = re.compile(r"(\w+) ([A-Z][\w-]*)\Z")
_MARK = re.compile(r"[^\w\s.-]")
_DASH = re.compile(r"(?<=\s)(?:--|—|–)\s(?=\s*[a-z])")
_VERB = re.compile(r"\s[a-z]{3,}ed\s")
"""A past tense in lower case, which is part of no name."""
_NUMBER = re.compile(r"-\d{1,4}(?![\w-])")
_TRAILING = " \t\n\u00a0'’‘-–—"
_AND = re.compile(r"(?<=\s)(?:and|&)\s(?:the\s)?")
_PREPOSITIONS = frozenset({"of", "for", "on"})
_MAX_OFFICE_CHARS = 60
"""Limit for the rest of an office before its holder: "… Coordinator for Strategic Communications John Kirby"."""


def strip_trailing_marks(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without trailing dashes and apostrophes, and without brackets that only open or close in them: a
    possessive name ends before its apostrophe."""
    cut = ((mention, _without_trailing_marks(text, mention.span)) for mention in mentions)
    return [mention if span == mention.span else replace(mention, span=span) for mention, span in cut]


def _without_trailing_marks(text: str, span: Span) -> Span:
    name = text[span.start : span.end]
    if ")" not in name:  # "Mara Okafor (Averil" is a name and the beginning of what is in brackets
        name = name.partition(" (")[0]
    elif "(" not in name:  # of "Lord (Casimir) Dole" the name is "Dole", of "(with Dole)" as well
        name = name.rstrip(_TRAILING + ")")
        last = name.rpartition(")")[2].lstrip()
        span, name = Span(span.start + len(name) - len(last), span.end), last
    name = name.rstrip(_TRAILING)
    return Span(span.start, span.start + len(name)) if name else span


def add_numbers(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with the number that is joined to them by a hyphen: "Merrow-18" is a name as a whole."""
    return [
        replace(mention, span=Span(mention.span.start, number.end()))
        if (number := _NUMBER.match(text, mention.span.end))
        else mention
        for mention in mentions
    ]


def strip_offices(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without the office of a person named right after: not at the end of a name, nor as all of it."""
    found: list[Mention] = []
    for mention, following in zip_longest(mentions, mentions[1:]):
        office = None
        if following is not None and following.kind is EntityKind.PERSON and mention.kind is not EntityKind.PERSON:
            between = text[mention.span.end : following.span.start]
            if _APPOSITION.fullmatch(between) and _is_office(text, mention):
                continue
            if (
                mention.kind in ORGANIZATIONS_AND_PLACES
                and len(between) < _MAX_OFFICE_CHARS
                and not _MARK.search(between)
            ):
                office = _OFFICE.search(
                    text, max(mention.span.start, mention.span.end - _MAX_OFFICE_CHARS), mention.span.end
                )
        found.append(_without_office(mention, office) if office else mention)
    return found


def _is_office(text: str, mention: Mention) -> bool:
    """Whether a name is in truth an office: "Inspector-General of Police"."""
    office = _OFFICE_OF.match(text, *mention.span) if mention.kind in _OFFICE_KINDS else None
    return office is not None and is_head(office.group(1).lower())


def _without_office(mention: Mention, office: re.Match[str]) -> Mention:
    if not is_head(office.group(2).lower()) or office.group(1).lower() in PREPOSITIONS:
        return mention
    kind = EntityKind.ORGANIZATION if office.group(1).lower() in lexicon.entries("names/orgs_words") else mention.kind
    return Mention(Span(mention.span.start, office.end(1)), kind)


def split_joined(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with "Merrow Bank and Averil Bank" split in two, and names cut off at a dash or a verb."""
    people = [name_forms.surface_form(text, each.span) for each in mentions if each.kind is EntityKind.PERSON]
    surnames = {name.split()[-1] for name in people if name}
    return [part for mention in mentions for part in _split(text, mention, surnames)]


def _split(text: str, mention: Mention, surnames: Set[str]) -> Iterator[Mention]:
    may_hold_verb = mention.kind is EntityKind.PERSON or mention.kind in ORGANIZATIONS_AND_PLACES
    verb = _VERB.search(text, *mention.span) if may_hold_verb else None
    if verb:
        yield replace(mention, span=Span(mention.span.start, verb.start()))
        if text[verb.end() : mention.span.end] in surnames:
            yield Mention(Span(verb.end(), mention.span.end), EntityKind.PERSON)
        return
    dash = _DASH.search(text, *mention.span)
    before = Span(mention.span.start, dash.start()).stripped(text) if dash else None
    if before and before.length:
        yield replace(mention, span=before)
        return
    joint = _AND.search(text, *mention.span) if mention.kind is EntityKind.ORGANIZATION else None
    if joint:
        halves = [
            Span(mention.span.start, joint.start()).stripped(text),
            Span(joint.end(), mention.span.end).stripped(text),
        ]
        if all(_is_complete_name(name_forms.surface_form(text, half)) for half in halves):
            yield from (replace(mention, span=half) for half in halves)
            return
    yield mention


def _is_complete_name(name: str) -> bool:
    """Whether this is the complete name of an organization: it ends with a word such as "Bank" and has no "of"."""
    if known_names.ORGANIZATION in known_names.tags(name) or (name_forms.is_acronym(name) and name.isupper()):
        return True
    words = name.casefold().split()
    return len(words) > 1 and words[-1] in lexicon.entries("names/orgs_words") and not _PREPOSITIONS.intersection(words)


def extend_organizations(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, organizations extended by the words that follow: "Wagner" before "Private Military Company"."""
    taken = SpanIndex((mention.span, mention) for mention in mentions)
    ends = {mention.span.end for mention in mentions if mention.kind is EntityKind.ORGANIZATION}
    place_of = {
        span.end: (each, index) for each in sentences for index, span in enumerate(each.spans) if span.end in ends
    }
    found: list[Mention] = []
    for mention in mentions:
        after = place_of.get(mention.span.end)
        end = None
        if (
            after
            and mention.kind is EntityKind.ORGANIZATION
            and not text[mention.span.start : mention.span.end].isupper()
        ):
            end = _organization_end(*after, taken)
        found.append(replace(mention, span=Span(mention.span.start, end)) if end else mention)
    return found


def _organization_end(sentence: Sentence, index: int, taken: SpanIndex[Mention]) -> int | None:
    """The end offset of the last word such as "Company" in the run of capitals after word `index`; None if none."""
    end = None
    for place in range(index + 1, min(index + 6, len(sentence.words))):
        span, word = sentence.spans[place], sentence.words[place]
        if not word[0].isupper() or taken.within(span):
            break
        if word.lower() in lexicon.entries("names/orgs_words"):
            end = span.end
    return end
