"""Who and what an article names. `find` adds entities to a document that has its blocks."""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.entities import agreement, merge, reading, roles, rules, tagger
from reader.annotate.entities.mention import Mention, Sentence
from reader.annotate.entities.thing import Thing
from reader.base.values import replace
from reader.model.annotation import Entity, EntityKind
from reader.model.document import Document
from reader.model.index import SpanIndex


def find(document: Document) -> Document:
    """The same document with its entities, e1 first, in the order of their first mention."""
    sentences = reading.read(document)
    named = mentions(document, sentences)
    things = merge.merge(document.text, named, [block.span for block in document.blocks])
    callings = roles.find(document, sentences, named)
    return replace(document, entities=tuple(_entity(number, thing, callings) for number, thing in enumerate(things, 1)))


def mentions(document: Document, sentences: Sequence[Sentence]) -> list[Mention]:
    """Every place in these sentences that names something, in order, none of them overlapping."""
    learnt = tagger.load()
    found = learnt.find(document.text, sentences) if learnt else rules.find(document.text, sentences)
    credited = SpanIndex((span, span) for caption in document.captions for span in caption.credit_spans)
    return [each for each in agreement.agree(document.text, sentences, found) if not credited.within(each.span)]


def _entity(number: int, thing: Thing, callings: roles.Callings) -> Entity:
    return Entity(
        id=f"e{number}",
        kind=thing.kind,
        name=thing.name,
        mentions=tuple(sorted(set(thing.mentions))),
        aliases=thing.aliases(),
        roles=roles.of(thing.mentions, callings) if thing.kind is EntityKind.PERSON else (),
        either=tuple(sorted(set(thing.either))),
        unmerged=tuple(sorted(set(thing.unmerged))),
    )
