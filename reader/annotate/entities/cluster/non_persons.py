"""Cluster the mentions of everything but people: spellings, acronyms. Compares names; reads no sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reader.annotate.entities import name_forms
from reader.annotate.entities.cluster import name_keys, short_forms
from reader.annotate.entities.cluster.clusters import Cluster
from reader.annotate.entities.cluster.merging import ClusterMerger
from reader.annotate.entities.mention import Mention
from reader.model.annotation import EntityKind

_BRACKET = re.compile(r"['’]?s?,?\s?[(\[]\s?(?:the\s|or\s)?[\"“‘']?\Z")
_ACRONYM_KINDS = frozenset(
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


def cluster_non_persons(text: str, mentions: Sequence[Mention]) -> list[Cluster]:
    """Cluster the mentions of organizations, places, groups, dates and all other kinds but persons."""
    clusters: dict[tuple[EntityKind, str], Cluster] = {}
    for mention in mentions:
        name = name_forms.surface_form(text, mention.span)
        cluster = clusters.setdefault((mention.kind, name_keys.merge_key(name, mention.kind)), Cluster(mention.kind))
        cluster.add(mention.span, name, _reason(cluster, name))
    merger = ClusterMerger(clusters.values())
    _merge_bracketed(text, mentions, merger)
    _merge_acronyms(merger)
    short_forms.merge_short_forms(text, merger)
    return merger.clusters()


def _reason(cluster: Cluster, name: str) -> str:
    first = next(iter(cluster.names), name)
    if name_forms.key(first) != name_forms.key(name):
        return "another name of it"
    return name_forms.spelling_difference(name, first)


def _merge_bracketed(text: str, mentions: Sequence[Mention], merger: ClusterMerger) -> None:
    """Merge "World Health Organization (WHO)" and "DPRK [North Korea]"."""
    for before, mention in pairwise(mentions):
        between = text[before.span.end : mention.span.start]
        if len(between) > 8 or not _BRACKET.match(between) or not {before.kind, mention.kind} <= _ACRONYM_KINDS:
            continue
        first, second = text[before.span.start : before.span.end], text[mention.span.start : mention.span.end]
        closes = text[mention.span.end : mention.span.end + 2].lstrip("\"”’'")[:1]
        if closes not in {")", "]", ";", ","}:
            continue
        if name_forms.is_acronym_of(second, first) or (
            name_forms.is_acronym(second) and _shares_initials(second, first)
        ):
            merger.merge(merger.owner[before.span], merger.owner[mention.span], "acronym in brackets")
        elif name_forms.is_acronym_of(first, second):
            merger.merge(merger.owner[mention.span], merger.owner[before.span], "acronym of the name in brackets")
        elif "[" in between and closes == "]":
            merger.merge(merger.owner[mention.span], merger.owner[before.span], "explained in brackets")


def _shares_initials(acronym: str, full: str) -> bool:
    """Whether an acronym in brackets may stand for the name in another language or word order."""
    letters, firsts = name_forms.key(acronym), name_forms.initials(full)
    return len(letters) > 2 and len(firsts) > 1 and sum(letter in firsts for letter in letters) >= len(letters) - 1


def _merge_acronyms(merger: ClusterMerger) -> None:
    """Merge an acronym with the only name of its kind that has its initials."""
    clusters = merger.clusters()
    full: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        if cluster.kind in _ACRONYM_KINDS and len(name_forms.folded_words(cluster.name)) > 1:
            for letters in {name_forms.initials(cluster.name), name_forms.all_initials(cluster.name)}:
                full.setdefault(letters, []).append(cluster)
    for cluster in clusters:
        letters = name_forms.key(cluster.name)
        hosts = full.get(letters, [])
        if (
            name_forms.is_acronym(cluster.name)
            and len(letters) > 2
            and len(hosts) == 1
            and hosts[0].kind is cluster.kind
        ):
            merger.merge(hosts[0], cluster, "acronym")
