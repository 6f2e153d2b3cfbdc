"""A story's words as HTML, with names, quotes and inline markup as elements. Knows nothing of the page round them."""

from __future__ import annotations

from html import escape

from reader.export.segments import segments
from reader.model.annotation import Entity, Quote, QuoteKind
from reader.model.document import Document, Mark, MarkKind
from reader.model.index import SpanIndex
from reader.model.span import Span

Layer = Mark | Quote | Entity

_TAGS = {MarkKind.STRONG: "strong", MarkKind.EMPHASIS: "em", MarkKind.STRIKE: "s", MarkKind.CODE: "code"}


class Markup:
    """The text of one document as HTML. Names lead to their entry in the list of names, by `prefix` and id."""

    def __init__(self, document: Document, prefix: str) -> None:
        self._document = document
        self._prefix = prefix
        layers: list[tuple[Span, Layer]] = [(mark.span, mark) for mark in document.marks]
        layers += [(span, entity) for entity in document.entities for span in entity.mentions]
        layers += [
            (span, quote) for quote in document.quotes if quote.kind is not QuoteKind.SCARE for span in quote.content
        ]
        self._layers = SpanIndex(layers)

    def html(self, span: Span) -> str:
        """The words under `span`, every character that HTML knows escaped."""
        pieces = segments(span, self._layers.within(span))
        return "".join(self._piece(self._document.slice(piece), over) for piece, over in pieces)

    def _piece(self, text: str, over: tuple[Layer, ...]) -> str:
        html = escape(text).replace("\n", "<br>\n")
        for layer in over:
            if isinstance(layer, Mark) and layer.kind in _TAGS:
                html = f"<{_TAGS[layer.kind]}>{html}</{_TAGS[layer.kind]}>"
        html = self._link(html, over)
        quote = next((layer for layer in over if isinstance(layer, Quote)), None)
        return f'<span class="{quote.kind.value}">{html}</span>' if quote else html

    def _link(self, html: str, over: tuple[Layer, ...]) -> str:
        """`html` as a link of the article's own or else to the name it is; links cannot hold one another."""
        for layer in over:
            if isinstance(layer, Mark) and layer.target and layer.target.startswith(("http://", "https://")):
                return f'<a href="{escape(layer.target)}" rel="noreferrer">{html}</a>'
        for layer in over:
            if isinstance(layer, Entity):
                title = escape(f"{layer.name}, {layer.role}" if layer.role else layer.name)
                return f'<a class="name" href="#{self._prefix}{layer.id}" title="{title}">{html}</a>'
        return html
