"""Document to Document: add sentences, names and quotes. PASSES is the order they run in."""

from __future__ import annotations

from collections.abc import Callable

from reader.annotate import entities, quotes, sentences
from reader.model.document import Document

Pass = Callable[[Document], Document]

PASSES: tuple[tuple[str, Pass], ...] = (
    ("sentences", sentences.find),
    ("entities", entities.find),
    ("quotes", quotes.find),  # needs entities
)


def annotate(document: Document) -> Document:
    """The same text with sentences, entities and quotes."""
    for _name, run in PASSES:
        document = run(document)
    return document
