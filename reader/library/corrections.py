"""What a reader put right about names and quotes, and how to do it again to a fresh annotation of the same text.

Nothing here is stored. Spans are those of the text, which never changes; ids are not kept, since they may.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from reader.model.annotation import Alias, Certainty, Entity, Quote
from reader.model.document import Document
from reader.model.span import Span
from reader.values import Value, replace

BY_HAND = "corrected by hand"
"""The reason of what was corrected."""


class CorrectionKind(StrEnum):
    """What was put right."""

    HIDE = "hide"
    """Not a name, or not a quote."""
    MERGE = "merge"
    """Two names stand for one thing."""
    SPLIT = "split"
    """One mention stands for another thing."""
    GIVE = "give"
    """Somebody else said it, or nobody did."""
    RENAME = "rename"
    """It is better called something else."""


class Target(Value):
    """A name or a quote, by what stands in the text."""

    name: str
    """The name of an entity; empty for a quote."""
    span: Span
    """The first mention of an entity, the first part of a quote; of a mention to split off, that mention."""


class Correction(Value):
    """One thing put right."""

    kind: CorrectionKind
    target: Target
    other: Target | None = None
    """What it is merged into, or who said it; None for nobody, and where there is no other."""
    text: str = ""
    """The new name."""


def hide(entity: Entity) -> Correction:
    """It is no name."""
    return Correction(CorrectionKind.HIDE, _target(entity))


def hide_quote(quote: Quote) -> Correction:
    """It is no quote."""
    return Correction(CorrectionKind.HIDE, _quote_target(quote))


def merge(entity: Entity, into: Entity) -> Correction:
    """Both are one thing, which keeps the name of `into`."""
    return Correction(CorrectionKind.MERGE, _target(entity), _target(into))


def join(document: Document, words: Span, into: Entity) -> Correction:
    """These words, which share one with the entity's name but were kept apart from it, stand for it too."""
    return Correction(CorrectionKind.MERGE, Target(document.slice(words), words), _target(into))


def split(entity: Entity, mention: Span) -> Correction:
    """This mention of the entity stands for something else."""
    return Correction(CorrectionKind.SPLIT, Target(entity.name, mention))


def give(quote: Quote, speaker: Entity | None) -> Correction:
    """This is who said it; None for nobody in the article."""
    return Correction(CorrectionKind.GIVE, _quote_target(quote), _target(speaker) if speaker else None)


def rename(entity: Entity, name: str) -> Correction:
    """It is called this."""
    return Correction(CorrectionKind.RENAME, _target(entity), text=name)


def apply(document: Document, corrections: Sequence[Correction]) -> Document:
    """The document with the corrections made, in order, each on what those before it left.

    One that finds nothing to correct does nothing: the names and quotes it was made for may not be found any more.
    The text stays as it is, and so do the ids of what is kept.
    """
    for correction in corrections:
        document = _APPLY[correction.kind](document, correction)
    return document


def _target(entity: Entity) -> Target:
    first = (*entity.mentions, *entity.either)
    return Target(entity.name, first[0] if first else Span(0, 0))


def _quote_target(quote: Quote) -> Target:
    return Target("", quote.content[0])


def _entity_at(document: Document, target: Target | None) -> Entity | None:
    """The entity that is meant: the one named there, else the one of that name that is alone in bearing it."""
    if target is None:
        return None
    there = [entity for entity in document.entities if target.span in (*entity.mentions, *entity.either)]
    same = [entity for entity in document.entities if entity.name == target.name]
    both = [entity for entity in there if entity in same]
    if both or there:
        return (both or there)[0]
    return same[0] if len(same) == 1 else None


def _quote_at(document: Document, target: Target) -> Quote | None:
    """The quote that begins there with those words, else the one that has most of them."""
    for quote in document.quotes:
        if quote.content[0] == target.span:
            return quote
    shares = [sum(_shared(span, target.span) for span in quote.content) for quote in document.quotes]
    most = max(shares, default=0)
    return document.quotes[shares.index(most)] if most * 2 > target.span.length else None


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _hide(document: Document, correction: Correction) -> Document:
    if not correction.target.name:
        quote = _quote_at(document, correction.target)
        return replace(document, quotes=tuple(kept for kept in document.quotes if kept is not quote))
    entity = _entity_at(document, correction.target)
    if entity is None:
        return document
    return replace(
        document,
        entities=tuple(kept for kept in document.entities if kept is not entity),
        quotes=tuple(
            replace(quote, speaker=None, reason=BY_HAND, certainty=Certainty.UNSURE)
            if quote.speaker == entity.id
            else quote
            for quote in document.quotes
        ),
    )


def _merge(document: Document, correction: Correction) -> Document:
    entity, into = _entity_at(document, correction.target), _entity_at(document, correction.other)
    if entity is None and into is not None:
        return _join(document, correction.target.name, into)
    if entity is None or into is None or entity is into:
        return document
    others = tuple(other for other in document.entities if other is not entity and other is not into)
    both = _united(entity, into, others)
    return replace(
        document,
        entities=tuple(both if kept is into else kept for kept in document.entities if kept is not entity),
        quotes=tuple(
            replace(quote, speaker=into.id) if quote.speaker == entity.id else quote for quote in document.quotes
        ),
    )


def _join(document: Document, words: str, into: Entity) -> Document:
    """Wherever these words were kept apart from the entity, they are a mention of it."""
    joined = tuple(span for span in into.unmerged if document.slice(span) == words)
    if not joined:
        return document
    both = replace(
        into,
        mentions=tuple(sorted({*into.mentions, *joined})),
        aliases=tuple(sorted((*into.aliases, Alias(words, BY_HAND, joined[0])), key=lambda alias: alias.span)),
        unmerged=tuple(span for span in into.unmerged if span not in joined),
    )
    return replace(document, entities=tuple(both if kept is into else kept for kept in document.entities))


def _united(entity: Entity, into: Entity, others: Sequence[Entity]) -> Entity:
    # A mention that could only be one of these two is settled now.
    open_still = {span for other in others for span in other.either}
    settled = [span for span in set(entity.either) & set(into.either) if span not in open_still]
    mentions = tuple(sorted({*entity.mentions, *into.mentions, *settled}))
    aliases = {alias.text: alias for alias in reversed((*into.aliases, *_former(entity), *entity.aliases))}
    return replace(
        into,
        mentions=mentions,
        aliases=tuple(sorted((a for a in aliases.values() if a.text != into.name), key=lambda alias: alias.span)),
        roles=tuple(sorted(dict.fromkeys((*into.roles, *entity.roles)), key=lambda role: role.span)),
        either=tuple(sorted({*entity.either, *into.either} - set(mentions))),
        unmerged=tuple(
            span
            for span in sorted({*entity.unmerged, *into.unmerged})
            if not any(mention.overlaps(span) for mention in mentions)
        ),
    )


def _former(entity: Entity) -> tuple[Alias, ...]:
    """The name it had, as another spelling."""
    return (Alias(entity.name, BY_HAND, entity.mentions[0]),) if entity.mentions else ()


def _split(document: Document, correction: Correction) -> Document:
    entity, mention = _entity_at(document, correction.target), correction.target.span
    if entity is None or mention not in entity.mentions or len(entity.mentions) == 1:
        return document
    rest = _without(document, entity, mention)
    apart = Entity(_new_id(document), entity.kind, document.slice(mention), (mention,))
    place = document.entities.index(entity)
    quotes = tuple(
        replace(quote, speaker=apart.id)
        if quote.speaker == entity.id and quote.source is not None and quote.source.contains(mention)
        else quote
        for quote in document.quotes
    )
    return replace(
        document,
        entities=(*document.entities[:place], rest, apart, *document.entities[place + 1 :]),
        quotes=quotes,
    )


def _without(document: Document, entity: Entity, mention: Span) -> Entity:
    """The entity without one of its mentions, under the fullest name that is left."""
    mentions = tuple(span for span in entity.mentions if span != mention)
    words = [document.slice(span) for span in mentions]
    lost = document.slice(mention)
    if lost in words:
        return replace(
            entity,
            mentions=mentions,
            aliases=tuple(
                replace(alias, span=mentions[words.index(lost)]) if alias.span == mention else alias
                for alias in entity.aliases
            ),
        )
    name = max(words, key=len) if entity.name == lost else entity.name
    aliases = tuple(alias for alias in entity.aliases if alias.text not in (lost, name))
    return replace(entity, name=name, mentions=mentions, aliases=aliases)


def _new_id(document: Document) -> str:
    taken = {entity.id for entity in document.entities}
    number = len(taken) + 1
    while f"e{number}" in taken:
        number += 1
    return f"e{number}"


def _give(document: Document, correction: Correction) -> Document:
    quote = _quote_at(document, correction.target)
    speaker = _entity_at(document, correction.other)
    if quote is None or (speaker is None and correction.other is not None):
        return document
    given = _given(quote, speaker)
    return replace(document, quotes=tuple(given if kept is quote else kept for kept in document.quotes))


def _given(quote: Quote, speaker: Entity | None) -> Quote:
    return replace(quote, speaker=speaker.id if speaker else None, reason=BY_HAND, certainty=Certainty.CERTAIN)


def _rename(document: Document, correction: Correction) -> Document:
    entity, name = _entity_at(document, correction.target), correction.text.strip()
    if entity is None or not name or name == entity.name:
        return document
    aliases = (*_former(entity), *(alias for alias in entity.aliases if alias.text != entity.name))
    renamed = replace(entity, name=name, aliases=tuple(alias for alias in aliases if alias.text != name))
    return replace(document, entities=tuple(renamed if kept is entity else kept for kept in document.entities))


_APPLY: dict[CorrectionKind, Callable[[Document, Correction], Document]] = {
    CorrectionKind.HIDE: _hide,
    CorrectionKind.MERGE: _merge,
    CorrectionKind.SPLIT: _split,
    CorrectionKind.GIVE: _give,
    CorrectionKind.RENAME: _rename,
}
