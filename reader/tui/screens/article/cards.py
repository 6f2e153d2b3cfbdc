"""The cards of an article: about a name or a quote, about the document, its sections, what a list may show."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TYPE_CHECKING

from reader.page.links import link_at
from reader.session.reading import Reading
from reader.settings import PicturesShown
from reader.tui.screens.article.card_rows import (
    Choice,
    card_of_document,
    card_of_entity,
    card_of_note,
    card_of_quote,
    encodings,
    sections_of,
)
from reader.tui.screens.article.walker import as_key
from reader.tui.screens.card import CardScreen
from reader.tui.widgets.arranged_list import ArrangedList
from reader.tui.widgets.entry import EntryLine
from reader.tui.widgets.pick_list import Item

if TYPE_CHECKING:
    from textual.screen import Screen

    from reader.model.document import Caption
    from reader.tui.screens.article.walker import Walker


class Cards:
    """Opens the cards of one reading."""

    def __init__(
        self,
        screen: Screen[None],
        reading: Reading,
        walker: Walker,
        show_message: Callable[[str], None],
        pictures: PicturesShown,
    ) -> None:
        self._screen = screen
        self._reading = reading
        self._walker = walker
        self._show_message = show_message
        self._pictures = pictures

    def about_cursor(self) -> bool:
        """Open the card of the name or quote under the cursor, with the evidence for it, or of the note; return whether
        there is one."""
        document, lookup, key = self._reading.document, self._reading.lookup, self._reading.key
        if (quote := lookup.quote(key)) is not None:
            self._open("Who said it, and how that is known", card_of_quote(document, quote))
        elif (entity := lookup.named(key)) is not None:
            self._open(entity.name, card_of_entity(document, entity))
        elif (note := lookup.note(key)) is not None:
            saved = self._reading.notes.saved
            made = next((one.made for one in saved if one.number == note.number), 0.0)
            self._open("A note", card_of_note(document, note, made))
        else:
            return False
        return True

    def about_document(self, words: int, decode: Callable[[str], None]) -> None:
        """Open the card of the document. `decode` is called with the encoding if the user chooses another."""
        document = self._reading.document

        def choose(encoding: Hashable) -> None:
            if isinstance(encoding, str):
                decode(encoding)

        def go(key: Hashable) -> None:
            if key is Choice.ENCODING:
                self._ask("Decode it from", encodings(), choose, document.source.encoding)
            else:
                self._go(key)

        self._ask("About this document", card_of_document(document, words, self._reading.lost), go)

    def picture(self, caption: Caption) -> None:
        """Show the picture that a caption belongs to."""
        from reader.tui.screens.picture import PictureScreen  # late: seldom needed

        reading = self._reading
        self._screen.app.push_screen(PictureScreen(reading.document, caption, reading.fetching, self._pictures))

    def sections(self) -> None:
        """List the sections, to go to one of them."""
        rows = sections_of(self._reading.document)
        if rows:
            self._open("Sections", rows)
        else:
            self._show_message("This article has no sections.")

    def narrow(self, listing: ArrangedList) -> None:
        """Let the user narrow a list to one kind or speaker."""
        choices = listing.choices()

        def narrow(number: Hashable) -> None:
            if isinstance(number, int):
                listing.narrow(choices[number][0])
            listing.focus()

        rows = [Item(number, (EntryLine(name, str(count)),)) for number, (_, name, count) in enumerate(choices)]
        now = next((number for number, (key, _, _) in enumerate(choices) if key == listing.only), None)
        self._ask("Show only", rows, narrow, now)

    def _open(self, title: str, rows: Iterable[Item]) -> None:
        self._ask(title, rows, self._go)

    def _go(self, row: Hashable) -> None:
        key = as_key(row)
        if key is not None and self._walker.go_to(key):
            self._walker.focus_article()

    def _ask(self, title: str, rows: Iterable[Item], answer: Callable[[Hashable], None], at: Hashable = None) -> None:
        self._screen.app.push_screen(CardScreen(title, rows, at), answer)


def link_here(reading: Reading) -> str:
    """The target of the link under the cursor; "" if there is none."""
    trail = reading.trail
    return link_at(reading.document, trail.current.span) if trail is not None and reading.selecting is None else ""
