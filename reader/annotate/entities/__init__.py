"""Who and what an article names. `find` adds entities to a document that has its blocks."""

from __future__ import annotations

from dataclasses import replace

from reader.annotate.entities import merge, patterns, reading, roles, rules
from reader.annotate.entities.mention import Mention
from reader.annotate.entities.merge import Thing
from reader.model.annotation import Alias, Entity, EntityKind, Role
from reader.model.document import Document
from reader.model.index import SpanIndex
from reader.model.span import Span


def find(document: Document) -> Document:
    """The same document with its entities, e1 first, in the order of their first mention."""
    things = merge.merge(document.text, mentions(document))
    index = SpanIndex((block.span, block.span) for block in document.blocks)
    return replace(document, entities=tuple(_entity(document, index, at, each) for at, each in enumerate(things, 1)))


def mentions(document: Document) -> list[Mention]:
    """Every place that names something, in order, none of them overlapping; sums and dates go before names."""
    sentences = [sentence for sentence in reading.read(document) if sentence.spans]
    formal = [
        mention
        for each in sentences
        for mention in patterns.find(document.text, Span(each.spans[0].start, each.spans[-1].end))
    ]
    taken = SpanIndex((mention.span, mention) for mention in formal)
    names = [mention for mention in rules.find(sentences) if not taken.within(mention.span)]
    return sorted(formal + names, key=lambda mention: mention.span)


def _entity(document: Document, blocks: SpanIndex[Span], number: int, thing: Thing) -> Entity:
    name = thing.name
    aliases = (Alias(text, reason, span) for text, (reason, span) in thing.names.items() if text != name)
    return Entity(
        id=f"e{number}",
        kind=thing.kind,
        name=name,
        mentions=tuple(sorted(set(thing.mentions))),
        aliases=tuple(aliases),
        roles=_roles(document, blocks, thing) if thing.kind is EntityKind.PERSON else (),
        either=tuple(thing.either),
        unmerged=tuple(thing.unmerged),
    )


def _roles(document: Document, blocks: SpanIndex[Span], thing: Thing) -> tuple[Role, ...]:
    """What the person is called, each wording once."""
    found: dict[str, Role] = {}
    for span in sorted(set(thing.mentions)):
        for block in blocks.at(span.start):
            for role in roles.beside(document.text, span, block):
                found.setdefault(role.text.casefold(), role)
    return tuple(found.values())
