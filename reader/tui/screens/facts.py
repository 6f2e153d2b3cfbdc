"""What is known of a document, a quote or a name, how it is known, and what is not."""

from __future__ import annotations

from reader.model.annotation import Entity, Quote
from reader.model.document import Document
from reader.model.paragraphs import Paragraphs
from reader.tui.page.typeset import SET_ASIDE

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction by adults: Brysbaert, Journal of Memory and Language 109 (2019)."""


def minutes(document: Document, offset: int) -> int:
    """Minutes that the story takes from `offset` on, rounded, at least 1 while anything is left."""
    words = _words(document, offset)
    return max(1, round(words / WORDS_A_MINUTE)) if words else 0


def _words(document: Document, offset: int = 0) -> int:
    return sum(
        len(document.text[max(offset, block.span.start) : block.span.end].split())
        for block in document.blocks
        if block.kind not in SET_ASIDE and block.span.end > offset
    )


def facts_of(document: Document) -> list[str]:
    """Source, date, author and length; what is missing is said to be."""
    metadata = document.metadata
    authors = ", ".join(metadata.authors)
    if metadata.authors_inferred:
        authors = f"author {authors} inferred"
    facts = [
        metadata.publisher or ("standard input" if document.source.uri == "-" else "file"),
        metadata.published or "no date found",
        authors or "no author found",
        f"{_words(document):,} words",
    ]
    if document.source.encoding_guessed:
        facts.append(f"read as {document.source.encoding}, a guess")
    return facts


def why_quote(document: Document, quote: Quote) -> list[tuple[str, str]]:
    """Pairs of a question and its answer: who speaks, by what words, by which rule, how sure."""
    speaker = next((entity for entity in document.entities if entity.id == quote.speaker), None)
    answers = [
        ("kind", quote.kind.value),
        ("speaker", speaker.name if speaker else "not known"),
        ("role", speaker.role or "" if speaker else ""),
        ("in the text", document.slice(quote.source) if quote.source else "nobody is named"),
        ("cue", document.slice(quote.cue) if quote.cue else "none"),
        ("via", document.slice(quote.via) if quote.via else ""),
        ("known by", quote.reason or ""),
        ("how sure", quote.certainty.value),
        ("where", f"¶{Paragraphs(document).number_at(quote.content[0].start)}"),
    ]
    return [
        ("words", " … ".join(document.slice(span) for span in quote.content)),
        *filter(lambda pair: pair[1], answers),
    ]


def why_entity(document: Document, entity: Entity) -> list[tuple[str, str]]:
    """Pairs of a question and its answer: what it is, its roles and spellings, and where they stand."""
    paragraphs = Paragraphs(document)
    said = sum(quote.speaker == entity.id for quote in document.quotes)
    answers = [("name", entity.name), ("kind", entity.kind.value), ("mentions", str(len(entity.mentions)))]
    answers += [("role", f"{role.text}  ¶{paragraphs.number_at(role.span.start)}") for role in entity.roles]
    answers += [
        ("also", f"{alias.text}  ¶{paragraphs.number_at(alias.span.start)}: {alias.reason}") for alias in entity.aliases
    ]
    answers += [
        ("not merged", f"{document.slice(span)}  ¶{paragraphs.number_at(span.start)}") for span in entity.unmerged
    ]
    if entity.either:
        answers.append(("either", f"{len(entity.either)} mentions may be somebody else with this name"))
    if said:
        answers.append(("quotes by", str(said)))
    return answers
