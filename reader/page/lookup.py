"""Look up what a key or an offset refers to in a document, and the trails of both. Knows no widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from reader.base.text import one_line
from reader.model.annotation import Entity, Quote, QuoteKind
from reader.model.document import BlockKind, Caption, Document
from reader.model.index import SpanIndex
from reader.model.span import Span
from reader.page.find import find
from reader.page.item_keys import (
    AuthorKey,
    CaptionKey,
    EntityKey,
    FactKey,
    Key,
    NoteKey,
    PartKey,
    PlaceKey,
    QuoteKey,
    SpeakerKey,
)
from reader.page.trail import (
    NotePlace,
    Trail,
    captions_trail,
    mentions_trail,
    notes_trail,
    quote_span,
    quotes_trail,
    span_trail,
)
from reader.page.voices import SPOKEN, Speakers

DIRECT_QUOTES = "Quotes"
"""Name of the trail of all direct quotes."""

GROUP_NAMES = {QuoteKind.SCARE: "In quotation marks, not speech", QuoteKind.INDIRECT: "Reported, no quote marks"}
"""Names of the groups of quotes that are not direct speech."""


class Lookup:
    """Maps keys and offsets of one document to what they refer to. Indexes are built on first use."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.notes: Sequence[NotePlace] = ()
        """Notes on it, in text order; they may be replaced by others."""

    # By key

    def entity(self, key: object) -> Entity | None:
        """The entity of an `EntityKey`; None for any other key, or if it is not in the document."""
        return self._entities.get(key.id) if isinstance(key, EntityKey) else None

    def named(self, key: object) -> Entity | None:
        """The entity of an `EntityKey`, or of a `SpeakerKey` whose speaker is an entity."""
        return self._entities.get(key.speaker) if isinstance(key, SpeakerKey) else self.entity(key)

    def quote(self, key: object) -> Quote | None:
        """The quote of a `QuoteKey`; None for any other key, or if it is not in the document."""
        return self._quotes.get(key.id) if isinstance(key, QuoteKey) else None

    def caption(self, key: object) -> Caption | None:
        """The caption of a `CaptionKey`; None for any other key, or if it is not in the document."""
        captions = self.document.captions
        return captions[key.number] if isinstance(key, CaptionKey) and key.number < len(captions) else None

    def note(self, key: object) -> NotePlace | None:
        """The note of a `NoteKey`; None for any other key, or if its place is not in the document."""
        number = key.number if isinstance(key, NoteKey) else None
        return next((note for note in self.notes if note.number == number), None)

    def note_on(self, span: Span) -> NotePlace | None:
        """The note on exactly this span."""
        return next((note for note in self.notes if note.span == span), None)

    def spoken_by(self, key: SpeakerKey) -> Sequence[Quote]:
        """The direct quotes of this speaker, in text order."""
        return [q for q in self.document.quotes if q.kind in SPOKEN and self.speakers.key(q) == key]

    @cached_property
    def speakers(self) -> Speakers:
        """The speakers of the document's quotes."""
        return Speakers(self.document)

    @cached_property
    def _entities(self) -> Mapping[str, Entity]:
        return {entity.id: entity for entity in self.document.entities}

    @cached_property
    def _quotes(self) -> Mapping[str, Quote]:
        return {quote.id: quote for quote in self.document.quotes}

    # By offset

    def trail_at(self, offset: int) -> Trail | None:
        """The trail of the name, else the note or quote, whichever is shorter, else the caption at a code point, with
        that place as its current stop."""
        entity = self.entity_at(offset)
        if entity is not None:
            return mentions_trail(entity).nearest(offset)
        quote = self.quote_at(offset)
        note = min((note for note in self.notes if note.span.covers(offset)), key=_length, default=None)
        if note is not None and (quote is None or note.span.length <= quote_span(quote).length):
            return self.trail(NoteKey(note.number))
        if quote is not None:
            return self.trail(QuoteKey(quote.id))
        on_caption = any(span.covers(offset) for caption in self.document.captions for span in caption.spans)
        return captions_trail(self.document.captions).nearest(offset) if on_caption else None

    def entity_at(self, offset: int) -> Entity | None:
        """The first entity with a mention at a code point."""
        return next(iter(self._mentions.at(offset)), None)

    def quote_at(self, offset: int) -> Quote | None:
        """The quote with a part at a code point; of a quote within another, the inner one."""
        return min(self._parts.at(offset), key=lambda quote: quote_span(quote).length, default=None)

    @cached_property
    def _mentions(self) -> SpanIndex[Entity]:
        entities = self.document.entities
        return SpanIndex((span, entity) for entity in entities for span in (*entity.mentions, *entity.either))

    @cached_property
    def _parts(self) -> SpanIndex[Quote]:
        return SpanIndex((span, quote) for quote in self.document.quotes for span in quote.content)

    # Trails

    def trail(self, key: Key) -> Trail | None:
        """The trail of what a key refers to; None if it has no place in the text."""
        return _TRAILS[type(key)](self, key)

    def renewed(self, trail: Trail) -> Trail | None:
        """The same trail in this document, given a trail of another version of it, with the same place as its current
        stop; None if what was there is no longer found."""
        here = trail.current.span.start
        key = trail.key
        if isinstance(key, EntityKey):
            entity = self.entity_at(here)
            return mentions_trail(entity).nearest(here) if entity is not None else None
        if isinstance(key, QuoteKey):
            quote = self.quote_at(here)
            if quote is None:
                return None
            found = self.trail(self.speakers.key(quote)) if trail.noun else None
            return (found or self.quotes_like(quote)).nearest(here)
        if isinstance(key, SpeakerKey):
            quote = self.quote_at(here)
            return self.trail(self.speakers.key(quote)) if quote is not None else None
        if isinstance(key, NoteKey):
            return self.trail(key)
        found = self.trail(key) if key is not None else trail
        return found.nearest(here) if found is not None and key is not None and found.whole is None else found

    def quotes_like(self, quote: Quote) -> Trail:
        """All quotes counted together with this one, with the first as the current stop."""
        return self.spoken if quote.kind in SPOKEN else self._of_kind(quote.kind)

    @cached_property
    def spoken(self) -> Trail:
        """All direct quotes, with the first as the current stop."""
        return quotes_trail(DIRECT_QUOTES, [q for q in self.document.quotes if q.kind in SPOKEN], "")

    @cached_property
    def spoken_or_reported(self) -> Trail:
        """All direct quotes or, if there are none, all reported speech, with the first as the current stop."""
        return self.spoken if self.spoken.stops else self._of_kind(QuoteKind.INDIRECT)

    def _of_kind(self, kind: QuoteKind) -> Trail:
        return quotes_trail(GROUP_NAMES[kind], [q for q in self.document.quotes if q.kind is kind], "")

    def _entity_trail(self, key: EntityKey) -> Trail | None:
        entity = self.entity(key)
        return mentions_trail(entity) if entity is not None else None

    def _quote_trail(self, key: QuoteKey) -> Trail | None:
        """All quotes counted together with this one, with this one as the current stop."""
        quote = self.quote(key)
        if quote is None:
            return None
        trail = self.quotes_like(quote)
        return trail.step(next(number for number, stop in enumerate(trail.stops) if stop.key == key))

    def _speaker_trail(self, key: SpeakerKey) -> Trail | None:
        quotes = self.spoken_by(key)
        if not quotes:
            return None
        return quotes_trail(self.speakers.name(quotes[0]) or "No speaker found", quotes).of(key)

    def _author_trail(self, key: AuthorKey) -> Trail | None:
        places = find(self.document, key.name)
        return span_trail(key.name, "places", places, key=key) if places else None

    def _fact_trail(self, key: FactKey) -> Trail:
        words = one_line(self.document.slice(key.spans[0]))
        return span_trail(words, "places", key.spans, key=key)

    def _caption_trail(self, key: CaptionKey) -> Trail | None:
        caption = self.caption(key)
        return captions_trail(self.document.captions).nearest(caption.spans[0].start) if caption is not None else None

    def _place_trail(self, key: PlaceKey) -> Trail:
        return span_trail(one_line(self.document.slice(key.span)), "places", [key.span], key=key)

    def _note_trail(self, key: NoteKey) -> Trail | None:
        """All notes, with this one as the current stop."""
        numbers = [note.number for note in self.notes]
        return notes_trail(self.notes).step(numbers.index(key.number)) if key.number in numbers else None

    def _part_trail(self, key: PartKey) -> Trail | None:
        """The comments, the site furniture, or a group of quotes."""
        if key is PartKey.COMMENTS:
            comments = self.document.comments
            return span_trail("Comments", "places", [comments.span], key=key) if comments is not None else None
        if key is PartKey.FURNITURE:
            blocks = self.document.blocks_of(BlockKind.FURNITURE)
            return span_trail("Site furniture", "places", [b.span for b in blocks], key=key) if blocks else None
        kind = QuoteKind.SCARE if key is PartKey.SCARE_QUOTES else QuoteKind.INDIRECT
        trail = self._of_kind(kind)
        return trail.of(key) if trail.stops else None


def _length(note: NotePlace) -> int:
    return note.span.length


_TRAILS: Mapping[type, Callable[[Lookup, Any], Trail | None]] = {
    EntityKey: Lookup._entity_trail,
    QuoteKey: Lookup._quote_trail,
    SpeakerKey: Lookup._speaker_trail,
    AuthorKey: Lookup._author_trail,
    FactKey: Lookup._fact_trail,
    CaptionKey: Lookup._caption_trail,
    PlaceKey: Lookup._place_trail,
    NoteKey: Lookup._note_trail,
    PartKey: Lookup._part_trail,
}
