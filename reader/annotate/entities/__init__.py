"""Who and what an article names. `find` adds entities to a document; STEPS is the order of the work."""

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
    ("detect", detect.run),  # sentences and name mentions
    ("consolidate", consolidate.run),  # needs mentions: corrects them using the whole article
    ("cluster", cluster.run),  # needs mentions: groups those that name the same entity
    ("roles", roles.run),  # needs mentions
)


def find(document: Document, tagger: NameTagger) -> Document:
    """Return the document with its entities, numbered from e1 in the order of their first mention."""
    findings = NameFindings(document, tagger)
    for _name, run in STEPS:
        run(findings)
    entities = (_entity(number, each, findings) for number, each in enumerate(findings.clusters, 1))
    return replace(document, entities=tuple(entities))


def _entity(number: int, cluster: Cluster, findings: NameFindings) -> Entity:
    return Entity(
        id=f"e{number}",
        kind=cluster.kind,
        name=cluster.name,
        mentions=tuple(sorted(set(cluster.mentions))),
        aliases=cluster.aliases(),
        roles=roles.roles_of(cluster.mentions, findings.roles) if cluster.kind is EntityKind.PERSON else (),
        either=tuple(sorted(set(cluster.either))),
        unmerged=tuple(sorted(set(cluster.unmerged))),
    )
