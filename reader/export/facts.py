"""What was found, in words, for all exports for people. Reads the model; knows nothing of formats."""

from __future__ import annotations

from itertools import groupby, pairwise

from reader.base.text import one_line
from reader.base.values import Value
from reader.model import headings
from reader.model.annotation import Certainty, Entity, Quote, QuoteKind
from reader.model.document import Document
from reader.model.paragraphs import Paragraphs
from reader.model.span import Span
from reader.page.fact_groups import FactGroup, grouped

BETWEEN_PARTS = " … "
"""Replaces the narration between two parts of one quote."""


class QuoteFacts(Value):
    """A quote with everything in words. What is not known is ''."""

    id: str
    kind: str
    speaker: str
    """The fullest name of who speaks, or what the text calls them."""
    role: str
    cue: str
    via: str
    paragraph: int
    """Counted as the screen counts; 0 above the first."""
    words: str
    reason: str
    certainty: str

    @property
    def is_attributed(self) -> bool:
        """Whether somebody is known to speak."""
        return bool(self.speaker) and self.kind != QuoteKind.SCARE

    @property
    def who(self) -> str:
        """Who speaks, or why nobody is named."""
        if self.kind == QuoteKind.SCARE:
            return "in quotation marks, not speech"
        return self.speaker or "no speaker found"

    @property
    def how(self) -> str:
        """What follows `who`: their role, how the text reports the quote, and any doubt."""
        if self.kind == QuoteKind.SCARE:
            return ""
        role = f", {self.role}" if self.role else ""
        cue = ", ".join(part for part in (self.cue, self.via and f"via {self.via}") if part)
        return role + "".join(f" · {part}" for part in (cue, self.doubt) if part)

    @property
    def doubt(self) -> str:
        """How certain it is who speaks, if it is not certain; else ''."""
        return self.certainty if self.speaker and self.certainty != Certainty.CERTAIN else ""


def quote_facts(document: Document) -> list[QuoteFacts]:
    """The facts of every quote, in order."""
    speakers = {entity.id: entity for entity in document.entities}
    paragraphs = Paragraphs(document)
    return [_facts(quote, document, speakers, paragraphs) for quote in document.quotes]


def entities_by_kind(document: Document) -> list[tuple[str, list[Entity]]]:
    """The names under their headings, the most often mentioned first; kinds without any are left out."""
    groups = []
    for kind, title in headings.ENTITY_HEADINGS.items():
        entities = [entity for entity in document.entities if entity.kind is kind]
        if entities:
            groups.append((title, sorted(entities, key=lambda entity: -len(entity.mentions))))
    return groups


def facts_by_kind(document: Document) -> list[tuple[str, list[FactGroup]]]:
    """What can be checked under its headings; kinds without any are left out."""
    kinds = groupby(grouped(document), lambda fact: fact.kind)
    return [(headings.FACT_HEADINGS[kind], list(facts)) for kind, facts in kinds]


def _facts(quote: Quote, document: Document, speakers: dict[str, Entity], paragraphs: Paragraphs) -> QuoteFacts:
    speaker = speakers.get(quote.speaker or "")
    source = one_line(document.slice(quote.source)) if quote.source else ""
    return QuoteFacts(
        id=quote.id,
        kind=quote.kind.value,
        speaker=speaker.name if speaker else source,
        role=(speaker.role or "") if speaker else "",
        cue=one_line(document.slice(quote.cue)) if quote.cue else "",
        via=one_line(document.slice(quote.via)) if quote.via else "",
        paragraph=paragraphs.number_at(quote.content[0].start),
        words=_words(quote, document),
        reason=quote.reason or "",
        certainty="" if quote.kind is QuoteKind.SCARE else quote.certainty.value,
    )


def _words(quote: Quote, document: Document) -> str:
    words = one_line(document.slice(quote.content[0]))
    for before, part in pairwise(quote.content):
        narrated = document.slice(Span(before.end, part.start)).strip()
        words += (BETWEEN_PARTS if narrated else " ") + one_line(document.slice(part))
    return words
