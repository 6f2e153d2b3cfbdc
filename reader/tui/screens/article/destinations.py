"""Destinations in the command palette: names, quotes and sections of the article, and articles read before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.markup import escape

from reader.base.text import one_line
from reader.model.document import BlockKind
from reader.page.item_keys import EntityKey, PlaceKey, QuoteKey
from reader.page.voices import SPOKEN
from reader.tui.widgets.quote_list import how_it_was_said

if TYPE_CHECKING:
    from reader.tui.screens.article.screen import ArticleScreen

MAX_INITIAL = 8
"""Destinations offered before anything is typed."""


class Destinations(Provider):
    """Goes to a name, a quote, a section or another article."""

    def _places(self) -> Iterator[tuple[str, str, Callable[[], None]]]:
        screen = cast("ArticleScreen", self.screen)
        document = screen.reading.document
        for block in document.blocks_of(BlockKind.HEADING):
            yield document.slice(block.span), "section", partial(screen.go_to_key, PlaceKey(block.span))
        for entity in document.entities:
            role = entity.role or entity.kind.value
            yield entity.name, role, partial(screen.go_to_key, EntityKey(entity.id))
        speakers = screen.reading.lookup.speakers
        for quote in document.quotes:
            if quote.kind in SPOKEN:
                words = one_line(document.slice(quote.content[0]))
                yield words, how_it_was_said(document, quote, speakers), partial(screen.go_to_key, QuoteKey(quote.id))
        for recent in screen.recent():
            yield recent.headline or recent.uri, f"read before: {recent.uri}", partial(screen.open_again, recent.uri)

    async def discover(self) -> Hits:
        """The first few destinations."""
        for number, (name, about, go) in enumerate(self._places()):
            if number == MAX_INITIAL:
                return
            yield DiscoveryHit(Content(name), go, text=name, help=escape(about))

    async def search(self, query: str) -> Hits:
        """The destinations whose name matches what is typed."""
        matcher = self.matcher(query)
        for name, about, go in self._places():
            if (score := matcher.match(name)) > 0:
                yield Hit(score, Content(name), go, text=name, help=escape(about))
