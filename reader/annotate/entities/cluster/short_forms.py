"""Join "Wagner" to "Wagner Private Military Company", and "the Court" to the only court. Knows names by their words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader import lexicon
from reader.annotate.entities import known_names, name_forms
from reader.annotate.entities.cluster.clusters import Cluster
from reader.annotate.entities.cluster.merging import Merging
from reader.model.annotation import EntityKind

_MOST = 50
"""Names with one word in common that a short form is compared with; keeps lists of a thousand cheap."""
_SHORTENED = frozenset({EntityKind.ORGANIZATION, EntityKind.FACILITY, EntityKind.EVENT, EntityKind.LAW})
"""Kinds whose names are cut short in the course of an article."""


def join(text: str, merging: Merging) -> None:
    """Make a short form one with the only name that it may be cut from."""
    clusters = [cluster for cluster in merging.clusters() if cluster.kind in _SHORTENED]
    hosts: dict[tuple[EntityKind, str], list[Cluster]] = {}
    for cluster in clusters:
        for name in cluster.names:
            words = name_forms.words(name)
            for edge in {words[0], words[-1]} if len(words) > 1 else ():
                found = hosts.setdefault((cluster.kind, edge), [])
                if not found or found[-1] is not cluster:
                    found.append(cluster)
    for cluster in sorted(clusters, key=lambda each: len(name_forms.words(each.name))):
        words = name_forms.words(cluster.name)
        if not words or _stands_alone(cluster.name, words):
            continue
        fitting: dict[int, Cluster] = {}
        near = hosts.get((cluster.kind, words[0]), [])[:_MOST] + hosts.get((cluster.kind, words[-1]), [])[:_MOST]
        for host in near:
            current = merging.now(host)
            if current is not merging.now(cluster) and _is_short_for(text, cluster, words, current):
                fitting[id(current)] = current
        if len(fitting) == 1:
            merging.join(next(iter(fitting.values())), cluster, "short form")


def _stands_alone(name: str, words: Sequence[str]) -> bool:
    """Whether everybody knows a name of several words as it is: "White House" is not short for its council."""
    return len(words) > 1 and known_names.ORGANIZATION in known_names.tags(name)


def _is_short_for(text: str, cluster: Cluster, words: Sequence[str], host: Cluster) -> bool:
    acronym = name_forms.is_acronym(cluster.name)
    for name in host.names:
        full = name_forms.words(name)
        if len(full) <= len(words):
            continue
        if acronym and full[-1] not in lexicon.entries("names/orgs_firms"):
            continue  # the "UN Security Council" is part of the UN, but "TSMC Ltd" is all of TSMC
        if all(word in _common() for word in words):
            # "the Ministry" is the one named before it, if that ends or begins with the word.
            if (
                host.start < cluster.start
                and len(words) == 1
                and (full[-1] == words[0] or full[:2] == (words[0], "of"))
            ):
                return all(text.endswith(("the ", "The "), 0, span.start) for span in cluster.mentions[:3])
        elif full[: len(words)] == tuple(words):
            return full[len(words)] not in {"of", "for", "and", "in"} or len(words) > 1
        elif full[-len(words) :] == tuple(words) and len(words) > 1:
            return full[-len(words) - 1] not in {"of", "for", "and"}
    return False


@lexicon.per_language
def _common() -> frozenset[str]:
    """Words that many names share and that tell none of them."""
    places = frozenset(
        name_forms.key(word) for line in lexicon.lines("names/places_demonyms") for word in re.split(r"[,|]", line)
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
