"""The names, quotes and facts of a document as lines of plain text for people."""

from __future__ import annotations

from collections.abc import Iterator

from reader.export.facts import QuoteFacts, entities_by_kind, facts_by_kind, quote_facts
from reader.export.lines import Page
from reader.model.annotation import Entity, QuoteKind
from reader.model.document import Document
from reader.model.paragraphs import Paragraphs, name_of
from reader.page.cells import width_of

NAME_CELLS = 32
"""A name column wider than this leaves no room for what follows on a terminal of 80 columns."""


def quote_lines(document: Document, page: Page) -> Iterator[str]:
    """Each quote: number, paragraph, kind, who says it and how; under it the words."""
    facts = quote_facts(document)
    digits = len(str(len(facts)))
    for number, quote in enumerate(facts, 1):
        lead = f"{number:>{digits}}. "
        yield lead + page.paint("quiet", f"{name_of(quote.paragraph)}  {quote.kind}  ") + _who(quote, page)
        yield from page.lines(quote.words, " " * len(lead))


def _who(quote: QuoteFacts, page: Page) -> str:
    style = "strong" if quote.is_attributed else "quiet" if quote.kind == QuoteKind.SCARE else "warning"
    return page.paint(style, quote.who) + quote.how


def entity_lines(document: Document, page: Page) -> Iterator[str]:
    """The names under their kinds: how often each is mentioned, what the text calls it, other spellings."""
    for number, (title, entities) in enumerate(entities_by_kind(document)):
        if number:
            yield ""
        yield page.paint("strong", title)
        column = min(max(width_of(entity.name) for entity in entities), NAME_CELLS)
        for entity in entities:
            yield from _entity(entity, column, page)


def _entity(entity: Entity, column: int, page: Page) -> Iterator[str]:
    blanks = " " * (column - width_of(entity.name))
    about = [entity.role] if entity.role else []
    if entity.aliases:
        about.append("also " + ", ".join(alias.text for alias in entity.aliases))
    lead = f"  {entity.name}{blanks}  {len(entity.mentions):>3}"
    yield from page.lines(" · ".join(about), lead + "  " if about else lead, " " * (column + 9))


def fact_lines(document: Document, page: Page) -> Iterator[str]:
    """What can be checked under its kinds: the words, what they amount to where that is certain, the paragraphs."""
    paragraphs = Paragraphs(document)
    for number, (title, facts) in enumerate(facts_by_kind(document)):
        if number:
            yield ""
        yield page.paint("strong", title)
        for fact in facts:
            value = f" = {fact.value}" if fact.value else ""
            places = dict.fromkeys(paragraphs.name_at(span.start) for span in fact.spans)
            yield from page.lines(f"{fact.words}{value}  {', '.join(places)}", "  ", "    ")
