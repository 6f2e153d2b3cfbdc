"""Articles of the library with their notes, gathered for a form of other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reader.export.references import OF_NOTES
from reader.export.references.note import NotedArticle, notes_of
from reader.library import checking
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.model.document import Document

WITH_SPEAKERS = frozenset({"markdown"})
"""Forms that say who said the noted words."""


def noted_articles(
    store: Store, articles: Iterable[int], form: str, annotate: Callable[[Document], Document]
) -> Iterator[NotedArticle]:
    """These articles with their notes, as far as they are kept; in forms of `OF_NOTES`, those that have any.

    `annotate` finds names and quotes, where the form needs them.
    """
    shelf = Shelf(store)
    for article in dict.fromkeys(articles):
        notes = store.notes((article,))
        if not notes and form in OF_NOTES:
            continue
        is_annotated = form in WITH_SPEAKERS
        document = checking.annotated_again(store, article, annotate) if is_annotated else shelf.document(article)
        if document is not None:
            yield NotedArticle(document, notes_of(document, notes))
