"""Who and what an article names. `find` adds entities to a document; STEPS is the order in which they are found."""

from __future__ import annotations

from collections.abc import Callable

from reader.annotate.entities import cluster, consolidate, detect, roles
from reader.annotate.entities.cluster.clusters import Cluster
from reader.annotate.entities.detect.name_tagger import NameTagger
from reader.annotate.entities.name_findings import NameFindings
from reader.base.values import replace
from reader.model.annotation import Entity, EntityKind
from reader.model.document import Document

Step = Callable[[NameFindings], None]

STEPS: tuple[tuple[str, Step], ...] = (
    ("detect", detect.run),  # sentences, and the places that name something
    ("consolidate", consolidate.run),  # needs mentions: corrects them in the light of the whole article
    ("cluster", cluster.run),  # needs mentions: which of them name the same
    ("roles", roles.run),  # needs mentions
)


def find(document: Document, tagger: NameTagger) -> Document:
    """The same document with its entities, e1 first, in the order of their first mention."""
    findings = NameFindings(document, tagger)
    for _name, run in STEPS:
        run(findings)
    entities = (_entity(number, each, findings) for number, each in enumerate(findings.clusters, 1))
    return replace(document, entities=tuple(entities))


def _entity(number: int, found: Cluster, findings: NameFindings) -> Entity:
    return Entity(
        id=f"e{number}",
        kind=found.kind,
        name=found.name,
        mentions=tuple(sorted(set(found.mentions))),
        aliases=found.aliases(),
        roles=roles.of(found.mentions, findings.roles) if found.kind is EntityKind.PERSON else (),
        either=tuple(sorted(set(found.either))),
        unmerged=tuple(sorted(set(found.unmerged))),
    )
