"""Gather what is not a person: spellings, acronyms, short forms. Knows names by their words; reads no sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from reader.annotate import vocabulary
from reader.annotate.entities import forms
from reader.annotate.entities.mention import Mention
from reader.annotate.entities.thing import Thing
from reader.model.annotation import EntityKind

_BRACKET = re.compile(r"['’]?s?,?\s?[(\[]\s?(?:the\s|or\s)?[\"“‘']?\Z")
_MOST = 50
"""Names with one word in common that a short form is compared with; keeps lists of a thousand cheap."""
_SHORTENED = frozenset({EntityKind.ORGANIZATION, EntityKind.FACILITY, EntityKind.EVENT, EntityKind.LAW})
"""Kinds whose names are cut short in the course of an article."""
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
        name = " ".join(text[mention.span.start : mention.span.end].split())
        thing = things.setdefault((mention.kind, identity(name, mention.kind)), Thing(mention.kind))
        thing.add(mention.span, name, _reason(thing, name))
    gathered = _Union(things.values())
    _join_brackets(text, mentions, gathered)
    _join_acronyms(gathered)
    _join_short_forms(text, gathered)
    return gathered.things()


def identity(name: str, kind: EntityKind) -> str:
    """What the spellings of one name share: for a country all its names, for a people all its words."""
    key = forms.key(name)
    if kind is EntityKind.GROUP:
        return _peoples().get(key, key)
    if kind in (EntityKind.DATE, EntityKind.MONEY):
        return " ".join(name.casefold().split())
    return _synonyms().get(key, key)


@cache
def _synonyms() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in (*vocabulary.lines("places_demonyms"), *vocabulary.lines("orgs_synonyms")):
        names = [name.strip() for name in line.partition("|")[0].split(",")]
        for name in names[1:]:
            found[forms.key(name)] = forms.key(names[0])
    return found


@cache
def _peoples() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in vocabulary.lines("places_demonyms"):
        names = [forms.key(name) for name in line.partition("|")[2].split(",")]
        for name in names:
            found.setdefault(name, names[0])
    for name in vocabulary.lines("names_groups"):
        if name.endswith("s"):
            found.setdefault(forms.key(name), forms.key(name)[:-1])
    return found


def _reason(thing: Thing, name: str) -> str:
    first = next(iter(thing.names), name)
    if forms.key(first) != forms.key(name):
        return "another name of it"
    return forms.difference(name, first)


class _Union:
    """Things, some of which turn out to be one."""

    def __init__(self, things: Iterable[Thing]) -> None:
        self._things = list(things)
        self._became: dict[int, Thing] = {}
        self.owner = {span: thing for thing in self._things for span in thing.mentions}

    def now(self, thing: Thing) -> Thing:
        """What a thing has become part of."""
        while id(thing) in self._became:
            thing = self._became[id(thing)]
        return thing

    def join(self, host: Thing, guest: Thing, reason: str) -> None:
        """Make two things one, of the host's kind."""
        host, guest = self.now(host), self.now(guest)
        if host is not guest:
            host.absorb(guest, reason)
            self._became[id(guest)] = host

    def things(self) -> list[Thing]:
        """The things that are left."""
        return [thing for thing in self._things if id(thing) not in self._became]


def _join_brackets(text: str, mentions: Sequence[Mention], gathered: _Union) -> None:
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


def _join_acronyms(gathered: _Union) -> None:
    """Join an acronym to the only name of its kind whose initials it is."""
    things = gathered.things()
    full: dict[str, list[Thing]] = {}
    for thing in things:
        if thing.kind in _SPOKEN and len(forms.words(thing.name)) > 1:
            full.setdefault(forms.initials(thing.name), []).append(thing)
    for thing in things:
        letters = "".join(forms.words(thing.name))
        hosts = full.get(letters, [])
        if forms.is_acronym(thing.name) and len(letters) > 2 and len(hosts) == 1 and hosts[0].kind is thing.kind:
            gathered.join(hosts[0], thing, "acronym")


def _join_short_forms(text: str, gathered: _Union) -> None:
    """Join "Wagner" to "Wagner Private Military Company", and "the Court" to the only court."""
    things = [thing for thing in gathered.things() if thing.kind in _SHORTENED]
    hosts: dict[tuple[EntityKind, str], list[Thing]] = {}
    for thing in things:
        for name in thing.names:
            words = forms.words(name)
            for edge in {words[0], words[-1]} if len(words) > 1 else ():
                found = hosts.setdefault((thing.kind, edge), [])
                if not found or found[-1] is not thing:
                    found.append(thing)
    for thing in sorted(things, key=lambda each: len(forms.words(each.name))):
        words = forms.words(thing.name)
        if not words:
            continue
        fitting: dict[int, Thing] = {}
        near = hosts.get((thing.kind, words[0]), [])[:_MOST] + hosts.get((thing.kind, words[-1]), [])[:_MOST]
        for host in near:
            current = gathered.now(host)
            if current is not gathered.now(thing) and _is_short_for(text, thing, words, current):
                fitting[id(current)] = current
        if len(fitting) == 1:
            gathered.join(next(iter(fitting.values())), thing, "short form")


def _is_short_for(text: str, thing: Thing, words: Sequence[str], host: Thing) -> bool:
    for name in host.names:
        full = forms.words(name)
        if len(full) <= len(words):
            continue
        if all(word in _common() for word in words):
            # "the Ministry" is the one named before it, if that ends or begins with the word.
            if host.start < thing.start and len(words) == 1 and (full[-1] == words[0] or full[:2] == (words[0], "of")):
                return all(text.endswith(("the ", "The "), 0, span.start) for span in thing.mentions[:3])
        elif full[: len(words)] == tuple(words):
            return full[len(words)] not in {"of", "for", "and", "in"} or len(words) > 1
        elif full[-len(words) :] == tuple(words) and len(words) > 1:
            return full[-len(words) - 1] not in {"of", "for", "and"}
    return False


@cache
def _common() -> frozenset[str]:
    """Words that many names share and that tell none of them."""
    places = frozenset(
        forms.key(word) for line in vocabulary.lines("places_demonyms") for word in re.split(r"[,|]", line)
    )
    return (
        vocabulary.entries("orgs_words")
        | vocabulary.entries("orgs_events")
        | vocabulary.entries("orgs_laws")
        | vocabulary.entries("places_words")
        | vocabulary.entries("places_facilities")
        | places
        | {
            "national",
            "international",
            "world",
            "royal",
            "state",
            "federal",
            "supreme",
            "high",
            "house",
            "public",
            "general",
            "first",
            "free",
            "democratic",
            "people",
            "peoples",
            "social",
            "of",
        }
    )
