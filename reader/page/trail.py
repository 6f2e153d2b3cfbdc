"""Places to walk through with n and N: mentions, quotes, captions, search matches. Knows offsets and style names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from reader.base.values import Value, replace
from reader.model.annotation import Entity, EntityKind, Quote, QuoteKind
from reader.model.document import Caption
from reader.model.span import Span
from reader.page.item_keys import CaptionKey, EntityKey, Key, NoteKey, QuoteKey
from reader.page.paint import NOTED, StyledSpan


class Stop(Value):
    """One place on a trail."""

    span: Span
    """Its place: scrolled to, and marked in the margin."""
    highlights: tuple[StyledSpan, ...]
    """The parts of it to highlight, with their styles."""
    key: Key | None = None
    """What is there, as listed in the panels; None for a plain place."""


class Trail(Value):
    """Places in text order, one of them current."""

    name: str
    """What the trail consists of, for the status line: "John Kirby"."""
    noun: str
    """What each stop is, in the plural: "mentions"; "" if the name implies it."""
    stops: tuple[Stop, ...]
    """At least one."""
    at: int = 0
    more: bool = False
    """Whether there are more places than these stops."""
    whole: Key | None = None
    """What the trail as a whole stands for, such as a speaker's heading; None once a single stop is current."""

    @property
    def current(self) -> Stop:
        """The current stop."""
        return self.stops[self.at]

    @property
    def key(self) -> Key | None:
        """The key under the cursor: that of the whole trail, else of its current stop."""
        return self.whole or self.current.key

    def of(self, key: Key) -> Trail:
        """The same trail, with the whole of it current under this key."""
        return replace(self, at=0, whole=key)

    def step(self, by: int) -> Trail:
        """The same trail moved on by `by` stops, wrapping around. From the whole trail, a step forward goes to its
        first stop."""
        at = self.at if self.whole is not None and by > 0 else (self.at + by) % len(self.stops)
        return replace(self, at=at, whole=None)

    def wraps(self, by: int) -> bool:
        """Whether a step by `by` stops goes past one end and begins again at the other."""
        return self.whole is None and not 0 <= self.at + by < len(self.stops)

    def nearest(self, offset: int) -> Trail:
        """The same trail at the first stop that does not end before `offset`; at the last if all do."""
        ends = [stop.span.end for stop in self.stops]
        return replace(self, at=min(bisect_left(ends, offset + 1), len(self.stops) - 1))

    @property
    def label(self) -> str:
        """Name and position: "John Kirby  3/8 mentions", or "John Kirby  6 quotes" for the whole trail."""
        if self.whole is not None:
            noun = self.noun.removesuffix("s") if len(self.stops) == 1 else self.noun
            return f"{self.name}  {len(self.stops):,} {noun}".rstrip()
        return f"{self.name}  {self.at + 1:,}/{len(self.stops):,}{'+' if self.more else ''} {self.noun}".rstrip()

    def other_highlights(self) -> list[StyledSpan]:
        """Highlights of all stops but the current one."""
        return [one for number, stop in enumerate(self.stops) if number != self.at for one in stop.highlights]

    def current_highlights(self) -> list[StyledSpan]:
        """Highlights of the current stop, in the stronger styles."""
        return [(span, f"{style}-now") for span, style in self.current.highlights]


NAME_STYLES: Mapping[EntityKind, str] = {
    EntityKind.PERSON: "person",
    EntityKind.ORGANIZATION: "organization",
    EntityKind.PLACE: "place",
    EntityKind.FACILITY: "place",
}
"""Highlight styles of names by kind; other kinds use "thing"."""


def name_style(kind: EntityKind) -> str:
    """The highlight style of names of this kind."""
    return NAME_STYLES.get(kind, "thing")


def mentions_trail(entity: Entity) -> Trail:
    """All mentions of an entity, including those that may refer to another."""
    key, style = EntityKey(entity.id), name_style(entity.kind)
    stops = [Stop(span, ((span, style),), key) for span in entity.mentions]
    stops += [Stop(span, ((span, "either"),), key) for span in entity.either]
    stops.sort(key=lambda stop: stop.span)
    return Trail(entity.name, "mentions", tuple(stops))


def quotes_trail(name: str, quotes: Sequence[Quote], noun: str = "quotes") -> Trail:
    """Quotes in text order."""
    return Trail(name, noun, tuple(_quote_stop(quote) for quote in quotes))


def _quote_stop(quote: Quote) -> Stop:
    style = "mention" if quote.kind is QuoteKind.SCARE else "quote"
    highlights: list[StyledSpan] = [(span, style) for span in quote.content]
    if quote.source is not None:
        highlights.append((quote.source, "source"))
    if quote.cue is not None:
        highlights.append((quote.cue, "cue"))
    if quote.via is not None:
        highlights.append((quote.via, "cue"))
    return Stop(quote_span(quote), tuple(highlights), QuoteKey(quote.id))


def quote_span(quote: Quote) -> Span:
    """From the start of its first part to the end of its last, including the narration between them."""
    return Span(quote.content[0].start, quote.content[-1].end)


def captions_trail(captions: Sequence[Caption]) -> Trail:
    """Every place where a caption is printed."""
    places = sorted((span, number) for number, caption in enumerate(captions) for span in caption.spans)
    stops = (Stop(span, ((span, "mention"),), CaptionKey(number)) for span, number in places)
    return Trail("Captions", "places", tuple(stops))


class NotePlace(Value):
    """A note, where its words are."""

    number: int
    span: Span
    words: str
    """What was written; "" for a highlight alone."""


def notes_trail(notes: Sequence[NotePlace]) -> Trail:
    """Notes in text order."""
    return Trail("Notes", "", tuple(Stop(note.span, ((note.span, NOTED),), NoteKey(note.number)) for note in notes))


def span_trail(name: str, noun: str, spans: Iterable[Span], more: bool = False, key: Key | None = None) -> Trail:
    """Plain places, such as search matches. `more` says that there are others; `key` is the key of every stop."""
    return Trail(name, noun, tuple(Stop(span, ((span, "mention"),), key) for span in spans), more=more)
