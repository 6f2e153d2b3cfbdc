"""Join "Wagner" to "Wagner Private Military Company", and "the Court" to the only court. Knows names by their words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader import lexicon
from reader.annotate.entities import forms, known
from reader.annotate.entities.thing import Thing
from reader.annotate.entities.union import Union
from reader.model.annotation import EntityKind

_MOST = 50
"""Names with one word in common that a short form is compared with; keeps lists of a thousand cheap."""
_SHORTENED = frozenset({EntityKind.ORGANIZATION, EntityKind.FACILITY, EntityKind.EVENT, EntityKind.LAW})
"""Kinds whose names are cut short in the course of an article."""


def join(text: str, gathered: Union) -> None:
    """Make a short form one with the only name that it may be cut from."""
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
        if not words or _stands_alone(thing.name, words):
            continue
        fitting: dict[int, Thing] = {}
        near = hosts.get((thing.kind, words[0]), [])[:_MOST] + hosts.get((thing.kind, words[-1]), [])[:_MOST]
        for host in near:
            current = gathered.now(host)
            if current is not gathered.now(thing) and _is_short_for(text, thing, words, current):
                fitting[id(current)] = current
        if len(fitting) == 1:
            gathered.join(next(iter(fitting.values())), thing, "short form")


def _stands_alone(name: str, words: Sequence[str]) -> bool:
    """Whether everybody knows a name of several words as it is: "White House" is not short for its council."""
    return len(words) > 1 and known.ORGANIZATION in known.tags(name)


def _is_short_for(text: str, thing: Thing, words: Sequence[str], host: Thing) -> bool:
    acronym = forms.is_acronym(thing.name)
    for name in host.names:
        full = forms.words(name)
        if len(full) <= len(words):
            continue
        if acronym and full[-1] not in lexicon.entries("names/orgs_firms"):
            continue  # the "UN Security Council" is part of the UN, but "TSMC Ltd" is all of TSMC
        if all(word in _common() for word in words):
            # "the Ministry" is the one named before it, if that ends or begins with the word.
            if host.start < thing.start and len(words) == 1 and (full[-1] == words[0] or full[:2] == (words[0], "of")):
                return all(text.endswith(("the ", "The "), 0, span.start) for span in thing.mentions[:3])
        elif full[: len(words)] == tuple(words):
            return full[len(words)] not in {"of", "for", "and", "in"} or len(words) > 1
        elif full[-len(words) :] == tuple(words) and len(words) > 1:
            return full[-len(words) - 1] not in {"of", "for", "and"}
    return False


@lexicon.per_language
def _common() -> frozenset[str]:
    """Words that many names share and that tell none of them."""
    places = frozenset(
        forms.key(word) for line in lexicon.lines("names/places_demonyms") for word in re.split(r"[,|]", line)
    )
    return (
        lexicon.entries("names/orgs_words")
        | lexicon.entries("names/orgs_events")
        | lexicon.entries("names/orgs_laws")
        | lexicon.entries("names/places_words")
        | lexicon.entries("names/places_facilities")
        | lexicon.entries("names/orgs_common")
        | places
    )
