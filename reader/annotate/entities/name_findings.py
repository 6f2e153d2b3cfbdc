"""What the steps of this package have found so far in one document, passed from step to step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reader.annotate.entities.cluster.clusters import Cluster
from reader.annotate.entities.detect.name_tagger import NameTagger
from reader.annotate.entities.mention import Mention, Sentence
from reader.model.annotation import Role
from reader.model.document import Document
from reader.model.span import Span


@dataclass(slots=True)
class NameFindings:
    """A document and what has been found in it. Each step fills a field, or replaces what an earlier step filled."""

    document: Document
    tagger: NameTagger
    sentences: Sequence[Sentence] = ()
    """The sentences in which names are looked for, in order."""
    mentions: Sequence[Mention] = ()
    """Every mention of a name, in order, without overlaps."""
    clusters: Sequence[Cluster] = ()
    """One per entity, in the order of their first mention."""
    roles: Mapping[Span, tuple[Role, ...]] = field(default_factory=dict)
    """The roles next to each mention of a person, in text order."""
