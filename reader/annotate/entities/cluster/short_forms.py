"""Merge "Wagner" with "Wagner Private Military Company", and "the Court" with the only court. Compares words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader import lexicon
from reader.annotate.entities import known_names, name_forms
from reader.annotate.entities.cluster.clusters import Cluster
from reader.annotate.entities.cluster.merging import ClusterMerger
from reader.model.annotation import EntityKind

_MAX_CANDIDATES = 50
"""Names with the same first or last word that a short form is compared with; keeps lists of a thousand cheap."""
_SHORTENED_KINDS = frozenset({EntityKind.ORGANIZATION, EntityKind.FACILITY, EntityKind.EVENT, EntityKind.LAW})
"""Kinds whose names are shortened in the course of an article."""


def merge_short_forms(text: str, merger: ClusterMerger) -> None:
    """Merge each short form with the only name that it can be short for."""
    clusters = [cluster for cluster in merger.clusters() if cluster.kind in _SHORTENED_KINDS]
    hosts: dict[tuple[EntityKind, str], list[Cluster]] = {}
    for cluster in clusters:
        for name in cluster.names:
            words = name_forms.folded_words(name)
            for edge in {words[0], words[-1]} if len(words) > 1 else ():
                same_edge = hosts.setdefault((cluster.kind, edge), [])
                if not same_edge or same_edge[-1] is not cluster:
                    same_edge.append(cluster)
    for cluster in sorted(clusters, key=lambda cluster: len(name_forms.folded_words(cluster.name))):
        words = name_forms.folded_words(cluster.name)
        if not words:
            continue
        is_known = _is_known_name(cluster.name, words)
        is_acronym = name_forms.is_acronym(cluster.name)
        fitting: dict[int, Cluster] = {}
        candidates = (
            hosts.get((cluster.kind, words[0]), [])[:_MAX_CANDIDATES]
            + hosts.get((cluster.kind, words[-1]), [])[:_MAX_CANDIDATES]
        )
        for host in candidates:
            current = merger.current(host)
            if current is merger.current(cluster):
                continue
            is_short = _is_party_before(cluster, words, current) or (
                not is_known and _is_short_for(text, cluster, words, current, is_acronym=is_acronym)
            )
            if is_short:
                fitting[id(current)] = current
        if len(fitting) == 1:
            merger.merge(next(iter(fitting.values())), cluster, "short form")


def _is_known_name(name: str, words: Sequence[str]) -> bool:
    """Whether several words are a well-known name as they are: "White House" is not short for its council."""
    return len(words) > 1 and known_names.ORGANIZATION in known_names.tags(name)


def _is_party_before(cluster: Cluster, words: Sequence[str], host: Cluster) -> bool:
    """Whether a party was named in full before: "the Democratic Party" after "the Democratic Party of Korea"."""
    full = name_forms.folded_words(host.name)
    return words[-1] == "party" and host.start < cluster.start and full[: len(words) + 1] == (*words, "of")


def _is_short_for(text: str, cluster: Cluster, words: Sequence[str], host: Cluster, *, is_acronym: bool) -> bool:
    is_firm = len(words) == 1 and known_names.ORGANIZATION in known_names.tags(cluster.name)
    for name in host.names:
        full = name_forms.folded_words(name)
        if len(full) <= len(words):
            continue
        if name.endswith("+") or (is_firm and full[-1] in lexicon.entries("names/orgs_divisions")):
            continue  # a channel, a store or a service of a firm is not the firm
        if is_acronym and full[-1] not in lexicon.entries("names/orgs_firms"):
            continue  # the "UN Security Council" is a part of the UN, but "TSMC Ltd" is TSMC itself
        if all(word in _generic_words() for word in words):
            # "the Ministry" is one named before it whose name begins or ends with the word.
            if (
                host.start < cluster.start
                and len(words) == 1
                and (full[-1] == words[0] or full[:2] == (words[0], "of"))
            ):
                return all(text.endswith(("the ", "The "), 0, span.start) for span in cluster.mentions[:3])
        elif full[: len(words)] == tuple(words):
            return full[len(words)] not in {"of", "for", "and", "in"} or len(words) > 1
        elif full[-len(words) :] == tuple(words):
            if cluster.kind is EntityKind.EVENT and full[-2] in lexicon.words("names/storms"):
                return True
            if len(words) > 1:
                return full[-len(words) - 1] not in {"of", "for", "and"}
    return False


@lexicon.per_language
def _generic_words() -> frozenset[str]:
    """Words that are part of too many names to identify one."""
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
