"""Places to walk with n and N: mentions, quotes, captions, search hits. Knows offsets and style names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from reader.base.values import Value, replace
from reader.model.annotation import Entity, EntityKind, Quote, QuoteKind
from reader.model.document import Caption
from reader.model.span import Span
from reader.page.keys import CaptionKey, EntityKey, Key, QuoteKey
from reader.page.paint import Lit


class Stop(Value):
    """One place on a trail."""

    span: Span
    """Where it stands: what is scrolled to, and marked in the margin."""
    lit: tuple[Lit, ...]
    """Which parts of it are highlighted, and how."""
    key: Key | None = None
    """What stands there, as the lists know it; None for a bare place."""


class Trail(Value):
    """Places in the order of the text, and which of them is the current one."""

    name: str
    """What it is a trail of, for the status line: "John Kirby"."""
    noun: str
    """What each stop is, in the plural: "mentions"; "" where the name says it."""
    stops: tuple[Stop, ...]
    """At least one."""
    at: int = 0
    more: bool = False
    """Whether there are more than these stops."""
    whole: Key | None = None
    """What all of it stands for, as the heading of a speaker does, until a single stop is walked to."""

    @property
    def current(self) -> Stop:
        """The stop that one stands on."""
        return self.stops[self.at]

    @property
    def key(self) -> Key | None:
        """What one stands on: all of it, or its current stop."""
        return self.whole or self.current.key

    def of(self, key: Key) -> Trail:
        """The same trail, all of it meant: this is what that stands for."""
        return replace(self, at=0, whole=key)

    def step(self, by: int) -> Trail:
        """The same trail, `by` stops further on; past the last comes the first. From all of it, to its first stop."""
        at = self.at if self.whole is not None and by > 0 else (self.at + by) % len(self.stops)
        return replace(self, at=at, whole=None)

    def nearest(self, offset: int) -> Trail:
        """The same trail at the first stop that does not end before `offset`; at the last when all do."""
        ends = [stop.span.end for stop in self.stops]
        return replace(self, at=min(bisect_left(ends, offset + 1), len(self.stops) - 1))

    @property
    def label(self) -> str:
        """Name and place, "John Kirby  3/8 mentions", or "John Kirby  6 quotes" for all of it."""
        if self.whole is not None:
            noun = self.noun.removesuffix("s") if len(self.stops) == 1 else self.noun
            return f"{self.name}  {len(self.stops):,} {noun}".rstrip()
        return f"{self.name}  {self.at + 1:,}/{len(self.stops):,}{'+' if self.more else ''} {self.noun}".rstrip()

    def lit(self) -> list[Lit]:
        """Everything that it lights, the current stop left out."""
        return [lit for number, stop in enumerate(self.stops) if number != self.at for lit in stop.lit]

    def lit_now(self) -> list[Lit]:
        """What the current stop lights, under the names of the stronger styles."""
        return [(span, f"{style}-now") for span, style in self.current.lit]


NAME_STYLES: Mapping[EntityKind, str] = {
    EntityKind.PERSON: "person",
    EntityKind.ORGANIZATION: "organization",
    EntityKind.PLACE: "place",
    EntityKind.FACILITY: "place",
}
"""How names of a kind are highlighted; kinds that are not here look like a "thing"."""


def name_style(kind: EntityKind) -> str:
    """The style of a name of this kind."""
    return NAME_STYLES.get(kind, "thing")


def mentions_trail(entity: Entity) -> Trail:
    """Every mention of an entity, those included that may be somebody else's."""
    key, style = EntityKey(entity.id), name_style(entity.kind)
    stops = [Stop(span, ((span, style),), key) for span in entity.mentions]
    stops += [Stop(span, ((span, "either"),), key) for span in entity.either]
    stops.sort(key=lambda stop: stop.span)
    return Trail(entity.name, "mentions", tuple(stops))


def quotes_trail(name: str, quotes: Sequence[Quote], noun: str = "quotes") -> Trail:
    """Quotes in the order of the text."""
    return Trail(name, noun, tuple(_quote_stop(quote) for quote in quotes))


def _quote_stop(quote: Quote) -> Stop:
    style = "mention" if quote.kind is QuoteKind.SCARE else "quote"
    lit: list[Lit] = [(span, style) for span in quote.content]
    if quote.source is not None:
        lit.append((quote.source, "source"))
    if quote.cue is not None:
        lit.append((quote.cue, "cue"))
    if quote.via is not None:
        lit.append((quote.via, "cue"))
    return Stop(quote_span(quote), tuple(lit), QuoteKey(quote.id))


def quote_span(quote: Quote) -> Span:
    """From the first of the words to the last, what narration stands between them included."""
    return Span(quote.content[0].start, quote.content[-1].end)


def captions_trail(captions: Sequence[Caption]) -> Trail:
    """Every place where one of all captions is printed."""
    places = sorted((span, number) for number, caption in enumerate(captions) for span in caption.spans)
    stops = (Stop(span, ((span, "mention"),), CaptionKey(number)) for span, number in places)
    return Trail("Captions", "places", tuple(stops))


def span_trail(name: str, noun: str, spans: Iterable[Span], more: bool = False, key: Key | None = None) -> Trail:
    """Plain places: search hits, the note on comments. `more` says that these are not all; `key` what they all are."""
    return Trail(name, noun, tuple(Stop(span, ((span, "mention"),), key) for span in spans), more=more)
