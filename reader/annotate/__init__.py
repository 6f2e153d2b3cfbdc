"""Annotate a document with sentences, names, quotes and facts. PASSES is the order in which they are added."""

from __future__ import annotations

from collections.abc import Callable

from reader import lexicon
from reader.annotate import engines, entities, facts, quotes, sentences
from reader.annotate.engines import Engine
from reader.model.document import Document

Pass = Callable[[Document, Engine], Document]

PASSES: tuple[tuple[str, Pass], ...] = (
    ("sentences", lambda document, _: sentences.find(document)),
    ("entities", lambda document, engine: entities.find(document, engine.names)),
    ("quotes", lambda document, engine: quotes.find(document, engine.quotes)),  # needs entities
    ("facts", lambda document, _: facts.find(document)),  # needs sentences and entities
)


def annotate(document: Document, engine: str | None = None) -> Document:
    """Add sentences, entities, quotes and facts, with the word lists of the document's language.

    `engine` is a key of `engines.ENGINES`; raises `ValueError` for any other name.
    """
    chosen = engines.load(engine)
    with lexicon.using(document.metadata.language):
        for _name, run in PASSES:
            document = run(document, chosen)
    return document
