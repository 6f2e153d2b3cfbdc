"""Corrections of names and quotes by the user, and how to apply them to a new annotation of the article.

Nothing is stored here. Names and quotes are identified by their words, since neither offsets nor ids are stable.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from reader.base.text import one_line
from reader.base.values import Value, replace
from reader.library.anchors import Anchor, AnchorFinder, anchor_span
from reader.library.records import CorrectionResult
from reader.model.annotation import Alias, Certainty, Entity, Quote
from reader.model.document import Document
from reader.model.span import Span

BY_HAND = "corrected by hand"
"""The reason given for corrected annotations."""


class CorrectionKind(StrEnum):
    """What a correction does."""

    HIDE = "hide"
    """Hide a name or a quote that is none."""
    MERGE = "merge"
    """Merge two names of the same entity."""
    SPLIT = "split"
    """Split off one mention of another entity."""
    GIVE = "give"
    """Give a quote to another speaker, or to nobody."""
    RENAME = "rename"
    """Rename an entity."""


class Target(Value):
    """A name or a quote, identified by its words."""

    name: str
    """The name of an entity; empty for a quote."""
    anchor: Anchor
    """The first mention of an entity, or the mention to split off; the first part of a quote."""


class Correction(Value):
    """One correction."""

    kind: CorrectionKind
    target: Target
    other: Target | None = None
    """What to merge into, or who spoke; None for nobody, and for other kinds."""
    text: str = ""
    """The new name."""


def hide(document: Document, entity: Entity) -> Correction:
    """Hide an entity that is no name."""
    return Correction(CorrectionKind.HIDE, _target(document, entity))


def hide_quote(document: Document, quote: Quote) -> Correction:
    """Hide a quote that is none."""
    return Correction(CorrectionKind.HIDE, _quote_target(document, quote))


def merge(document: Document, entity: Entity, into: Entity) -> Correction:
    """Merge an entity into another, which keeps its name."""
    return Correction(CorrectionKind.MERGE, _target(document, entity), _target(document, into))


def join(document: Document, words: Span, into: Entity) -> Correction:
    """Make these words, which were kept apart from an entity because they share only a word with its name, mentions of
    it."""
    target = Target(document.slice(words), anchor_span(document.text, words))
    return Correction(CorrectionKind.MERGE, target, _target(document, into))


def split(document: Document, entity: Entity, mention: Span) -> Correction:
    """Split off one mention of an entity."""
    return Correction(CorrectionKind.SPLIT, Target(entity.name, anchor_span(document.text, mention)))


def give(document: Document, quote: Quote, speaker: Entity | None) -> Correction:
    """Give a quote to a speaker; None for nobody in the article."""
    other = _target(document, speaker) if speaker else None
    return Correction(CorrectionKind.GIVE, _quote_target(document, quote), other)


def rename(document: Document, entity: Entity, name: str) -> Correction:
    """Rename an entity."""
    return Correction(CorrectionKind.RENAME, _target(document, entity), text=name)


def describe(correction: Correction) -> str:
    """The correction as one line of a list."""
    target, other = correction.target, correction.other
    name = _clip(target.name)
    if correction.kind is CorrectionKind.RENAME:
        return f"renamed {name}: {_clip(correction.text)}"
    if correction.kind is CorrectionKind.SPLIT:
        return f"split from {name}: {describe_place(target.anchor, 'a mention')}"
    what = quote_words(target.name) if name else describe_place(target.anchor, "a quote")
    by = _clip(other.name) if other is not None else "nobody"
    return f"{_DONE[correction.kind].format(by)}: {what}"


_DONE = {CorrectionKind.HIDE: "hidden", CorrectionKind.MERGE: "merged into {}", CorrectionKind.GIVE: "given to {}"}

MAX_LISTED_CHARS = 60
"""Maximum code points of a name or a quote in a list."""


def describe_place(anchor: Anchor, what: str) -> str:
    """A place by its words, for a list; `what` it is and its offset if the words were never saved."""
    is_known = anchor.exact.strip()
    return quote_words(anchor.exact) if is_known else f"{what} at character {anchor.offset:,} of an earlier text"


def quote_words(words: str) -> str:
    """Words of a text for a list: on one line, in quotation marks, truncated if long."""
    words = _clip(words)
    return words if words[:1] in _MARKS else f"“{words}”"


_MARKS = frozenset("“”„‟\"«»‘’‚‹›'「『")
"""Opening quotation marks."""


def _clip(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= MAX_LISTED_CHARS else f"{line[: MAX_LISTED_CHARS - 1].rstrip()}…"


def apply(
    document: Document, corrections: Sequence[Correction], finder: AnchorFinder | None = None
) -> CorrectionResult:
    """Apply corrections in order, each to the result of those before it; also return those that cannot be applied.

    The target of a correction is found by its words, else by its name if only one entity has it; if it is not found,
    nothing is changed. The text and the ids of what is kept stay the same. A `finder` of the same text caches places.
    """
    finder = finder or AnchorFinder(document.text)
    lost: list[Correction] = []
    entities = document.entities
    for correction in corrections:
        changed = _APPLY[correction.kind](document, correction, finder)
        if changed is None:
            lost.append(correction)
        else:
            document = changed
    if document.entities is not entities:  # a number that is part of a name is no fact
        from reader.annotate import facts  # late: few documents are corrected

        document = facts.find(document)
    return CorrectionResult(document, tuple(lost))


def _target(document: Document, entity: Entity) -> Target:
    first = (*entity.mentions, *entity.either, Span(0, 0))[0]
    return Target(entity.name, anchor_span(document.text, first))


def _quote_target(document: Document, quote: Quote) -> Target:
    return Target("", anchor_span(document.text, quote.content[0]))


def _entity_at(document: Document, target: Target | None, finder: AnchorFinder) -> Entity | None:
    """The entity at the target's words, if it may have the target's name; else the only entity with that name."""
    if target is None:
        return None
    span = finder.find(target.anchor)
    there = [entity for entity in document.entities if span in (*entity.mentions, *entity.either)]
    same = [entity for entity in document.entities if entity.name == target.name]
    both = [entity for entity in there if entity in same]
    matching = both or [entity for entity in there if _may_be_called(document, entity, target.name)]
    if matching:
        return matching[0]
    return same[0] if len(same) == 1 else None


def _may_be_called(document: Document, entity: Entity, name: str) -> bool:
    """Whether a name is an alias of an entity, or a longer or shorter form of its name."""
    if name in (alias.text for alias in entity.aliases) or name in map(document.slice, entity.mentions):
        return True
    words, others = set(name.casefold().split()), set(entity.name.casefold().split())
    return words <= others or others <= words


def _quote_at(document: Document, target: Target, finder: AnchorFinder) -> Quote | None:
    """The quote that starts with the target's words, else the one that contains most of them."""
    there = finder.find(target.anchor)
    if there is None:
        return None
    for quote in document.quotes:
        if quote.content[0] == there:
            return quote
    shares = [sum(_shared(span, there) for span in quote.content) for quote in document.quotes]
    most = max(shares, default=0)
    return document.quotes[shares.index(most)] if most * 2 > there.length else None


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _hide(document: Document, correction: Correction, finder: AnchorFinder) -> Document | None:
    if not correction.target.name:
        quote = _quote_at(document, correction.target, finder)
        if quote is None:
            return None
        return replace(document, quotes=tuple(kept for kept in document.quotes if kept is not quote))
    entity = _entity_at(document, correction.target, finder)
    if entity is None:
        return None
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


def _merge(document: Document, correction: Correction, finder: AnchorFinder) -> Document | None:
    entity = _entity_at(document, correction.target, finder)
    into = _entity_at(document, correction.other, finder)
    if into is None:
        return None
    if entity is None:
        return _join(document, correction.target.name, into)
    if entity is into:
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


def _join(document: Document, words: str, into: Entity) -> Document | None:
    """Turn all places where these words were kept apart from the entity into mentions of it."""
    joined = tuple(span for span in into.unmerged if document.slice(span) == words)
    if not joined:
        return None
    both = replace(
        into,
        mentions=tuple(sorted({*into.mentions, *joined})),
        aliases=tuple(sorted((*into.aliases, Alias(words, BY_HAND, joined[0])), key=lambda alias: alias.span)),
        unmerged=tuple(span for span in into.unmerged if span not in joined),
    )
    return replace(document, entities=tuple(both if kept is into else kept for kept in document.entities))


def _united(entity: Entity, into: Entity, others: Sequence[Entity]) -> Entity:
    # A mention that could only refer to one of these two is resolved now.
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
    """Its previous name, as an alias."""
    return (Alias(entity.name, BY_HAND, entity.mentions[0]),) if entity.mentions else ()


def _split(document: Document, correction: Correction, finder: AnchorFinder) -> Document | None:
    entity, mention = _entity_at(document, correction.target, finder), finder.find(correction.target.anchor)
    if entity is None or mention is None:
        return None
    if mention not in entity.mentions or len(entity.mentions) == 1:
        return document  # it is separate already
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
    """The entity without one of its mentions, under its longest remaining name."""
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


def _give(document: Document, correction: Correction, finder: AnchorFinder) -> Document | None:
    quote = _quote_at(document, correction.target, finder)
    speaker = _entity_at(document, correction.other, finder)
    if quote is None or (speaker is None and correction.other is not None):
        return None
    given = _given(quote, speaker)
    return replace(document, quotes=tuple(given if kept is quote else kept for kept in document.quotes))


def _given(quote: Quote, speaker: Entity | None) -> Quote:
    return replace(quote, speaker=speaker.id if speaker else None, reason=BY_HAND, certainty=Certainty.CERTAIN)


def _rename(document: Document, correction: Correction, finder: AnchorFinder) -> Document | None:
    entity, name = _entity_at(document, correction.target, finder), correction.text.strip()
    if entity is None:
        return None
    if not name or name == entity.name:
        return document
    aliases = (*_former(entity), *(alias for alias in entity.aliases if alias.text != entity.name))
    renamed = replace(entity, name=name, aliases=tuple(alias for alias in aliases if alias.text != name))
    return replace(document, entities=tuple(renamed if kept is entity else kept for kept in document.entities))


_APPLY: dict[CorrectionKind, Callable[[Document, Correction, AnchorFinder], Document | None]] = {
    CorrectionKind.HIDE: _hide,
    CorrectionKind.MERGE: _merge,
    CorrectionKind.SPLIT: _split,
    CorrectionKind.GIVE: _give,
    CorrectionKind.RENAME: _rename,
}
