"""Who speaks in a document, and what share of the quoted words is theirs. Knows quotes; knows nothing of rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reader.base.text import one_line
from reader.base.values import Value
from reader.model.annotation import Entity, Quote, QuoteKind
from reader.model.document import Document
from reader.page.item_keys import NOBODY, SpeakerKey

SPOKEN = frozenset({QuoteKind.DIRECT, QuoteKind.MIXED})
"""Kinds with a speaker's words in quotation marks: those that a count of quotes includes."""

_QUOTED = re.compile(r"[“„«\"‘']([^”“„«»\"]+)")


class Voice(Value):
    """One speaker and their quotes."""

    key: SpeakerKey
    name: str
    """As shown in lists; "" for nobody."""
    entity: Entity | None
    quotes: tuple[Quote, ...]
    """In text order."""
    words: int
    """Words of these quotes inside quotation marks."""


class Speakers:
    """The speakers of one document's quotes."""

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
        """The speaker, if identified as an entity."""
        return self._entities.get(quote.speaker or "")

    def key(self, quote: Quote) -> SpeakerKey:
        """The key of the speaker; quotes by the same speaker have equal keys."""
        return SpeakerKey(quote.speaker or self.name(quote))

    def voices(self, quotes: Iterable[Quote]) -> tuple[Voice, ...]:
        """The speakers of these quotes: first nobody, for quotes without a speaker, then by number of quotes."""
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


def quote_line(document: Document, quote: Quote) -> str:
    """The quoted words on one line, with an ellipsis for interrupting narration."""
    return one_line(" … ".join(document.slice(span) for span in quote.content))


def quoted_words(document: Document, quote: Quote) -> int:
    """How many words of a quote are inside quotation marks."""
    return sum(len(words.split()) for words in _quoted(document, quote))


def _quoted(document: Document, quote: Quote) -> Iterator[str]:
    for span in quote.content:
        words = document.slice(span)
        if quote.kind is QuoteKind.MIXED:
            yield from _QUOTED.findall(words)
        elif quote.kind is QuoteKind.DIRECT:
            yield words


def percent(words: int, total: int) -> str:
    """A share as a percentage: "21%", "<1%"."""
    share = round(100 * words / total)
    return f"{share}%" if share or not words else "<1%"
