"""What can be done with one quote of the library besides going there: ask what is known of it, copy it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.shelf import Shelf
from reader.page.citation import words_passage
from reader.page.status_text import copied
from reader.tui.screens.card import CardScreen
from reader.tui.screens.library.person_rows import card_rows

if TYPE_CHECKING:
    from reader.library.search import QuoteHit
    from reader.tui.screens.library.base import ShelfScreen


def show_quote(screen: ShelfScreen, hit: QuoteHit) -> None:
    """Show what the library knows of a quote."""
    screen.app.push_screen(CardScreen("Who said it, and where", card_rows(hit)))


def copy_quote(screen: ShelfScreen, hit: QuoteHit, *, cite: bool) -> None:
    """Copy the words of a quote, with their source if `cite`."""
    screen.app.copy_to_clipboard(_cited(Shelf(screen.store()), hit) if cite else hit.words)
    screen.say(copied(hit.words, cite))


def _cited(shelf: Shelf, hit: QuoteHit) -> str:
    """The words with who said them, where, and the address."""
    document = shelf.document(hit.listed.article)
    words = f"{hit.words}\n— {hit.speaker}" if hit.speaker else hit.words
    return words_passage(document, words, shelf.span_of(hit)).cited if document is not None else words
