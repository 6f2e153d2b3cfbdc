"""Annotate a document with sentences, names, quotes and facts. PASSES is the order in which they are added."""

from __future__ import annotations

from collections.abc import Callable

from reader import lexicon
from reader.annotate import engines, entities, facts, quotes, sentences
from reader.annotate.engines import Engine
from reader.base.values import replace
from reader.model.document import Document
from reader.settings.engine import in_use

Pass = Callable[[Document, Engine], Document]

PASSES: tuple[tuple[str, Pass], ...] = (
    ("sentences", lambda document, _: sentences.find(document)),
    ("entities", lambda document, engine: entities.find(document, engine.names)),
    ("quotes", lambda document, engine: quotes.find(document, engine.quotes, engine.grades)),  # needs entities
    ("facts", lambda document, _: facts.find(document)),  # needs sentences and entities
)


IN_ANY_LANGUAGE = frozenset({"sentences", "facts"})
"""Passes for which a language needs no word lists."""


def annotate(document: Document, engine: str | None = None) -> Document:
    """Add sentences, entities, quotes and facts, with the word lists of the document's language.

    In a language without word lists no entities and quotes are sought, and links are the only facts.
    `engine` is what `engines.load` takes, with the errors that it raises.
    """
    chosen = engines.load(engine)
    language = document.metadata.language
    is_covered = lexicon.is_covered(language)
    with lexicon.using(language):
        for name, run in PASSES:
            if is_covered or name in IN_ANY_LANGUAGE:
                document = run(document, chosen)
    return replace(document, engine=in_use(engine))
