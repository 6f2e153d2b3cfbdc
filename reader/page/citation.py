"""Passages with their source, ready to be pasted elsewhere. Knows the document; knows nothing of clipboards.

All facts are from the document itself; missing ones are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from reader.base.text import one_line
from reader.base.values import Value, replace
from reader.load import is_web
from reader.model.annotation import Certainty, Entity, Quote
from reader.model.document import Document
from reader.model.paragraphs import Paragraphs
from reader.model.raw import STANDARD_INPUT
from reader.model.span import Span
from reader.page.fragment import with_fragment
from reader.page.trail import quote_span
from reader.page.voices import Speakers


class CitedPassage(Value):
    """Copyable text, alone or with its source."""

    words: str
    cited: str


def quote_passage(document: Document, quote: Quote) -> CitedPassage:
    """The quoted words, with an ellipsis for interrupting narration; cited with who said it, how, and where."""
    words = " … ".join(one_line(document.slice(span)) for span in quote.content)
    said = _said(document, quote)
    return _passage(document, words, f"{words}\n— {said}" if said else words, quote_span(quote))


def speaker_passage(document: Document, quotes: Sequence[Quote]) -> CitedPassage:
    """All of these quotes, one per line; cited, each with its own source."""
    passages = [quote_passage(document, quote) for quote in quotes]
    return CitedPassage("\n".join(one.words for one in passages), "\n\n".join(one.cited for one in passages))


def name_passage(document: Document, entity: Entity, at: Span | None = None) -> CitedPassage:
    """A name and its role, cited with one mention's place (the first by default) and the paragraphs that mention it."""
    mentions = (*entity.mentions, *entity.either)
    place = at or (mentions[0] if mentions else None)
    passage = _passage(document, entity.name, _listed([entity.name, entity.role]), place)
    named = _paragraphs(document, mentions)
    return replace(passage, cited=f"{passage.cited}\nNamed in {named}") if named else passage


def _paragraphs(document: Document, spans: Iterable[Span]) -> str:
    """The numbers of the paragraphs with these spans, each once: "¶ 2, 5, 9"; "" for none."""
    paragraphs = Paragraphs(document)
    numbers = dict.fromkeys(paragraphs.number_at(span.start) for span in sorted(spans))
    return f"¶ {', '.join(str(number) for number in numbers if number)}" if any(numbers) else ""


def words_passage(document: Document, words: str, span: Span | None) -> CitedPassage:
    """Words as selected; `span` is their place, None if unknown."""
    return _passage(document, words, words, span)


def _passage(document: Document, words: str, head: str, span: Span | None) -> CitedPassage:
    lines = [head, _listed(_printed(document)), _place(document, span)]
    return CitedPassage(words, "\n".join(filter(None, lines)))


def said_by(document: Document, span: Span) -> str:
    """Who says the words of a span, and how, if they are part of a quote; else ""."""
    quote = next((quote for quote in document.quotes if any(part.overlaps(span) for part in quote.content)), None)
    return _said(document, quote) if quote is not None else ""


def _said(document: Document, quote: Quote) -> str:
    speakers = Speakers(document)
    entity = speakers.entity(quote)
    name = speakers.name(quote)
    if name and quote.certainty is Certainty.UNSURE:
        name += " (?)"
    cue = one_line(document.slice(quote.cue)) if quote.cue is not None else None
    via = f"via {one_line(document.slice(quote.via))}" if quote.via is not None else None
    return _listed([name, entity.role if entity is not None else None, cue, via])


def _printed(document: Document) -> tuple[str | None, ...]:
    """Headline, publisher, day."""
    metadata = document.metadata
    day = metadata.published[: len("2025-03-04")] if metadata.published else None
    return metadata.headline, metadata.publisher, day


def address_of(document: Document) -> str | None:
    """The web address of the article; None if it is not known."""
    return next((url for url in (document.metadata.url, document.source.uri) if url and is_web(url)), None)


def _place(document: Document, span: Span | None) -> str:
    """The address, with a text fragment if there is a span; else the file name and the paragraph."""
    address = address_of(document)
    if address is not None:
        return address if span is None else with_fragment(address, document, span)
    uri = document.source.uri
    name = "" if uri == STANDARD_INPUT else PurePath(uri).name
    number = Paragraphs(document).number_at(span.start) if span is not None else 0
    return _listed([name, f"¶ {number}" if number else None])


def _listed(parts: Iterable[str | None]) -> str:
    return ", ".join(one_line(part) for part in parts if part)
