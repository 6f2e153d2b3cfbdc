"""Cases written as short articles, each name in braces with its kind: "{person:Mara Okafor}"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from reader.annotate.entities import cluster, roles, tokenized_sentences
from reader.annotate.entities.cluster.clusters import Cluster
from reader.annotate.entities.mention import Mention
from reader.model.annotation import EntityKind
from reader.model.document import Block, BlockKind, Document, Source
from reader.model.span import Span

_NAMED = re.compile(r"\{(\w+):([^}]*)\}")


@dataclass(frozen=True)
class Case:
    """An article with annotated names."""

    document: Document
    mentions: tuple[Mention, ...]

    @property
    def clusters(self) -> list[Cluster]:
        return cluster.cluster_mentions(
            self.document.text, self.mentions, [block.span for block in self.document.blocks]
        )

    def merged(self) -> str:
        """The clusters as text: the spellings of each in text order, and its number of mentions."""
        clusters = self.clusters
        spellings = [sorted(cluster.names, key=lambda name: cluster.names[name][1]) for cluster in clusters]
        return "; ".join(
            f"{'/'.join(names)} {len(cluster.mentions)}" for names, cluster in zip(spellings, clusters, strict=True)
        )

    def roles(self) -> str:
        """The roles of each person as text, in order."""
        roles_by_mention = roles.find(self.document, tokenized_sentences.from_document(self.document), self.mentions)
        people = [cluster for cluster in self.clusters if cluster.kind is EntityKind.PERSON]
        return "; ".join(
            " + ".join(role.text for role in roles.roles_of(cluster.mentions, roles_by_mention)) for cluster in people
        )

    def words(self, span: Span) -> str:
        return self.document.slice(span)


@pytest.fixture
def article() -> Callable[[str], Case]:
    """Parse a case; each line is a paragraph."""
    return read


def read(case: str) -> Case:
    pieces: list[str] = []
    mentions: list[Mention] = []
    length = last = 0
    for named in _NAMED.finditer(case):
        plain, name = case[last : named.start()], named.group(2)
        start = length + len(plain)
        mentions.append(Mention(Span(start, start + len(name)), EntityKind(named.group(1))))
        pieces += [plain, name]
        length, last = start + len(name), named.end()
    text = "".join([*pieces, case[last:]])
    blocks = tuple(Block(BlockKind.PARAGRAPH, Span(*line.span())) for line in re.finditer(r"[^\n]+", text))
    return Case(Document(Source("case", "text"), text, blocks=blocks), tuple(mentions))
