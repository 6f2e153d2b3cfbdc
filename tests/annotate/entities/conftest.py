"""Articles written as cases: braces round each name with its kind, "{person:Mara Okafor}". Few of the people exist."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from reader.annotate.entities import merge, reading, roles
from reader.annotate.entities.mention import Mention
from reader.annotate.entities.thing import Thing
from reader.model.annotation import EntityKind
from reader.model.document import Block, BlockKind, Document, Source
from reader.model.span import Span

_NAMED = re.compile(r"\{(\w+):([^}]*)\}")


@dataclass(frozen=True)
class Case:
    """An article whose names are known."""

    document: Document
    mentions: tuple[Mention, ...]

    @property
    def things(self) -> list[Thing]:
        return merge.merge(self.document.text, self.mentions, [block.span for block in self.document.blocks])

    def merged(self) -> str:
        """Each thing by its spellings in the order of the text, and the number of mentions."""
        things = self.things
        spellings = [sorted(thing.names, key=lambda name: thing.names[name][1]) for thing in things]
        return "; ".join(
            f"{'/'.join(names)} {len(thing.mentions)}" for names, thing in zip(spellings, things, strict=True)
        )

    def roles(self) -> str:
        """The roles of each person, in order."""
        callings = roles.find(self.document, reading.read(self.document), self.mentions)
        people = [thing for thing in self.things if thing.kind is EntityKind.PERSON]
        return "; ".join(" + ".join(role.text for role in roles.of(thing.mentions, callings)) for thing in people)

    def words(self, span: Span) -> str:
        return self.document.slice(span)


@pytest.fixture
def article() -> Callable[[str], Case]:
    """Reads a case, a line a paragraph."""
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
