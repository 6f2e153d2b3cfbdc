"""Document to Document: add sentences, names, quotes and facts. PASSES is the order they run in."""

from __future__ import annotations

from collections.abc import Callable

from reader import lexicon
from reader.annotate import entities, facts, quotes, sentences
from reader.model.document import Document

Pass = Callable[[Document], Document]

PASSES: tuple[tuple[str, Pass], ...] = (
    ("sentences", sentences.find),
    ("entities", entities.find),
    ("quotes", quotes.find),  # needs entities
    ("facts", facts.find),  # needs sentences and entities
)


def annotate(document: Document) -> Document:
    """The same text with sentences, entities, quotes and facts."""
    with lexicon.using(document.metadata.language):
        for _name, run in PASSES:
            document = run(document)
    return document
