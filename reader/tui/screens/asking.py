"""Asking about what one stands on: copies, cards, links, what a list shows. Changes nothing that was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message

from reader.load import is_web
from reader.page.marks import Marks
from reader.page.places import caption_of, entity_of, link_at, quote_of, trail_for
from reader.page.status import Lines
from reader.printable import printable
from reader.session.reading import Opening
from reader.settings import Settings
from reader.tui.screens.cards import ENCODING, card_of_document, card_of_entity, card_of_quote, encodings, sections_of
from reader.tui.screens.copying import passage_here
from reader.tui.screens.walking import WalkingScreen
from reader.tui.widgets.entry import EntryLine
from reader.tui.widgets.pick_list import ArrangedList, Item, PickList


class AskingScreen(WalkingScreen):
    """An article that answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy", "Copy", id="copy", tooltip="Copy what is selected, the quote, or the sentence"),
        Binding("Y", "copy(True)", "Cite", id="copy.cite", tooltip="Copy with the source", show=False),
        Binding("w", "card", "Why", id="why", tooltip="All about this name or quote, and how it is known", show=False),
        Binding(
            "i",
            "about",
            "About",
            id="about",
            tooltip="All about this document; on a caption, its picture",
            show=False,
        ),
        Binding("t", "sections", "Sections", id="sections", tooltip="The sections of the article", show=False),
        Binding("o", "browse", "Browser", id="outside.browse", tooltip="Open the link or the page", show=False),
        Binding("O", "follow", "Follow", id="link.follow", tooltip="Read the page behind the link here", show=False),
    ]

    @dataclass
    class Followed(Message):
        """Something else is to be read here."""

        address: str
        """A link's, or the path of a file."""

    @dataclass
    class Decoded(Message):
        """The article is to be decoded from this encoding."""

        encoding: str

    def __init__(self, opening: Opening, settings: Settings, place: str) -> None:
        """Raises `SourceError` where there is no text."""
        super().__init__(opening.document, settings, opening.offset, Marks(opening.marks))
        self._opening = opening
        self._pictures = settings.pictures
        self._lines = Lines(opening.document, place)

    def action_copy(self, cite: bool = False) -> None:
        """Copy what is selected, else the quote or name one stands on, else the sentence; with its source if asked."""
        passage = passage_here(self.document, self._view, self.get_selected_text(), self._key_here())
        if passage is None:
            self.notify("Nothing to copy.", markup=False)
            return
        self.app.copy_to_clipboard(passage.cited if cite else passage.words)
        told = f"Copied {len(passage.words.split()):,} words"
        self.notify(f"{told} with their source." if cite else f"{told}.", markup=False)
        if self._view.selecting is not None:
            self._view.select(None)

    def action_copy_text(self) -> None:
        """Ctrl+C copies what is selected, by key as by mouse."""
        if self._view.selecting is not None:
            self.action_copy()
        else:
            super().action_copy_text()

    def _key_here(self) -> str:
        """The key of the entry under a list's cursor, else of what the trail stands on."""
        if isinstance(self.focused, PickList):
            option = self.focused.highlighted_option
            return option.id or "" if option is not None else ""
        return self._view.trail.current.key if self._view.trail is not None else ""

    def _link_here(self) -> str:
        """Where the link leads that a list's cursor or the trail stands on; "" for none."""
        in_list = isinstance(self.focused, PickList)
        trail = trail_for(self.document, self._key_here()) if in_list else self._view.trail
        return link_at(self.document, trail.current.span) if trail is not None else ""

    def action_card(self) -> None:
        """Say all that is known of a name or a quote, and how it is known."""
        key = self._key_here()
        entity, quote = entity_of(self.document, key), quote_of(self.document, key)
        if entity is not None:
            self._open_card(entity.name, card_of_entity(self.document, entity))
        elif quote is not None:
            self._open_card("Who said it, and how that is known", card_of_quote(self.document, quote))
        else:
            self.notify("Go to a name or a quote to ask about it.", markup=False)

    def action_about(self) -> None:
        """Say all that is known of the document; on a caption, show its picture."""
        caption = caption_of(self.document, self._key_here())
        if caption is not None:
            from reader.tui.screens.picture import PictureScreen  # Late: seldom asked for.

            self.app.push_screen(PictureScreen(self.document, caption, self._opening.fetching, self._pictures))
            return

        def go(key: str | None) -> None:
            if key == ENCODING:
                self._ask("Decode it from", encodings(), choose, f"encoding:{self.document.source.encoding}")
            elif key is not None:
                self.go_to_key(key)

        def choose(key: str | None) -> None:
            if key is not None:
                self.post_message(self.Decoded(key.partition(":")[2]))

        self._ask("About this document", card_of_document(self.document, self._lines.words), go)

    def action_sections(self) -> None:
        """List the sections."""
        rows = sections_of(self.document)
        if rows:
            self._open_card("Sections", rows)
        else:
            self.notify("This article has no sections.", markup=False)

    def action_browse(self) -> None:
        """Open the link under the cursor, else the page that the article comes from, in the browser."""
        address = self._link_here() or self.document.metadata.url or self._opening.source
        if is_web(address):
            self.app.open_url(address)
            self.notify(f"Opened {printable(address)}", markup=False)
        else:
            self.notify("No web address is known for this article.", markup=False)

    def action_follow(self) -> None:
        """Read what the link under the cursor leads to here; Backspace leads back."""
        address = self._link_here()
        if is_web(address):
            self.post_message(self.Followed(address))
        else:
            self.notify("Go to a link first: 3 lists them.", markup=False)

    def _open_card(self, title: str, rows: Iterable[Item]) -> None:
        def go(key: str | None) -> None:
            if key is not None:
                self.go_to_key(key)

        self._ask(title, rows, go)

    def _ask(self, title: str, rows: Iterable[Item], answer: Callable[[str | None], None], at: str = "") -> None:
        from reader.tui.screens.card import CardScreen  # Late: seldom asked for.

        self.app.push_screen(CardScreen(title, rows, at), answer)

    @on(ArrangedList.Asked)
    def choose_what_to_list(self, event: ArrangedList.Asked) -> None:
        """Let one kind or speaker be chosen."""
        event.stop()
        listing = event.list

        def narrow(key: str | None) -> None:
            if key is not None:
                listing.narrow(key.removeprefix("only:"))
            listing.focus()

        rows = [
            Item(f"only:{key}", (EntryLine(name, str(count)),)) for key, name, count in listing.choices(self.document)
        ]
        self._ask("Show only", rows, narrow, f"only:{listing.only}")
