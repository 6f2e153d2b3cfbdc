"""What the copying keys copy: which of the things one may stand on comes first. Copies nothing itself."""

from __future__ import annotations

from reader.model.document import Document
from reader.page.citation import Passage, name_passage, quote_passage, words_passage
from reader.page.places import entity_of, quote_of
from reader.tui.widgets.article_view import ArticleView


def passage_here(document: Document, view: ArticleView, selected: str | None, key: str) -> Passage | None:
    """What is selected by key or by mouse, else the quote or name of `key`, else the trail's stop, else the sentence.

    `selected` is what the mouse selected, in the article or elsewhere. None where there is no text.
    """
    if view.selecting is not None:
        return words_passage(document, view.selecting.words(document), view.selecting.span)
    if selected:
        return words_passage(document, selected, view.selected_span)
    quote, entity = quote_of(document, key), entity_of(document, key)
    trail = view.trail
    if quote is not None:
        return quote_passage(document, quote)
    if entity is not None:
        at = trail.current.span if trail is not None and trail.current.key == key else None
        return name_passage(document, entity, at)
    span = trail.current.span if trail is not None else view.sentence_here()
    return words_passage(document, document.slice(span), span) if span is not None else None
