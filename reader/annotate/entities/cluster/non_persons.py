"""Gather what is not a person: spellings, acronyms. Knows names by their words; reads no sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reader.annotate.entities import name_forms
from reader.annotate.entities.cluster import name_keys, short_forms
from reader.annotate.entities.cluster.clusters import Cluster
from reader.annotate.entities.cluster.merging import Merging
from reader.annotate.entities.mention import Mention
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


def gather(text: str, mentions: Sequence[Mention]) -> list[Cluster]:
    """One cluster for each organization, place, group, date or whatever else is named."""
    clusters: dict[tuple[EntityKind, str], Cluster] = {}
    for mention in mentions:
        name = name_forms.written(text, mention.span)
        cluster = clusters.setdefault((mention.kind, name_keys.of(name, mention.kind)), Cluster(mention.kind))
        cluster.add(mention.span, name, _reason(cluster, name))
    merging = Merging(clusters.values())
    _join_brackets(text, mentions, merging)
    _join_acronyms(merging)
    short_forms.join(text, merging)
    return merging.clusters()


def _reason(cluster: Cluster, name: str) -> str:
    first = next(iter(cluster.names), name)
    if name_forms.key(first) != name_forms.key(name):
        return "another name of it"
    return name_forms.difference(name, first)


def _join_brackets(text: str, mentions: Sequence[Mention], merging: Merging) -> None:
    """Join "World Health Organization (WHO)" and "DPRK [North Korea]"."""
    for before, mention in pairwise(mentions):
        between = text[before.span.end : mention.span.start]
        if len(between) > 8 or not _BRACKET.match(between) or not {before.kind, mention.kind} <= _SPOKEN:
            continue
        first, second = text[before.span.start : before.span.end], text[mention.span.start : mention.span.end]
        closes = text[mention.span.end : mention.span.end + 2].lstrip("\"”’'")[:1]
        if closes not in {")", "]", ";", ","}:
            continue
        if name_forms.stands_for(second, first) or (name_forms.is_acronym(second) and _same_start(second, first)):
            merging.join(merging.owner[before.span], merging.owner[mention.span], "acronym in brackets")
        elif name_forms.stands_for(first, second):
            merging.join(merging.owner[mention.span], merging.owner[before.span], "acronym of the name in brackets")
        elif "[" in between and closes == "]":
            merging.join(merging.owner[mention.span], merging.owner[before.span], "explained in brackets")


def _same_start(acronym: str, full: str) -> bool:
    """Whether an acronym in brackets may come from a name in another language or word order."""
    letters, firsts = "".join(name_forms.words(acronym)), name_forms.initials(full)
    return len(letters) > 2 and len(firsts) > 1 and sum(letter in firsts for letter in letters) >= len(letters) - 1


def _join_acronyms(merging: Merging) -> None:
    """Join an acronym to the only name of its kind whose initials it is."""
    clusters = merging.clusters()
    full: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        if cluster.kind in _SPOKEN and len(name_forms.words(cluster.name)) > 1:
            for letters in {
                name_forms.initials(cluster.name),
                "".join(word[0] for word in name_forms.words(cluster.name)),
            }:
                full.setdefault(letters, []).append(cluster)
    for cluster in clusters:
        letters = "".join(name_forms.words(cluster.name))
        hosts = full.get(letters, [])
        if (
            name_forms.is_acronym(cluster.name)
            and len(letters) > 2
            and len(hosts) == 1
            and hosts[0].kind is cluster.kind
        ):
            merging.join(hosts[0], cluster, "acronym")
