"""Articles made of quotes, with their layers filled by hand, so that nothing has to be found in them."""

from __future__ import annotations

from typing import NamedTuple

from reader.base.values import replace
from reader.model.annotation import Certainty, Entity, EntityKind, Quote, QuoteKind, Role
from reader.model.build import build
from reader.model.document import BlockKind, Document, Metadata, Source
from reader.model.draft import Draft, DraftBlock
from reader.model.span import Span


class Said(NamedTuple):
    """A paragraph in which somebody says something."""

    words: str
    by: str | None = None
    """The name of a person; None if nobody is named."""
    role: str = ""
    source: str = ""
    """Who says it, in words that name nobody: "he", "a source"."""
    kind: QuoteKind = QuoteKind.DIRECT
    person: EntityKind = EntityKind.PERSON

    @property
    def text(self) -> str:
        words = f"“{self.words}”" if self.kind is QuoteKind.DIRECT else self.words
        return f"{words} said {self.by or self.source}, {self.role}." if self.by or self.source else f"{words}."


def article(
    *paragraphs: Said | str,
    headline: str = "Port workers walk out",
    uri: str = "strike.txt",
    url: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
) -> Document:
    """A document with these paragraphs below its headline, each with the quote that it holds."""
    texts = [each if isinstance(each, str) else each.text for each in paragraphs]
    blocks = (DraftBlock(headline, BlockKind.HEADLINE), *(DraftBlock(text, BlockKind.PARAGRAPH) for text in texts))
    about = Metadata(headline=headline, url=url, publisher=publisher, published=published)
    plain = build(Draft(Source(uri, "text"), blocks, about))
    entities: dict[str, Entity] = {}
    quotes: list[Quote] = []
    for block, said in zip(plain.blocks[-len(paragraphs) :], paragraphs, strict=True):
        if isinstance(said, Said):
            quotes.append(_quote(plain, block.span, said, entities, f"q{len(quotes) + 1}"))
    return replace(plain, entities=tuple(entities.values()), quotes=tuple(quotes))


def _quote(document: Document, block: Span, said: Said, entities: dict[str, Entity], number: str) -> Quote:
    named = said.by or said.source
    length = len(said.words) + (2 if said.kind is QuoteKind.DIRECT else 0)
    content = Span(block.start, block.start + length)
    start = document.text.index(named, content.end, block.end) if named else 0
    source = Span(start, start + len(named)) if named else None
    cue = Span(content.end + 1, content.end + 5) if named else None
    if said.by and source:
        roles = (Role(said.role, Span(source.end + 2, source.end + 2 + len(said.role))),) if said.role else ()
        new = Entity(f"e{len(entities) + 1}", said.person, said.by, (source,), roles=roles)
        entities.setdefault(said.by, new)
    speaker = entities[said.by].id if said.by else None
    certainty = Certainty.CERTAIN if speaker else Certainty.UNSURE
    return Quote(number, said.kind, (content,), source, cue, speaker, reason="made for a test", certainty=certainty)
