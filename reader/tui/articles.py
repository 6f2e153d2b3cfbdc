"""The application, as far as it has articles: which are open, which is shown, how others are come by. Draws nothing."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from subprocess import SubprocessError
from typing import Any, ClassVar

from textual import events, on, work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import Screen
from textual.timer import Timer

from reader.errors import SourceError, SourceStopped
from reader.library.store import TURNED_OFF, Store
from reader.load.fetching import Fetching
from reader.model.raw import PASTED
from reader.page.status import sentence
from reader.printable import printable
from reader.samples import SAMPLES
from reader.session.reading import Opening
from reader.settings import Settings
from reader.tui.answers import CopiedText
from reader.tui.pasting import copied_text, opening_of
from reader.tui.screens.article import ArticleScreen
from reader.tui.screens.card import CardScreen
from reader.tui.screens.cards import articles
from reader.tui.screens.fetch import FetchScreen
from reader.tui.screens.library import SAMPLE, TOUR, LibraryScreen
from reader.values import replace

HEADLINES = 100
"""Articles, at most, that are parsed to list their headlines: each takes some milliseconds."""


SOON = 2.0
"""Seconds after which the terminal has not answered what was copied, unless it asks its user first."""


class ArticlesApp(App[int]):
    """Shows one of several articles, or the library."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "right_parenthesis",
            "article(1)",
            "Next article",
            id="source.next",
            tooltip="The next of several",
            show=False,
        ),
        Binding(
            "left_parenthesis",
            "article(-1)",
            "Previous article",
            id="source.previous",
            tooltip="The one before",
            show=False,
        ),
        Binding("L", "library", "Library", id="library", tooltip="Articles read before", show=False),
        Binding("B", "articles", "Articles", id="source.list", tooltip="All articles that are open", show=False),
        Binding(
            "ctrl+v",
            "open_copied",
            "Paste",
            id="source.paste",
            tooltip="Open what was copied: address, path, article",
            show=False,
        ),
        Binding("R", "reload", "Read again", id="source.reload", tooltip="Load the article again", show=False),
    ]

    def __init__(
        self,
        openings: Sequence[Opening],
        settings: Settings,
        store: Store | None,
        driver_class: type[Driver] | None,
        fetching: Fetching,
    ) -> None:
        """See `ReaderApp`."""
        super().__init__(driver_class)
        self.failures: list[SourceError] = []
        """What went wrong with articles."""
        self._openings = list(openings)
        self._fetching = fetching
        self._library: LibraryScreen | None = None
        """What lies under the articles where it began without any."""
        self._settings = settings
        self._store = store
        self._owns_store = store is None
        self._told = {TURNED_OFF}
        """Why nothing is remembered, as far as the reader knows it."""
        self._at = 0
        self._patience: Timer | None = None
        """Runs while the terminal is asked what was copied."""
        self._came_from: list[Opening] = []
        """The articles from which others were opened, the last one last."""

    def notify(self, message: str, **options: Any) -> None:
        """Say it, unless it still stands on the screen: a key that is held down would fill that with it."""
        if all(one.has_expired or one.message != message for one in self._notifications):
            super().notify(message, **options)

    def store(self) -> Store:
        """What is remembered between runs. Where nothing can be, the reader is told why, once."""
        if self._store is None:
            self._store = Store.open() if self._settings.remember else Store.off()
        trouble = self._store.trouble
        if trouble and trouble not in self._told:
            self._told.add(trouble)
            self.notify(printable(sentence(trouble)), severity="warning", markup=False)
        return self._store

    def on_unmount(self) -> None:
        """It is over: let go of the store that was opened here."""
        if self._owns_store and self._store is not None:
            self._store.close()

    def get_default_screen(self) -> Screen[None]:
        """The first article, or the library."""
        if self._openings:
            return self._screen_for(0)
        self._library = self._new_library()
        return self._library

    def _screen_for(self, number: int, failure: SourceError | None = None) -> Screen[None]:
        opening = self._openings[number]
        if failure is not None or not opening.is_begun:
            return FetchScreen(opening, failure)
        came_with_place = not number and self._library is None
        try:
            if not opening.offset and not came_with_place:
                opening.remember(self.store().position(opening.key) or 0, resume=self._settings.resume)
            place = f"{number + 1} of {len(self._openings)}" if len(self._openings) > 1 else ""
            return ArticleScreen(opening, self._settings, self.store, place)
        except SourceError as error:
            self.failures.append(error)
            opening.failure = error
            return FetchScreen(opening, error)

    def _turn_to(self, number: int, failure: SourceError | None = None) -> None:
        self._leave()
        self._at = number
        screen = self._screen_for(number, failure)
        # The first screen stays under all others; over it there is one at a time.
        if len(self.screen_stack) == 1:
            self.push_screen(screen)
        else:
            self.switch_screen(screen)

    def _leave(self) -> None:
        while self.screen.is_modal:  # something else was opened over a card
            self.pop_screen()
        if isinstance(self.screen, LibraryScreen) and self.screen is not self._library:
            self.pop_screen()
        if isinstance(self.screen, ArticleScreen):
            self.screen.leave()

    def action_article(self, by: int) -> None:
        """Open the next or previous of several articles."""
        number = self._at + by
        if 0 <= number < len(self._openings):
            self._turn_to(number)
        else:
            self.notify("No more articles." if len(self._openings) > 1 else "This is the only article.", markup=False)

    def action_articles(self) -> None:
        """List the articles that are open, to go to one of them."""

        def go(key: str | None) -> None:
            if key is not None and int(key) != self._at:
                self._turn_to(int(key))

        if isinstance(self.screen, ArticleScreen | FetchScreen):
            rows = articles(self._openings, self._at)
            card = CardScreen(f"{len(self._openings):,} articles", rows, str(self._at))
            self.push_screen(card, go)
            self.call_after_refresh(self._find_headlines, card)

    @work(thread=True, exclusive=True, group="headlines")
    def _find_headlines(self, card: CardScreen) -> None:
        """Call the articles on the card by their headlines, as far as they were loaded."""
        for opening in self._openings[:HEADLINES]:
            with suppress(SourceError):  # told where it is shown
                _ = opening.is_loaded and opening.document
        self.call_from_thread(card.replace, articles(self._openings, self._at))

    def open(self, opening: Opening) -> None:
        """Read another article, behind the one that is open; Backspace leads back to that."""
        number = 0
        if self._openings:
            self._came_from.append(self._openings[self._at])
            number = self._at + 1
        self._openings.insert(number, opening)
        self._turn_to(number)

    def action_return(self) -> None:
        """Go back to the article from which this one was opened."""
        if self._came_from:
            self._turn_to(self._openings.index(self._came_from.pop()))
        elif not self._to_library():
            self.notify("There is nowhere to go back to.", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Back is told of where there is something to go back to."""
        return action != "return" or bool(self._came_from) or self._library is not None

    @on(ArticleScreen.Returning)
    def return_from_article(self) -> None:
        """Backspace with no place in the article to go back to."""
        self.action_return()

    @on(ArticleScreen.Followed)
    def follow_link(self, event: ArticleScreen.Followed) -> None:
        """Read the page behind a link."""
        self.open(Opening(source=event.address, fetching=self._openings[self._at].fetching))

    def action_reload(self) -> None:
        """Load the article again from where it came from."""
        if not self._openings:
            return
        old = self._openings[self._at]
        if not old.source or old.source in ("-", PASTED):
            self.notify("This text has no source to read it from again.", markup=False)
            return
        self._leave()
        new = Opening(source=old.source, fetching=replace(old.fetching, anew=not old.fetching.offline))
        new.offset = old.offset
        self._read_instead(new)

    @on(ArticleScreen.Decoded)
    def decode_anew(self, event: ArticleScreen.Decoded) -> None:
        """Decode the article from another encoding."""
        self._leave()
        self._read_instead(self._openings[self._at].decoded_from(event.encoding))

    def _read_instead(self, new: Opening) -> None:
        """Take this for the article that is open, wherever that leads to."""
        old = self._openings[self._at]
        self._openings[self._at] = new
        self._came_from = [new if opening is old else opening for opening in self._came_from]
        self._turn_to(self._at)

    # The library

    def _new_library(self) -> LibraryScreen:
        return LibraryScreen(partial(self.store().recent, only_lasting=True))

    def action_library(self) -> None:
        """Show the articles read before."""
        if isinstance(self.screen, ArticleScreen | FetchScreen) and not self._to_library():
            self.push_screen(self._new_library())

    def _to_library(self) -> bool:
        """Leave the article for the library, where that lies under it; False where it does not."""
        if self._library is None or self.screen is self._library:
            return False
        self._leave()
        self.pop_screen()
        self._openings.clear()
        self._came_from.clear()
        self._at = 0
        return True

    @on(LibraryScreen.Picked)
    def open_from_library(self, event: LibraryScreen.Picked) -> None:
        """Read what was picked."""
        source = str(SAMPLES[0]) if event.key in (SAMPLE, TOUR) else event.key
        self.open(Opening(source=source, fetching=self._fetching))

    # Loading

    @on(ArticleScreen.Titled)
    def show_title(self, event: ArticleScreen.Titled) -> None:
        """Name what is read in the terminal's title, where it has one."""
        event.stop()
        show = getattr(self._driver, "show_title", None)  # only our own driver knows how to give the old one back
        if show is not None:
            show(f"{event.title} – reader")

    @on(FetchScreen.Loaded)
    def show_loaded(self, event: FetchScreen.Loaded) -> None:
        """Show what was fetched, if it is still wanted."""
        if isinstance(self.screen, FetchScreen) and self.screen.opening is event.opening:
            self._turn_to(self._at)

    @on(FetchScreen.Failed)
    def note_failure(self, event: FetchScreen.Failed) -> None:
        """Remember it for the exit status."""
        event.opening.failure = event.error
        if not isinstance(event.error, SourceStopped):
            self.failures.append(event.error)

    def on_paste(self, event: events.Paste) -> None:
        """Open what is pasted: an address, a path, or the text of an article."""
        event.stop()
        self.open_pasted(event.text)

    def open_pasted(self, text: str) -> None:
        """Open an address, a path, or the text of an article."""
        opening = opening_of(text)
        if opening is None:
            self.notify("This is neither an address, nor a file, nor an article.", markup=False)
        else:
            self.open(opening)

    @work(thread=True, exclusive=True, group="paste")
    def action_open_copied(self) -> None:
        """Open what was copied last."""
        try:
            text = copied_text()
        except (OSError, SubprocessError):
            text = ""
        if text.strip():
            self.call_from_thread(self.open_pasted, text)
        else:
            self.call_from_thread(self._ask_terminal)

    def _ask_terminal(self) -> None:
        ask = getattr(self._driver, "ask_for_copied", None)  # over a connection, only the terminal knows
        if ask is None:
            self._tell_unreadable()
        else:
            ask()
            if self._patience is not None:
                self._patience.stop()
            self._patience = self.set_timer(SOON, self._tell_unreadable)

    @on(CopiedText)
    def open_copied(self, event: CopiedText) -> None:
        """Open what the terminal says was copied."""
        event.stop()
        if self._patience is not None:
            self._patience.stop()
        if event.text.strip():
            self.open_pasted(event.text)
        else:
            self._tell_unreadable()

    def _tell_unreadable(self) -> None:
        self.notify("The clipboard cannot be read: paste the text here.", markup=False)
