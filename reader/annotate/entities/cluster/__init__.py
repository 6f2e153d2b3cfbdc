"""Cluster the mentions of each entity. Only the order of steps is here; the rules for each kind are next door."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.annotate.entities import name_forms
from reader.annotate.entities.cluster import naming_customs, non_persons, people
from reader.annotate.entities.cluster.clusters import Cluster
from reader.annotate.entities.mention import PATTERN_KINDS, Mention
from reader.model.annotation import EntityKind
from reader.model.span import Span

if TYPE_CHECKING:
    from reader.annotate.entities.name_findings import NameFindings

_MAX_NAMESAKES = 6
"""People of one surname on whom a cluster that contains the surname is noted."""


def run(findings: NameFindings) -> None:
    """Fill in the clusters."""
    document = findings.document
    findings.clusters = cluster_mentions(document.text, findings.mentions, [block.span for block in document.blocks])


def cluster_mentions(text: str, mentions: Sequence[Mention], blocks: Sequence[Span]) -> list[Cluster]:
    """Cluster mentions by entity, in the order of the first mention. `blocks` are the paragraphs, in order."""
    persons = people.cluster_people(
        text, [mention.span for mention in mentions if mention.kind is EntityKind.PERSON], blocks
    )
    others = non_persons.cluster_non_persons(
        text, [mention for mention in mentions if mention.kind is not EntityKind.PERSON]
    )
    _note_namesakes(persons, others)
    return sorted(
        (cluster for cluster in persons + others if cluster.mentions or cluster.either),
        key=lambda cluster: cluster.start,
    )


def _note_namesakes(persons: Sequence[Cluster], others: Sequence[Cluster]) -> None:
    """Note on each person the clusters that contain the surname but are not the person."""
    namesakes: dict[str, list[Cluster]] = {}
    for person in persons:
        namesakes.setdefault(naming_customs.surname(person.name), []).append(person)
    for other in others:
        if other.kind in PATTERN_KINDS or not other.mentions:
            continue
        for word in dict.fromkeys(name_forms.folded_words(other.name)):
            for person in namesakes.get(word, ())[:_MAX_NAMESAKES]:
                person.unmerged.append(min(other.mentions))
