"""Gather what is not a person: spellings, acronyms. Knows names by their words; reads no sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reader.annotate.entities import forms, identity, shortening
from reader.annotate.entities.mention import Mention
from reader.annotate.entities.thing import Thing
from reader.annotate.entities.union import Union
from reader.model.annotation import EntityKind

_BRACKET = re.compile(r"['’]?s?,?\s?[(\[]\s?(?:the\s|or\s)?[\"“‘']?\Z")
_SPOKEN = frozenset(
    {
        EntityKind.ORGANIZATION,
        EntityKind.PLACE,
        EntityKind.FACILITY,
        EntityKind.EVENT,
        EntityKind.LAW,
        EntityKind.PRODUCT,
        EntityKind.WORK,
    }
)
"""Kinds whose names have acronyms."""


def gather(text: str, mentions: Sequence[Mention]) -> list[Thing]:
    """One thing for each organization, place, group, date or whatever else is named."""
    things: dict[tuple[EntityKind, str], Thing] = {}
    for mention in mentions:
        name = forms.written(text, mention.span)
        thing = things.setdefault((mention.kind, identity.of(name, mention.kind)), Thing(mention.kind))
        thing.add(mention.span, name, _reason(thing, name))
    gathered = Union(things.values())
    _join_brackets(text, mentions, gathered)
    _join_acronyms(gathered)
    shortening.join(text, gathered)
    return gathered.things()


def _reason(thing: Thing, name: str) -> str:
    first = next(iter(thing.names), name)
    if forms.key(first) != forms.key(name):
        return "another name of it"
    return forms.difference(name, first)


def _join_brackets(text: str, mentions: Sequence[Mention], gathered: Union) -> None:
    """Join "World Health Organization (WHO)" and "DPRK [North Korea]"."""
    for before, mention in pairwise(mentions):
        between = text[before.span.end : mention.span.start]
        if len(between) > 8 or not _BRACKET.match(between) or not {before.kind, mention.kind} <= _SPOKEN:
            continue
        first, second = text[before.span.start : before.span.end], text[mention.span.start : mention.span.end]
        closes = text[mention.span.end : mention.span.end + 2].lstrip("\"”’'")[:1]
        if closes not in {")", "]", ";", ","}:
            continue
        if forms.stands_for(second, first) or (forms.is_acronym(second) and _same_start(second, first)):
            gathered.join(gathered.owner[before.span], gathered.owner[mention.span], "acronym in brackets")
        elif forms.stands_for(first, second):
            gathered.join(gathered.owner[mention.span], gathered.owner[before.span], "acronym of the name in brackets")
        elif "[" in between and closes == "]":
            gathered.join(gathered.owner[mention.span], gathered.owner[before.span], "explained in brackets")


def _same_start(acronym: str, full: str) -> bool:
    """Whether an acronym in brackets may come from a name in another language or word order."""
    letters, firsts = "".join(forms.words(acronym)), forms.initials(full)
    return len(letters) > 2 and len(firsts) > 1 and sum(letter in firsts for letter in letters) >= len(letters) - 1


def _join_acronyms(gathered: Union) -> None:
    """Join an acronym to the only name of its kind whose initials it is."""
    things = gathered.things()
    full: dict[str, list[Thing]] = {}
    for thing in things:
        if thing.kind in _SPOKEN and len(forms.words(thing.name)) > 1:
            for letters in {forms.initials(thing.name), "".join(word[0] for word in forms.words(thing.name))}:
                full.setdefault(letters, []).append(thing)
    for thing in things:
        letters = "".join(forms.words(thing.name))
        hosts = full.get(letters, [])
        if forms.is_acronym(thing.name) and len(letters) > 2 and len(hosts) == 1 and hosts[0].kind is thing.kind:
            gathered.join(hosts[0], thing, "acronym")
