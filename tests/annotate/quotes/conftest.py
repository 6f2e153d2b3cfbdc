"""Cases written as short articles, with brackets around what is expected."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

from reader.annotate import engines, quotes
from reader.model.annotation import Entity, EntityKind, Quote, QuoteKind, Role
from reader.model.document import Block, BlockKind, Document, Source
from reader.model.span import Span

KNOWN_ENTITIES = {
    "Mara Okafor": EntityKind.PERSON,
    "Casimir Dole": EntityKind.PERSON,
    "Ines Valdra": EntityKind.PERSON,
    "Piers Abbot": EntityKind.PERSON,
    "Halcyon Terminals": EntityKind.ORGANIZATION,
    "Harbour Ministry": EntityKind.ORGANIZATION,
    "Seaboard Press": EntityKind.ORGANIZATION,
    "Northern Wire": EntityKind.ORGANIZATION,
    "Averil Courier": EntityKind.ORGANIZATION,
    "Tidelines": EntityKind.ORGANIZATION,
}
"""The names that cases may contain, for persons also by surname alone. All are invented."""


@dataclass(frozen=True)
class AnnotatedCase:
    """An annotated case: the document, and the text that was in brackets."""

    document: Document
    marked: list[str]

    @property
    def quotes(self) -> list[Quote]:
        return [quote for quote in self.document.quotes if quote.kind is not QuoteKind.SCARE]

    @property
    def scare(self) -> list[str]:
        return [self.words(quote.content) for quote in self.document.quotes if quote.kind is QuoteKind.SCARE]

    def words(self, spans: Span | Sequence[Span] | None) -> str:
        """The text of a span, or of several joined by a bar."""
        if spans is None:
            return ""
        spans = [spans] if isinstance(spans, Span) else spans
        return " | ".join(self.document.slice(span) for span in spans)

    def contents(self) -> list[str]:
        return [self.words(quote.content) for quote in self.quotes]

    def sources(self) -> list[str]:
        return [self.words(quote.source) for quote in self.quotes]

    def speakers(self) -> list[str | None]:
        return speakers(self.document, self.quotes)


def speakers(document: Document, quotes: Sequence[Quote]) -> list[str | None]:
    """The name of whoever speaks in each of some quotes; None where nobody known does."""
    names = {entity.id: entity.name for entity in document.entities}
    return [names.get(quote.speaker or "") for quote in quotes]


def document(text: str, kinds: Sequence[BlockKind] = ()) -> Document:
    """A document with one block per line, paragraphs unless `kinds` says otherwise, and the known names in it."""
    blocks: list[Block] = []
    for number, found in enumerate(re.finditer(r"[^\n]+", text)):
        kind = kinds[number] if number < len(kinds) else BlockKind.PARAGRAPH
        blocks.append(Block(kind, Span(*found.span())))
    return Document(Source("case", "text"), text, blocks=tuple(blocks), entities=tuple(_entities(text)))


def _entities(text: str) -> list[Entity]:
    found: list[Entity] = []
    for name, kind in KNOWN_ENTITIES.items():
        spelling = f"(?:{name})|{name.split()[-1]}" if kind is EntityKind.PERSON else name
        spans = tuple(Span(*match.span()) for match in re.finditer(rf"\b(?:{spelling})\b", text))
        role = re.search(rf"(senator|mayor|harbour master) {name}", text)
        roles = (Role(role.group(1), Span(*role.span(1))),) if role else ()
        if spans:
            found.append(Entity(f"e{len(found) + 1}", kind, name, spans, roles=roles))
    return found


def _unbracket(case: str) -> tuple[str, list[str]]:
    marked = re.findall(r"\[([^\[\]]*)\]", case)
    return re.sub(r"[\[\]]", "", case), marked


@pytest.fixture(params=["fast", "rules"])
def engine(request: pytest.FixtureRequest) -> str:
    """The name of an engine; every test that uses it runs with each of them."""
    return str(request.param)


@pytest.fixture
def read(engine: str) -> Callable[..., AnnotatedCase]:
    """Annotate a case with the engine of the test."""
    return lambda case, kinds=(): _read(case, kinds, engine)


@pytest.fixture
def read_trained() -> Callable[..., AnnotatedCase]:
    """Annotate a case with the trained tagger."""
    return lambda case, kinds=(): _read(case, kinds, "fast")


def _read(case: str, kinds: Sequence[BlockKind], engine: str) -> AnnotatedCase:
    text, marked = _unbracket(case)
    return AnnotatedCase(quotes.find(document(text, kinds), engines.load(engine).quotes), marked)
