"""The article and all that was found in it in reading order, for ears: no boxes, no columns, no signs that a voice
would spell. Knows no Textual."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from reader.base.text import counted, one_line
from reader.export.body import passages
from reader.export.facts import QuoteFacts, entities_by_kind, quote_facts
from reader.model import headings
from reader.model.annotation import Entity, EntityKind, QuoteKind
from reader.model.document import Block, BlockKind, Caption, Document
from reader.model.paragraphs import Paragraphs
from reader.page.fact_groups import grouped

_LED = {BlockKind.HEADING: "Section: ", BlockKind.QUOTE: "Quotation: ", BlockKind.NOTE: "Note: "}

_LABEL = 24
"""Code points that the words before a note's first colon may have to be its label: "Editor’s note", "Correction"."""

_FACTS = frozenset({EntityKind.DATE, EntityKind.MONEY})
"""Kinds of names that are told among what can be checked."""


def spoken(document: Document) -> Iterator[str]:
    """Lines, each a whole thought and as long as it needs to be; "" between two parts. Nothing is wrapped."""
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
    for number, passage in enumerate(passages(document)):
        if number:
            yield ""
        yield from _passage(document, passage)


def _passage(document: Document, passage: Block) -> Iterator[str]:
    text = document.slice(passage.span)
    if passage.kind is BlockKind.TABLE:
        yield from (", ".join(filter(None, line.split("\t"))) for line in text.split("\n"))
    elif passage.kind is BlockKind.CODE:
        yield from text.split("\n")
    else:
        words = one_line(text)
        yield words if passage.kind is BlockKind.NOTE and _names_itself(words) else _LED.get(passage.kind, "") + words


def _names_itself(note: str) -> bool:
    """Whether it begins as "Correction:" does."""
    return 0 < note.find(":") <= _LABEL


def _names(document: Document) -> Iterator[str]:
    groups = [(title, own) for title, own in entities_by_kind(document) if own[0].kind not in _FACTS]
    yield f"Who and what is named: {_listed(f'{title.lower()} {len(own)}' for title, own in groups) or 'nobody'}."
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
        said.append(f"also called {_listed(alias.text for alias in entity.aliases)}")
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
    sure = f", {facts.certainty}" if facts.speaker and facts.certainty != "certain" else ""
    kind = {QuoteKind.INDIRECT: ", reported", QuoteKind.MIXED: ", quoted in part"}.get(QuoteKind(facts.kind), "")
    return f"{who}{how}{via}{kind}{sure}: {facts.words}"


def _facts(document: Document) -> Iterator[str]:
    facts = grouped(document)
    yield f"What can be checked: {counted(len(facts), 'fact')}."
    paragraphs = Paragraphs(document)
    for kind, own in groupby(facts, lambda fact: fact.kind):
        yield f"{headings.FACT_HEADINGS[kind]}."
        for fact in own:
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


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
