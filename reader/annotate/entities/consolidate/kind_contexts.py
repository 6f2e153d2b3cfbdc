"""Correct the kind of a name by the words right around it: "a man called Mara", "Averil, Merrow", "Gulls boss Dole"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from reader import lexicon
from reader.annotate.entities import gazetteer, known_names, name_forms
from reader.annotate.entities.mention import Mention, Sentence
from reader.base.values import replace
from reader.model.annotation import EntityKind

_CALLED = re.compile(r"\b([a-z]+) (?:called|named|by the name of) \Z")
_CALLS = ("called ", "named ", "name of ")
_WORD_BEFORE = re.compile(r"\b([A-Za-z]+) \Z")
_POST_AND_NAME = re.compile(r" ([a-z-]+) [A-Z]")
_PLURAL_AND_POST = re.compile(r"\b([A-Z][a-z]+s) ([a-z-]+) (?=[A-Z])")
_DESCRIPTION = re.compile(
    r", (?:the|an?) (?:(?!(?:of|for|at|with|from|by|to|in)\b)[\w’'-]+ ){0,6}?([a-z-]+)"
    r"(?:,| (?:which|that|based|behind|in|with)\b)"
)
_MAX_CHARS_BEFORE = 40
_MAX_PLACE_WORDS = 2
_REGION_TAGS = frozenset({"country", "state"})
_REGION_ENDS = (",", ".", ";", ")", "\n")
_UNSETTLED = frozenset({EntityKind.PERSON, EntityKind.WORK, EntityKind.PLACE, EntityKind.ORGANIZATION})


def from_contexts(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, each with the kind that the words next to it imply; most are unchanged."""
    teams = _teams(text, mentions)
    businesses = {_business_name(text, each) for each in mentions if _is_described_as_business(text, each)}
    found: list[Mention] = []
    for mention, following in zip_longest(mentions, mentions[1:]):
        kind = mention.kind
        if kind in _UNSETTLED:
            if _is_called(text, mention):
                kind = EntityKind.PERSON
            elif _is_in_region(text, mention, following):
                kind = EntityKind.PLACE
            elif (teams and _last_word(text, mention) in teams) or (
                businesses and _business_name(text, mention) in businesses
            ):
                kind = EntityKind.ORGANIZATION
        found.append(mention if kind is mention.kind else replace(mention, kind=kind))
    return found


def name_businesses(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those taken for places organizations after a word for one: "ferry operator Averil Straits"."""
    words = lexicon.words("names/businesses")
    named = (
        name_forms.surface_form(text, mention.span)
        for mention in mentions
        if mention.kind is EntityKind.PLACE and _word_before(text, mention) in words
    )
    business = {name for name in named if not (known_names.tags(name) or gazetteer.load().name_tags(name.lower()))}
    return [
        replace(mention, kind=EntityKind.ORGANIZATION)
        if mention.kind is EntityKind.PLACE and name_forms.surface_form(text, mention.span) in business
        else mention
        for mention in mentions
    ]


def _is_called(text: str, mention: Mention) -> bool:
    """Whether a name follows "a man called": whatever else bears it, here a person does."""
    start = mention.span.start
    before = _CALLED.search(text, max(0, start - _MAX_CHARS_BEFORE), start) if text.endswith(_CALLS, 0, start) else None
    return before is not None and before.group(1) in lexicon.words("names/people_nouns")


def _is_in_region(text: str, mention: Mention, following: Mention | None) -> bool:
    """Whether a name that was taken for a person is a town with its state or country: "through Averil, Nebraska,"."""
    if mention.kind is not EntityKind.PERSON or following is None or following.kind is not EntityKind.PLACE:
        return False
    if text[mention.span.end : following.span.start] != ", " or not text.startswith(_REGION_ENDS, following.span.end):
        return False
    name, region = (name_forms.surface_form(text, each.span) for each in (mention, following))
    listed = _REGION_TAGS.intersection(gazetteer.load().name_tags(region.lower()))
    known = bool(listed) or known_names.COUNTRY in known_names.tags(region)
    before = _word_before(text, mention)
    return known and len(name.split()) <= _MAX_PLACE_WORDS and before in lexicon.entries("names/places_cues")


def _teams(text: str, mentions: Sequence[Mention]) -> set[str]:
    """The last words of names that stand before a post in a team and whoever holds it: "Gulls" in "Gulls boss Dole"."""
    posts = lexicon.words("names/team_posts")
    named = {
        word
        for mention in mentions
        if mention.kind is not EntityKind.PLACE
        and (word := _last_word(text, mention))
        and (post := _POST_AND_NAME.match(text, mention.span.end))
        and post.group(1) in posts
    }
    return named | {found.group(1) for found in _PLURAL_AND_POST.finditer(text) if found.group(2) in posts}


def _is_described_as_business(text: str, mention: Mention) -> bool:
    """Whether a name that was taken for a person or a place is a business: "Brightwater, the water company, said"."""
    if not text.startswith(", ", mention.span.end) or not _business_name(text, mention):
        return False
    described = _DESCRIPTION.match(text, mention.span.end)
    return described is not None and described.group(1) in lexicon.words("names/businesses")


def _business_name(text: str, mention: Mention) -> str:
    """A name that was taken for a person or a place and may be a business; empty for other names."""
    is_open = mention.kind in (EntityKind.PERSON, EntityKind.PLACE)
    return name_forms.surface_form(text, mention.span) if is_open else ""


def _last_word(text: str, mention: Mention) -> str:
    """The last word of a name that may be a team's; empty for other names."""
    words = text[mention.span.start : mention.span.end].split()
    is_open = mention.kind in (EntityKind.PERSON, EntityKind.WORK) or (mention.kind is EntityKind.PLACE and words[1:])
    return words[-1] if is_open else ""


def _word_before(text: str, mention: Mention) -> str:
    before = _WORD_BEFORE.search(text, max(0, mention.span.start - _MAX_CHARS_BEFORE), mention.span.start)
    return before.group(1).lower() if before else ""
