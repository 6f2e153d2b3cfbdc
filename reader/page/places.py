"""What a key of a list leads to, and what stands at a place: trails of a document. Knows no widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from reader.model.annotation import Entity, Quote, QuoteKind
from reader.model.document import Caption, Document, MarkKind
from reader.model.span import Span
from reader.page.find import find
from reader.page.trail import Trail, captions_trail, mentions_trail, quotes_trail, span_trail
from reader.page.voices import SPOKEN, Speakers

SCARE = "group:scare"
"""The key of all phrases in quotation marks that nobody speaks."""

GROUPS = {QuoteKind.SCARE: "In quotation marks, not speech", QuoteKind.INDIRECT: "Reported, no quote marks"}
"""What the quotes of a kind that is not spoken are called together."""


def trail_for(document: Document, key: str) -> Trail | None:
    """The trail of a key such as "entity:e1", "quote:q3" or "caption:0"; None where there is nothing to walk."""
    sort, _, name = key.partition(":")
    make = _TRAILS.get(sort)
    return make(document, name) if make is not None else None


def trail_at(document: Document, offset: int) -> Trail | None:
    """The trail of the name, else of the quote, else of the caption, that covers a code point, standing there."""
    entity = _entity_at(document, offset)
    if entity is not None:
        return mentions_trail(entity).nearest(offset)
    quote = _quote_at(document, offset)
    if quote is not None:
        return _quote(document, quote.id)
    on_caption = any(span.covers(offset) for caption in document.captions for span in caption.spans)
    return captions_trail(document.captions).nearest(offset) if on_caption else None


def renewed(document: Document, trail: Trail) -> Trail:
    """The same trail in a document in which more was found, standing where it stood."""
    here = trail.current.span.start
    found: Trail | None = None
    if trail.current.key.startswith("entity:") and (entity := _entity_at(document, here)) is not None:
        found = mentions_trail(entity)
    elif trail.current.key.startswith("quote:") and (quote := _quote_at(document, here)) is not None:
        found = trail_for(document, Speakers(document).key(quote) if trail.noun else f"quote:{quote.id}")
    return found.nearest(here) if found is not None else trail


def _entity_at(document: Document, offset: int) -> Entity | None:
    covering = (
        entity
        for entity in document.entities
        if any(span.covers(offset) for span in (*entity.mentions, *entity.either))
    )
    return next(covering, None)


def _quote_at(document: Document, offset: int) -> Quote | None:
    return next((quote for quote in document.quotes if any(span.covers(offset) for span in quote.content)), None)


def entity_of(document: Document, key: str) -> Entity | None:
    """The entity of a key "entity:e1"."""
    return next((entity for entity in document.entities if key == f"entity:{entity.id}"), None)


def quote_of(document: Document, key: str) -> Quote | None:
    """The quote of a key "quote:q3"."""
    return next((quote for quote in document.quotes if key == f"quote:{quote.id}"), None)


def caption_of(document: Document, key: str) -> Caption | None:
    """The caption of a key "caption:0"."""
    return next((caption for number, caption in enumerate(document.captions) if key == f"caption:{number}"), None)


def link_at(document: Document, span: Span) -> str:
    """Where the link leads on which a place stands; "" where it stands on none, or on a link and on other words too.

    A name that is part of a link stands on it, and so does a quote whose words are all a link. A quote with a link
    somewhere in it does not.
    """
    links = [mark for mark in document.marks if mark.kind is MarkKind.LINK and mark.target and mark.span.overlaps(span)]
    if around := next((mark.target for mark in links if mark.span.contains(span)), None):
        return around
    targets = {mark.target for mark in links}
    words = (offset for offset, sign in enumerate(document.slice(span), span.start) if sign.isalnum())
    if len(targets) == 1 and all(any(mark.span.covers(offset) for mark in links) for offset in words):
        return targets.pop() or ""
    return ""


def span_key(span: Span) -> str:
    """The key of a bare place in the text."""
    return f"span:{span.start}-{span.end}"


def spans_key(sort: str, spans: Sequence[Span]) -> str:
    """The key of words that stand at these places; `sort` tells apart what would have the same one."""
    return f"words:{sort}:{','.join(f'{span.start}-{span.end}' for span in spans)}"


def _words(document: Document, name: str) -> Trail | None:
    spans = [Span(*map(int, part.split("-"))) for part in name.partition(":")[2].split(",")]
    return span_trail(" ".join(document.slice(spans[0]).split()), "places", spans)


def _entity(document: Document, name: str) -> Trail | None:
    entity = entity_of(document, f"entity:{name}")
    return mentions_trail(entity) if entity is not None else None


def _quote(document: Document, name: str) -> Trail | None:
    """All quotes of the same kind of list, standing on this one."""
    quote = quote_of(document, f"quote:{name}")
    if quote is None:
        return None
    kinds = SPOKEN if quote.kind in SPOKEN else {quote.kind}
    quotes = [other for other in document.quotes if other.kind in kinds]
    return quotes_trail(GROUPS.get(quote.kind, "Quotes"), quotes, "").step(quotes.index(quote))


def _speaker(document: Document, name: str) -> Trail | None:
    speakers = Speakers(document)
    quotes = [quote for quote in document.quotes if quote.kind in SPOKEN and speakers.key(quote) == f"speaker:{name}"]
    title = speakers.name(quotes[0]) if quotes else ""
    return quotes_trail(title or "No speaker found", quotes) if quotes else None


def _group(document: Document, name: str) -> Trail | None:
    quotes = [quote for quote in document.quotes if quote.kind is QuoteKind.SCARE]
    return quotes_trail(GROUPS[QuoteKind.SCARE], quotes, "") if quotes and f"group:{name}" == SCARE else None


def _caption(document: Document, name: str) -> Trail | None:
    return captions_trail(document.captions).nearest(document.captions[int(name)].spans[0].start)


def _comments(document: Document, name: str) -> Trail | None:
    return span_trail("Comments", "places", [document.comments.span]) if document.comments is not None else None


def _author(document: Document, name: str) -> Trail | None:
    places = find(document, name)
    return span_trail(name, "places", places) if places else None


def _span(document: Document, name: str) -> Trail | None:
    start, _, end = name.partition("-")
    span = Span(int(start), int(end))
    return span_trail(document.slice(span), "places", [span])


_TRAILS: Mapping[str, Callable[[Document, str], Trail | None]] = {
    "entity": _entity,
    "quote": _quote,
    "speaker": _speaker,
    "group": _group,
    "caption": _caption,
    "comments": _comments,
    "author": _author,
    "span": _span,
    "words": _words,
}
