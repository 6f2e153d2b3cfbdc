"""Who speaks in a document, and how much of what is quoted is theirs. Knows quotes; knows nothing of rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reader.base.text import one_line
from reader.base.values import Value
from reader.model.annotation import Entity, Quote, QuoteKind
from reader.model.document import Document
from reader.page.keys import NOBODY, SpeakerKey

SPOKEN = frozenset({QuoteKind.DIRECT, QuoteKind.MIXED})
"""Kinds with words of a speaker in quotation marks: what a count of quotes counts."""

_QUOTED = re.compile(r"[“„«\"‘']([^”“„«»\"]+)")


class Voice(Value):
    """One speaker and what is quoted of them."""

    key: SpeakerKey
    name: str
    """As the lists show it; "" for nobody."""
    entity: Entity | None
    quotes: tuple[Quote, ...]
    """In the order of the text."""
    words: int
    """Words of these quotes that stand in quotation marks."""


class Speakers:
    """Who speaks each quote of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._entities = {entity.id: entity for entity in document.entities}

    def name(self, quote: Quote) -> str:
        """The speaker's fullest name, else the source as written, else ""."""
        entity = self.entity(quote)
        if entity is not None:
            return entity.name
        return one_line(self._document.slice(quote.source)) if quote.source is not None else ""

    def entity(self, quote: Quote) -> Entity | None:
        """The speaker, where it is known who that is."""
        return self._entities.get(quote.speaker or "")

    def key(self, quote: Quote) -> SpeakerKey:
        """The key of whoever speaks; two quotes have the same one if they have the same speaker."""
        return SpeakerKey(quote.speaker or self.name(quote))

    def voices(self, quotes: Iterable[Quote]) -> tuple[Voice, ...]:
        """The speakers of these quotes, most quotes first, after those quotes that have no speaker."""
        groups: dict[SpeakerKey, list[Quote]] = {}
        for quote in quotes:
            groups.setdefault(self.key(quote), []).append(quote)
        found = [
            Voice(key, self.name(own[0]), self.entity(own[0]), tuple(own), self._words(own))
            for key, own in groups.items()
        ]
        return tuple(sorted(found, key=lambda voice: (voice.key != NOBODY, -len(voice.quotes))))

    def _words(self, quotes: Sequence[Quote]) -> int:
        return sum(quoted_words(self._document, quote) for quote in quotes)


def quoted_words(document: Document, quote: Quote) -> int:
    """How many words of a quote stand in quotation marks."""
    return sum(len(words.split()) for words in _quoted(document, quote))


def _quoted(document: Document, quote: Quote) -> Iterator[str]:
    for span in quote.content:
        words = document.slice(span)
        if quote.kind is QuoteKind.MIXED:
            yield from _QUOTED.findall(words)
        elif quote.kind is QuoteKind.DIRECT:
            yield words


def percent(words: int, total: int) -> str:
    """A share in words: "21%", "<1%"."""
    share = round(100 * words / total)
    return f"{share}%" if share or not words else "<1%"
