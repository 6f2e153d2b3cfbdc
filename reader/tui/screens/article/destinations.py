"""Destinations in the command palette: names, quotes, notes and sections of the article, articles read before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import Hits, Provider

from reader.base.text import one_line
from reader.model.document import BlockKind
from reader.model.headings import ENTITY_NOUNS
from reader.page.item_keys import EntityKey, NoteKey, PlaceKey, QuoteKey
from reader.page.voices import SPOKEN
from reader.tui.matching import hit, match
from reader.tui.widgets.quote_list import how_it_was_said

if TYPE_CHECKING:
    from reader.tui.screens.article.screen import ArticleScreen

MIN_CHARS = 2
"""Characters to type before destinations are offered."""

SECTION, NAME, QUOTE, ARTICLE = 0.7, 0.5, 0.3, 0.1
"""Least score of each kind of destination: commands come first, then these in turn."""


class Destinations(Provider):
    """Goes to a section, a note, a name, a quote or another article."""

    def _places(self) -> Iterator[tuple[float, str, str, Callable[[], None]]]:
        screen = cast("ArticleScreen", self.screen)
        document = screen.reading.document
        for block in document.blocks_of(BlockKind.HEADING):
            yield SECTION, document.slice(block.span), "section", partial(screen.go_to_key, PlaceKey(block.span))
        for note in screen.reading.notes.places:
            words = one_line(note.words or document.slice(note.span))
            yield SECTION, words, "note", partial(screen.go_to_key, NoteKey(note.number))
        for name, go in screen.kinds():
            yield NAME, name, "names of this kind", go
        for entity in document.entities:
            about = entity.role or ENTITY_NOUNS[entity.kind]
            yield NAME, entity.name, about, partial(screen.go_to_key, EntityKey(entity.id))
        speakers = screen.reading.lookup.speakers
        for quote in document.quotes:
            if quote.kind in SPOKEN:
                words, about = one_line(document.slice(quote.content[0])), how_it_was_said(document, quote, speakers)
                yield QUOTE, words, about, partial(screen.go_to_key, QuoteKey(quote.id))
        for recent in screen.recent():
            about = f"read before: {recent.uri}"
            yield ARTICLE, recent.headline or recent.uri, about, partial(screen.open_again, recent.uri)

    async def search(self, query: str) -> Hits:
        """The destinations that have the query in them."""
        if len(query) < MIN_CHARS:
            return
        for least, name, about, go in self._places():
            found = match(name, query)
            if found is not None:
                yield hit(least + found.quality * 0.19, name, go, about, found.at, query)
