"""The articles of one run: which are open, which one is shown, and how to get to others. Draws nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App
from textual.screen import Screen
from textual.worker import get_current_worker

from reader.base.printable import printable
from reader.base.text import counted
from reader.errors import SourceError, SourceStopped
from reader.firstpage.terminal import take_over
from reader.library.identity import absolute_uri
from reader.library.store import Store
from reader.load.fetching import Fetching, unwatched
from reader.model.raw import STANDARD_INPUT
from reader.samples import SAMPLES
from reader.session.ahead import ReadAhead
from reader.session.changes import Change
from reader.session.reading import Reading
from reader.settings import Settings
from reader.tui.screens.article.screen import ArticleScreen
from reader.tui.screens.card import CardScreen
from reader.tui.screens.fetch import FetchScreen
from reader.tui.screens.library.base import NOT_READING, SAMPLE, TOUR, Pick, ShelfScreen
from reader.tui.widgets.entry import EntryLine
from reader.tui.widgets.lines import show_message
from reader.tui.widgets.pick_list import Item

if TYPE_CHECKING:
    from reader.library.shelf import Shelf

CHECK_INTERVAL = 0.1
"""Seconds until the next check whether a reloaded article can be shown."""

MAX_HEADLINES = 400
"""Maximum number of articles parsed to list their headlines: each takes a few milliseconds."""

HEADLINES_INTERVAL = 0.5
"""Seconds after which the headlines found so far are shown."""


class Articles:
    """Shows one of several articles, or the library."""

    def __init__(
        self,
        app: App[int],
        readings: Sequence[Reading],
        settings: Settings,
        store: Callable[[], Store],
        fetching: Fetching,
        free_soon: Callable[[], None],
    ) -> None:
        """Without `readings`, starts with the library, from which articles are loaded with `fetching`. `free_soon` is
        called whenever an article was left, to free its memory."""
        self.failures: list[SourceError] = []
        """Errors of articles that could not be read."""
        self._app = app
        self._readings = list(readings)
        self._settings = settings
        self._store = store
        self._fetching = fetching
        self._ahead = ReadAhead()
        self._free_soon = free_soon
        self._seen: set[Reading] = set()
        """The articles that were shown, and those that were read in earlier runs, as far as that was looked up."""
        self._at = 0
        self._came_from: list[Reading] = []
        """The articles from which others were opened, latest last."""
        self._library: ShelfScreen | None = None
        """The library below the articles, if the run started with it."""

    # The current article

    @property
    def current(self) -> Reading | None:
        """The article that is shown or being fetched; None if there is none."""
        return self._readings[self._at] if self._readings else None

    @property
    def _is_in_front(self) -> bool:
        """Whether an article is visible, not the library."""
        return isinstance(self._app.screen, ArticleScreen | FetchScreen)

    @property
    def sources(self) -> Sequence[str]:
        """The sources of all open articles."""
        return [reading.source for reading in self._readings]

    def first_screen(self) -> Screen[None]:
        """The first article, or the library."""
        if self._readings:
            screen = self._screen_for(0)
            if not isinstance(screen, ArticleScreen):  # only that one goes on where the first page was left
                take_over()
            return screen
        self._library = self._new_library()
        return self._library

    def _screen_for(self, number: int) -> Screen[None]:
        reading = self._readings[number]
        self._ahead.hand_over(reading)
        place = f"{number + 1} of {len(self._readings)}" if len(self._readings) > 1 else ""
        if not reading.can_be_shown:
            return FetchScreen(reading, place=place)
        try:
            reading.remember(self._store, resume=self._settings.resume)
            screen = ArticleScreen(reading, self._settings, self._store, place)
        except SourceError as error:
            self.failures.append(error)
            reading.failure = error
            return FetchScreen(reading, error, place)
        reading.changed.connect(self._read_ahead)
        self._seen.add(reading)
        return screen

    def _read_ahead(self, change: Change) -> None:
        """Once the current article needs no more work, prepare the next one."""
        current = self.current
        following = self._readings[self._at + 1 : self._at + 2]
        if change is not Change.CURSOR and current is not None and not current.is_annotating and following:
            self._ahead.read(following[0])

    def _turn_to(self, number: int) -> None:
        self._leave()
        self._at = number
        screen = self._screen_for(number)
        # The first screen stays at the bottom of the stack; above it and the library there is one article at a time.
        if len(self._app.screen_stack) == 1 or not self._is_in_front:
            self._app.push_screen(screen)
        else:
            self._app.switch_screen(screen)

    def _leave(self) -> None:
        app = self._app
        while app.screen.is_modal:  # something else was opened above a card
            app.pop_screen()
        while self._library is None and self.close_library():
            pass
        if isinstance(app.screen, ArticleScreen):
            app.screen.reading.changed.disconnect(self._read_ahead)
            app.screen.leave()
            self._free_soon()

    def step(self, by: int) -> None:
        """Show the next or previous of several articles."""
        number = self._at + by
        if 0 <= number < len(self._readings):
            self._turn_to(number)
        else:
            self._show_message("No more articles." if len(self._readings) > 1 else "This is the only article.")

    def open(self, reading: Reading) -> None:
        """Open another article after the current one; Backspace leads back."""
        number = 0
        if self._readings:
            self._came_from.append(self._readings[self._at])
            number = self._at + 1
        self._readings.insert(number, reading)
        self._turn_to(number)

    def follow(self, address: str) -> None:
        """Read what an address leads to, fetched with the settings of the current article."""
        current = self.current
        self.open(Reading(source=address, fetching=current.fetching if current is not None else self._fetching))

    @property
    def leads_back(self) -> bool:
        """Whether there is anything to go back to."""
        return bool(self._came_from) or self._library is not None

    def go_back(self) -> None:
        """Go back to the article from which this one was opened, or to the library."""
        if self._came_from:
            self._turn_to(self._readings.index(self._came_from.pop()))
        elif not self.to_library():
            self._show_message("There is nowhere to go back to.")

    # The list of articles

    def list(self) -> None:
        """List the open articles, to go to one of them."""
        if not self._is_in_front:
            self._show_message(NOT_READING)
            return

        def go(number: Hashable) -> None:
            if isinstance(number, int) and number != self._at:
                self._turn_to(number)

        card = CardScreen(counted(len(self._readings), "article"), self._rows(), self._at)
        self._app.push_screen(card, go)
        self._app.call_after_refresh(
            self._app.run_worker, partial(self._find_headlines, card), thread=True, exclusive=True, group="headlines"
        )

    def _find_headlines(self, card: CardScreen) -> None:
        """Show on the card which articles were read before, and the headlines of those that are loaded, those after the
        current one first."""
        uris = {reading: absolute_uri(reading.source) for reading in self._readings}
        read = self._store().read_among(set(uris.values()) - {STANDARD_INPUT})
        self._seen.update(reading for reading, uri in uris.items() if uri in read)
        shown = 0.0
        for reading in (*self._readings[self._at :], *self._readings[: self._at])[:MAX_HEADLINES]:
            if time.monotonic() - shown > HEADLINES_INTERVAL:
                self._app.call_from_thread(card.replace, self._rows())
                shown = time.monotonic()
            if not card.is_attached:
                return
            with suppress(SourceError):  # shown when the article is opened
                _ = reading.is_loaded and reading.document
        self._app.call_from_thread(card.replace, self._rows())

    def _rows(self) -> Sequence[Item]:
        """The articles by index; failed ones with the reason."""
        return [Item(number, tuple(self._lines(number))) for number in range(len(self._readings))]

    def _lines(self, number: int) -> Iterator[EntryLine]:
        reading = self._readings[number]
        is_here = number == self._at
        state = "here" if is_here else "read" if reading in self._seen else ""
        yield EntryLine(reading.title, state, "strong" if is_here else "plain")
        if about := reading.about:
            yield EntryLine(about, "", "muted", 2)
        if isinstance(reading.failure, SourceError):
            yield EntryLine(printable(reading.failure.reason), "", "muted", 2)

    # Reloading

    def reload(self, *, with_message: bool = True) -> None:
        """Load the current article again. The old one stays until that is done."""
        old = self.current
        if old is None or not self._is_in_front:
            self._show_message(NOT_READING)
            return
        if isinstance(self._app.screen, FetchScreen):
            self._app.screen.action_retry()
        elif old.can_reload:
            self._replace(old, old.reopened())
            if with_message:
                self._show_message(f"Reading {old.title} again…")
        else:
            self._show_message("This text has no source to read it from again.")

    def decode(self, encoding: str) -> None:
        """Decode the current article with another encoding."""
        old = self.current
        if old is not None:
            self._replace(old, old.with_encoding(encoding))

    def _replace(self, old: Reading, new: Reading) -> None:
        """Replace `old` with `new` as soon as that can be shown; if it fails, the old one stays."""
        load = partial(self._load, old, new)
        self._app.run_worker(load, thread=True, exclusive=True, group=f"reload {id(old)}", exit_on_error=False)

    def _load(self, old: Reading, new: Reading) -> None:
        worker = get_current_worker()
        try:
            new.prepare(unwatched, lambda: worker.is_cancelled)
        except SourceStopped:
            return
        except SourceError as error:
            self._app.call_later(self._show_message, f"Could not read it again: {printable(error.reason)}.")
        except Exception as error:  # the old article stays
            self._app.call_later(self._show_message, f"Could not read it again: {type(error).__name__}: {error}.")
        else:
            if worker.is_cancelled:
                new.leave()
            else:
                self._app.call_later(self._take, old, new)

    def _take(self, old: Reading, new: Reading) -> None:
        """Show the reloaded article, once nothing is open above the old one that the user may be answering."""
        if self._app.screen.is_modal and old is self.current:
            self._app.set_timer(CHECK_INTERVAL, partial(self._take, old, new))
            return
        if old not in self._readings:  # it was reloaded twice, or closed
            new.leave()
            return
        number = self._readings.index(old)
        if new.is_whole and new.document.text == old.document.text and new.document.source == old.document.source:
            new.leave()
            self._show_message("Read again: nothing has changed.")
            return
        new.resume_from(old)
        self._readings[number] = new
        self._came_from = [new if reading is old else reading for reading in self._came_from]
        if number == self._at:
            self._turn_to(number)

    # The library

    def _new_library(self) -> ShelfScreen:
        from reader.tui.screens.library.screen import LibraryScreen  # late: articles are read without it

        return LibraryScreen(self._store, self._settings.engine.value)

    def _shelf(self) -> Shelf:
        from reader.library.shelf import Shelf  # late, as above

        return Shelf(self._store())

    def show_library(self) -> None:
        """Show the articles read before."""
        app = self._app
        if self._is_in_front and not self.to_library():
            app.push_screen(self._new_library())
        while isinstance(app.screen, ShelfScreen) and not app.screen.lists_articles:
            app.pop_screen()
        if self._is_in_front:  # the person was shown above an article
            app.push_screen(self._new_library())

    def show_person(self) -> None:
        """Show all that the person under the cursor said, in every article of the library."""
        reading = self.current
        if reading is None or not isinstance(self._app.screen, ArticleScreen):
            return
        document, lookup, key = reading.document, reading.lookup, reading.key
        quote = lookup.quote(key)
        entity = document.speaker_of(quote) if quote is not None else lookup.named(key)
        if entity is None:
            self._show_message("Nobody here: go to the name of a person or to a quote first.")
            return
        person = self._shelf().named_in(entity.name, document.source.uri)
        if person is None:
            self._show_message(f"The library knows no person called {entity.name}.")
        else:
            from reader.tui.screens.library.person import PersonScreen  # late: seldom needed

            self._app.push_screen(PersonScreen(self._store, person))

    def to_library(self) -> bool:
        """Leave the article for the library, if that is below it; return False otherwise."""
        if self._library is None or not self._is_in_front:
            return False
        self._leave()
        self._app.pop_screen()
        self._readings.clear()
        self._came_from.clear()
        self._seen.clear()
        self._at = 0
        return True

    def close_library(self) -> bool:
        """Close a screen of the library that is above another screen; return whether there was one."""
        is_over = isinstance(self._app.screen, ShelfScreen) and len(self._app.screen_stack) > 1
        if is_over:
            self._app.pop_screen()
        return is_over

    def open_from_library(self, pick: Pick) -> None:
        """Read what was picked, at the place that was picked."""
        source = str(SAMPLES[0]) if pick.uri in (SAMPLE, TOUR) else pick.uri
        uri = absolute_uri(source)
        number = next((n for n, reading in enumerate(self._readings) if absolute_uri(reading.source) == uri), None)
        if number is None or uri == STANDARD_INPUT:
            reading = Reading(source=source, fetching=self._fetching)
            if uri == STANDARD_INPUT:
                self._take_copy(reading, pick.article, "it was piped in or pasted")
            self._send(reading, pick)
            self.open(reading)
        else:
            self._send(self._readings[number], pick)
            self._turn_to(number)

    def _send(self, reading: Reading, pick: Pick) -> None:
        """Let an article start where the library says."""
        if pick.article is None or pick.start is None:
            return
        kept = self._shelf().document(pick.article, pick.version)
        if kept is not None:
            from reader.library.anchors import anchor_point  # late: most articles open where they were left

            reading.go_to(anchor_point(kept.text, pick.start))

    def _take_copy(self, reading: Reading, article: int | None, reason: str) -> bool:
        """Give an article the text that the library keeps of it; return False if there is none."""
        shelf = self._shelf()
        known = (article,) if article is not None else shelf.articles_of(reading.source)
        for one in known:
            document, origin = shelf.document(one), shelf.origin(one)
            if document is not None and origin is not None:
                reading.take_copy(document, origin)
                reading.welcome = f"This is the copy in your library: {printable(reason)}."
                return True
        return False

    # Fetching

    def show_fetched(self, reading: Reading, keys: Sequence[str]) -> None:
        """Show what was fetched, if it is still wanted, and press the keys that were pressed meanwhile."""
        if self._app.screen.is_modal and reading is self.current:  # the user is answering a question, or in a list
            self._app.set_timer(CHECK_INTERVAL, partial(self.show_fetched, reading, keys))
            return
        screen = self._app.screen
        if isinstance(screen, FetchScreen) and screen.reading is reading:
            self._turn_to(self._at)
            for key in keys:
                self._app.call_later(self._app.simulate_key, key)

    def note_failure(self, reading: Reading, error: SourceError) -> None:
        """Show the copy in the library, if there is one; else record the error for the exit status."""
        reading.failure = error
        if isinstance(error, SourceStopped):
            return
        if self._take_copy(reading, None, error.reason):
            self.show_fetched(reading, ())
        else:
            self.failures.append(error)

    def _show_message(self, message: str) -> None:
        show_message(self._app, message)
