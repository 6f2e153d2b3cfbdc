"""Gather the mentions of one thing into one entity. Knows the order of steps; each kind's customs live elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.annotate.entities import name_forms
from reader.annotate.entities.cluster import naming_customs, non_persons, people
from reader.annotate.entities.cluster.clusters import Cluster
from reader.annotate.entities.mention import Mention
from reader.model.annotation import EntityKind
from reader.model.span import Span

if TYPE_CHECKING:
    from reader.annotate.entities.name_findings import NameFindings

_MOST = 6
"""Namesakes that are noted on a cluster that bears their name."""


def run(findings: NameFindings) -> None:
    """Fill in the clusters."""
    document = findings.document
    findings.clusters = merge(document.text, findings.mentions, [block.span for block in document.blocks])


def merge(text: str, mentions: Sequence[Mention], blocks: Sequence[Span]) -> list[Cluster]:
    """One cluster for each entity, in the order of their first mention. `blocks` are the paragraphs, in order."""
    persons = people.gather(text, [each.span for each in mentions if each.kind is EntityKind.PERSON], blocks)
    others = non_persons.gather(text, [each for each in mentions if each.kind is not EntityKind.PERSON])
    _note_namesakes(persons, others)
    return sorted(
        (cluster for cluster in persons + others if cluster.mentions or cluster.either),
        key=lambda cluster: cluster.start,
    )


def _note_namesakes(persons: Sequence[Cluster], others: Sequence[Cluster]) -> None:
    """Note on each person the clusters that bear the surname, and are not the person."""
    bearers: dict[str, list[Cluster]] = {}
    for person in persons:
        name = person.name
        words = name_forms.personal(name)
        bearers.setdefault(words[0] if naming_customs.family_first(name) else words[-1], []).append(person)
    for other in others:
        if other.kind in (EntityKind.DATE, EntityKind.MONEY) or not other.mentions:
            continue
        for word in dict.fromkeys(name_forms.words(other.name)):
            for person in bearers.get(word, ())[:_MOST]:
                person.unmerged.append(min(other.mentions))
