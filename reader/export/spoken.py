"""The article and all that was found in it, in reading order, for screen readers: no boxes, no columns, no symbols that
a voice would read out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import assert_never

from reader.base.text import counted, one_line
from reader.export.facts import QuoteFacts, entities_by_kind, facts_by_kind, quote_facts
from reader.export.outline import Code, Heading, Item, Listing, Prose, Quotation, StoryTable, story
from reader.export.tables import lines_of, rows_of
from reader.model.annotation import Entity, QuoteKind
from reader.model.document import BlockKind, Caption, Document
from reader.model.headings import LISTED_AS_FACTS
from reader.model.paragraphs import Paragraphs
from reader.model.span import Span

_LABEL = 24
"""Code points in the longest label before a note's first colon: "Editor’s note", "Correction"."""


def spoken(document: Document) -> Iterator[str]:
    """The lines, each a complete thought and never wrapped; "" between two parts."""
    parts = (_article, _names, _quotes, _facts, _captions, _comments)
    for number, part in enumerate(parts):
        if number:
            yield ""
        yield from part(document)


def _article(document: Document) -> Iterator[str]:
    metadata = document.metadata
    if metadata.headline:
        yield f"Headline: {one_line(metadata.headline)}"
        yield ""
    for number, item in enumerate(story(document)):
        if number:
            yield ""
        yield from _item(document, item)


def _item(document: Document, item: Item) -> Iterator[str]:
    match item:
        case Prose():
            words = one_line(document.slice(item.span))
            yield f"Note: {words}" if item.kind is BlockKind.NOTE and not _names_itself(words) else words
        case Heading():
            yield f"Section: {one_line(document.slice(item.span))}"
        case Quotation():
            yield f"Quotation: {one_line(document.slice(item.span))}"
        case Listing():
            for number, each in enumerate(item.items):
                if number:
                    yield ""
                yield one_line(document.slice(each.words))
        case StoryTable():
            yield from _rows(document, item.span)
        case Code():
            yield from document.slice(item.span).split("\n")
        case _:
            assert_never(item)


def _rows(document: Document, table: Span) -> Iterator[str]:
    rows = rows_of(document, table)
    if not rows:
        yield from lines_of(document, table)
    for row in rows:
        yield ", ".join(filter(None, map(document.slice, row)))


def _names_itself(note: str) -> bool:
    """Whether a note begins with a label of its own, such as "Correction:"."""
    return 0 < note.find(":") <= _LABEL


def _names(document: Document) -> Iterator[str]:
    groups = [(title, own) for title, own in entities_by_kind(document) if own[0].kind not in LISTED_AS_FACTS]
    counts = ", ".join(f"{title.lower()} {len(own)}" for title, own in groups)
    yield f"Who and what is named: {counts or 'nobody'}."
    paragraphs = Paragraphs(document)
    for title, entities in groups:
        yield f"{title}."
        yield from (_name(entity, paragraphs) for entity in entities)


def _name(entity: Entity, paragraphs: Paragraphs) -> str:
    said = [entity.name + "".join(f", {one_line(role.text)}" for role in entity.roles)]
    places = entity.mentions or entity.either
    if places:
        said.append(f"{counted(len(places), 'mention')}, first {_where(paragraphs.number_at(places[0].start))}")
    if entity.aliases:
        said.append("also called " + ", ".join(alias.text for alias in entity.aliases))
    return "; ".join(said) + "."


def _quotes(document: Document) -> Iterator[str]:
    quotes = quote_facts(document)
    yield f"Who said what: {counted(len(quotes), 'quote')} and reports."
    for number, facts in groupby(quotes, lambda facts: facts.paragraph):
        yield f"{_where(number).removeprefix('in ').capitalize()}."
        yield from map(_quote, facts)


def _quote(facts: QuoteFacts) -> str:
    if facts.kind == QuoteKind.SCARE:
        return f"In quotation marks, said by nobody: {facts.words}"
    who = f"{facts.speaker}, {facts.role}" if facts.role else facts.speaker or "No speaker found"
    leads = facts.speaker and facts.cue.lower() == "according to"
    who, how = (f"According to {who}", "") if leads else (who, f", {facts.cue}" if facts.cue else "")
    via = f", via {facts.via}" if facts.via else ""
    sure = f", {facts.doubt}" if facts.doubt else ""
    kind = {QuoteKind.INDIRECT: ", reported", QuoteKind.MIXED: ", quoted in part"}.get(QuoteKind(facts.kind), "")
    return f"{who}{how}{via}{kind}{sure}: {facts.words}"


def _facts(document: Document) -> Iterator[str]:
    groups = facts_by_kind(document)
    yield f"What can be checked: {counted(sum(len(facts) for _, facts in groups), 'fact')}."
    paragraphs = Paragraphs(document)
    for title, facts in groups:
        yield f"{title}."
        for fact in facts:
            note = f", that is {fact.value}" if fact.value else ""
            yield f"{fact.words}{note}, {_where(paragraphs.number_at(fact.spans[0].start))}."


def _captions(document: Document) -> Iterator[str]:
    yield f"Captions: {len(document.captions) or 'none'}."
    for number, caption in enumerate(document.captions, 1):
        yield f"Caption {number}{_state(caption)}: {one_line(caption.text)}"
        if caption.credit:
            yield f"Photo by {one_line(caption.credit)}."


def _state(caption: Caption) -> str:
    printed = f", printed {len(caption.spans)} times" if len(caption.spans) > 1 else ""
    return (", cut short in this copy" if caption.truncated else "") + printed


def _comments(document: Document) -> Iterator[str]:
    comments = document.comments
    if comments is None:
        yield "Comments: no such part in this copy."
        return
    yield f"Comments: {len(comments.items) or 'none in this copy'}."
    if comments.note:
        yield f"The site says: {one_line(comments.note)}"
    yield from map(one_line, comments.items)


def _where(number: int) -> str:
    return f"in paragraph {number}" if number else "at the top"
