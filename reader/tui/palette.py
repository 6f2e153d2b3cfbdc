"""The command palette, and its places: people, quotes and sections of the article, and articles read before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.markup import escape

from reader.model.document import BlockKind
from reader.page.voices import SPOKEN, Speakers
from reader.tui.screens.article import ArticleScreen
from reader.tui.widgets.quote_list import how_it_was_said

SHOWN_AT_ONCE = 8
"""Places offered before anything was typed."""


class Palette(CommandPalette):
    """The palette, with its list left alone while that has no room: before anything was found, or on a tiny screen."""

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).scrollable_content_region:
            super()._action_command_list(action)


class Places(Provider):
    """Go to a name, a quote or a section."""

    def _places(self) -> Iterator[tuple[str, str, Callable[[], None]]]:
        screen = self.screen
        if not isinstance(screen, ArticleScreen):
            return
        document = screen.document
        for block in document.blocks_of(BlockKind.HEADING):
            yield document.slice(block.span), "section", partial(screen.go_to_span, block.span)
        for entity in document.entities:
            role = entity.role or entity.kind.value
            yield entity.name, role, partial(screen.go_to_key, f"entity:{entity.id}")
        speakers = Speakers(document)
        for quote in document.quotes:
            if quote.kind in SPOKEN:
                words = " ".join(document.slice(quote.content[0]).split())
                yield words, how_it_was_said(document, quote, speakers), partial(screen.go_to_key, f"quote:{quote.id}")
        for recent in screen.recent():
            yield recent.headline or recent.uri, f"read before: {recent.uri}", partial(screen.open_again, recent.uri)

    async def discover(self) -> Hits:
        """The first few places."""
        for number, (name, about, go) in enumerate(self._places()):
            if number == SHOWN_AT_ONCE:
                return
            yield DiscoveryHit(Content(name), go, text=name, help=escape(about))

    async def search(self, query: str) -> Hits:
        """The places whose name fits what was typed."""
        matcher = self.matcher(query)
        for name, about, go in self._places():
            if (score := matcher.match(name)) > 0:
                yield Hit(score, Content(name), go, text=name, help=escape(about))
