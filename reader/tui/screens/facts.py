"""What is known of a document and what is not, in a few words."""

from __future__ import annotations

from reader.model.document import Document
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
