"""The application: themes, keys that work everywhere, the first screen. No feature lives here."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from subprocess import SubprocessError
from threading import current_thread, main_thread
from typing import ClassVar

from textual import events, on, work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.filter import Monochrome, NoColor
from textual.screen import Screen
from textual.theme import Theme

from reader.errors import OutsideFailed, SourceError, SourceStopped
from reader.library.identity import PASTED
from reader.library.store import Store
from reader.load import is_web
from reader.load.fetching import DEFAULT, Fetching
from reader.printable import printable
from reader.samples import SAMPLES
from reader.settings import Settings
from reader.tui import outside
from reader.tui.opening import Opening
from reader.tui.page.looks import theme_for
from reader.tui.pasting import copied_text, opening_of
from reader.tui.screens.article import ArticleScreen
from reader.tui.screens.card import CardScreen
from reader.tui.screens.cards import articles
from reader.tui.screens.fetch import FetchScreen
from reader.tui.screens.help import HelpScreen, groups_of
from reader.tui.screens.library import SAMPLE, TOUR, LibraryScreen
from reader.tui.screens.prompt import PromptScreen
from reader.tui.themes import DARK, LIGHT
from reader.tui.tour import Tour
from reader.tui.turns import Turns

INTERRUPTED = 130

TWICE = 2.0
"""Seconds within which a second Ctrl+C quits."""


YOUNG = 10_000
"""New objects after which Python looks for garbage among them; with its usual 700, keys would wait for that."""


NOT_TAKEN = 'This terminal takes no copies from programs: copy_command = "pbcopy" in the settings helps.'

TOURED = 600.0
"""Seconds that a step of the tour waits for its key."""

HEADLINES = 100
"""Articles, at most, that are parsed to list their headlines: each takes some milliseconds."""


class ReaderApp(App[int]):
    """Reads one or several articles."""

    TITLE = "reader"
    CSS_PATH = "reader.tcss"

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
        Binding("e", "edit", "Edit", id="outside.edit", tooltip="Open the file in the editor", show=False),
        Binding("vertical_line", "pipe", "Pipe", id="outside.pipe", tooltip="Give the text to a command", show=False),
        Binding("E", "export", "Export", id="outside.export", tooltip="Write it to a file", show=False),
        Binding(
            "ctrl+v",
            "open_copied",
            "Paste",
            id="source.paste",
            tooltip="Open what was copied: address, path, article",
            show=False,
        ),
        Binding("R", "reload", "Read again", id="source.reload", tooltip="Load the article again", show=False),
        Binding("question_mark,f1", "help", "Help", id="help", tooltip="Every key"),
        Binding("colon,ctrl+p", "command_palette", "Palette", id="palette", tooltip="Commands and places", show=False),
        Binding("ctrl+l", "redraw", "Redraw", id="redraw", tooltip="Paint all anew", show=False),
        Binding(
            "ctrl+z", "suspend_process", "Suspend", id="suspend", tooltip="Back to the shell; fg returns", show=False
        ),
        Binding("q", "close", "Quit", id="close", tooltip="Close what is on top, then quit"),
        Binding("Q", "quit", "Quit at once", id="quit", tooltip="Leave, whatever is open", show=False),
        Binding(
            "ctrl+q",
            "quit",
            "Quit at once",
            id="quit.always",
            tooltip="Leave, whatever is open",
            show=False,
            priority=True,
        ),
        Binding(
            "ctrl+c",
            "interrupt",
            "Copy or quit",
            id="interrupt",
            tooltip="Copy what is selected; twice: leave",
            show=False,
            system=True,
        ),
    ]

    def __init__(
        self,
        openings: Sequence[Opening],
        settings: Settings,
        store: Store | None = None,
        driver_class: type[Driver] | None = None,
        fetching: Fetching = DEFAULT,
    ) -> None:
        """Without articles, it begins with the library, and what is opened there is got by `fetching`.

        Without a `store` the user's own is opened when it is needed, and closed in the end.
        """
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
        self._at = 0
        self._came_from: list[Opening] = []
        """The articles from which others were opened, the last one last."""
        self._interrupted = -TWICE
        self._tour: Tour | None = None
        self._toured: events.Key | None = None
        self._turns = Turns(self, super().on_event)
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = self._theme()
        if self.no_color:  # Textual chose how to leave colours out before it knew the theme
            self._filters = [NoColor() if isinstance(one, Monochrome) else one for one in self._filters]
        self.set_keymap(dict(settings.keys))

    def _theme(self) -> str:
        environment = dict(os.environ)
        if self.no_color:
            environment["NO_COLOR"] = "1"  # Textual takes it out of the environment.
        name = theme_for(self._settings.theme, environment)
        return name if name in self.available_themes else DARK.name

    def on_mount(self) -> None:
        """Being told to end is a way out like any other: the terminal is left in order."""
        self.theme_changed_signal.subscribe(self, self._remember_theme)
        self.app_resume_signal.subscribe(self, lambda _: self.action_redraw())
        if self._settings.theme and self._settings.theme not in self.available_themes:
            self.notify(f"There is no theme {printable(self._settings.theme)}.", severity="warning", markup=False)
        if sys.platform != "win32" and current_thread() is main_thread():
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGHUP):
                loop.add_signal_handler(number, partial(self.exit, 128 + number, return_code=128 + number))

    def store(self) -> Store:
        """What is remembered between runs."""
        if self._store is None:
            self._store = Store.open() if self._settings.remember else Store.off()
            if self._settings.remember and self._store.trouble:
                self.notify(printable(self._store.trouble), severity="warning", markup=False)
        return self._store

    def on_unmount(self) -> None:
        """It is over: let go of the store that was opened here."""
        if self._owns_store and self._store is not None:
            self._store.close()

    def _remember_theme(self, theme: Theme) -> None:
        self.store().theme = theme.name

    def get_default_screen(self) -> Screen[None]:
        """The first article, or the library."""
        if self._openings:
            return self._screen_for(0)
        self._library = self._new_library()
        return self._library

    def _screen_for(self, number: int, failure: SourceError | None = None) -> Screen[None]:
        opening = self._openings[number]
        came_with_place = not number and self._library is None
        if opening.is_loaded and not opening.offset and not came_with_place:
            opening.remember(self._place_in(opening), resume=self._settings.resume)
        if failure is not None or not opening.is_loaded:
            return FetchScreen(opening, failure)
        try:
            place = f"{number + 1} of {len(self._openings)}" if len(self._openings) > 1 else ""
            return ArticleScreen(opening, self._settings, self.store, place)
        except SourceError as error:
            self.failures.append(error)
            opening.failure = error
            return FetchScreen(opening, error)

    def _place_in(self, opening: Opening) -> int:
        try:
            return self.store().position(opening.key) or 0
        except SourceError:  # told where it is shown
            return 0

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
            self.notify("No further article." if len(self._openings) > 1 else "Only one article.", markup=False)

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
            self.notify("Nowhere to go back to.", markup=False)

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
        if event.key == TOUR:
            self.action_tour()

    # Other programs

    @property
    def _article(self) -> ArticleScreen | None:
        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, ArticleScreen)), None)

    def action_edit(self) -> None:
        """Open the article's file in the editor, and read it again."""
        article = self._article
        source = self._openings[self._at].source if article is not None else ""
        if article is None or not Path(source).is_file():
            self.notify("Only a file can be edited.", markup=False)
            return
        line = outside.line_of(article.document, article.top_offset, source)
        try:
            with self.suspend():
                outside.run(outside.editor_command(self._settings.editor, source, line))
        except OutsideFailed as error:
            self.notify(printable(str(error)), severity="error", markup=False)
        self.refresh()
        self.action_reload()

    def action_pipe(self) -> None:
        """Give the text to a command of the shell, and show what it prints."""
        article = self._article

        def run(command: str | None) -> None:
            if command is None or article is None:
                return
            with self.suspend():
                status = outside.pipe(command, article.document)
                print(f"\n[{command}: status {status}. Enter leads back to the article.]", end="", flush=True)
                sys.__stdin__.readline() if sys.__stdin__ is not None else None
            self.refresh()

        self.push_screen(PromptScreen("Give the text to a command", hint="wc -w"), run)

    def action_page(self) -> None:
        """Show the text in the pager."""
        article = self._article
        if article is None:
            return
        try:
            with self.suspend():
                outside.page(self._settings.pager, article.document)
        except OutsideFailed as error:
            self.notify(printable(str(error)), severity="error", markup=False)
        self.refresh()

    def action_export(self) -> None:
        """Write what was found to a file."""
        article = self._article

        def write(path: str | None) -> None:
            if path is None or article is None:
                return
            try:
                name = outside.export(article.document, path)
            except OutsideFailed as error:
                self.notify(printable(str(error)), severity="error", markup=False)
            else:
                self.notify(f"Written as {name}.", markup=False)

        if article is None:
            return
        stem = Path(self._openings[self._at].source or "article").stem or "article"
        self.push_screen(PromptScreen("Write to a file: .json .jsonl .csv .md .html", f"{stem}.json"), write)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy through the terminal, and through the user's own command where there is one."""
        super().copy_to_clipboard(text)
        if self._settings.copy_command:
            try:
                outside.copy(self._settings.copy_command, text)
            except OutsideFailed as error:
                self.notify(printable(str(error)), severity="error", markup=False)
        elif not outside.takes_copies(os.environ):
            self.notify(NOT_TAKEN, severity="warning", markup=False)

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open a page of the web in the browser."""
        if not is_web(url):
            return
        browser = self._settings.browser
        try:
            with self.suspend() if outside.is_drawn_here(browser) else nullcontext():
                outside.browse(browser, url)
        except OutsideFailed as error:
            self.notify(printable(str(error)), severity="error", markup=False)

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
            self.notify("This is no address, no file and no article.", markup=False)
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
            self.call_from_thread(self.notify, "What was copied cannot be read: paste it here.", markup=False)

    def action_close(self) -> None:
        """Close what lies on top, or quit."""
        screen = self.screen
        if isinstance(screen, LibraryScreen) and screen is not self._library:
            self.pop_screen()
        elif not (isinstance(screen, ArticleScreen) and screen.close_layer()) and not self._to_library():
            self.exit(0)

    def action_interrupt(self) -> None:
        """Nothing is selected, or it would have been copied: say how to quit; the second time, quit."""
        now = time.monotonic()
        if now - self._interrupted < TWICE:
            self.exit(INTERRUPTED, return_code=INTERRUPTED)
            return
        self._interrupted = now
        self.notify("Press q to quit, or Ctrl+C again.", timeout=TWICE, markup=False)

    def action_command_palette(self) -> None:
        """Offer whatever can be done and gone to."""
        from reader.tui.palette import Palette  # late: seldom asked for

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def action_redraw(self) -> None:
        """Paint the whole screen anew."""
        self.refresh(layout=True)

    def action_help(self) -> None:
        """Show every key."""
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(groups_of(self.screen)))

    # The tour

    def action_tour(self) -> None:
        """Show in two minutes what the program does."""
        self._tour = Tour()
        self._say_step()

    async def on_event(self, event: events.Event) -> None:
        """The tour goes on with the keys that it speaks of; they do what they do all the same."""
        if self._tour is not None and isinstance(event, events.Key) and event is not self._toured:
            self._toured = event  # it comes again where nobody takes it
            if self._tour.press(event.key):
                self.call_later(self._say_step)
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self._turns.take(event)
        else:
            await super().on_event(event)

    def _say_step(self) -> None:
        self.clear_notifications()
        if self._tour is None or self._tour.is_over:
            self._tour = None
        else:
            self.notify(self._tour.says, title=self._tour.place, timeout=TOURED, markup=False)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette offers besides the keys."""
        yield SystemCommand("Change theme", "Choose the colours", self.action_change_theme)
        yield SystemCommand("Tour", "What this program does, in two minutes", self.action_tour)
        yield SystemCommand("Read in the pager", "Show the text in the pager of the settings", self.action_page)
        yield from self._commands_of_keys(screen)

    def _commands_of_keys(self, screen: Screen[object]) -> Iterator[SystemCommand]:
        """Whatever a key does here, so that nobody has to know the key."""
        told: set[str] = set()
        for node, binding, enabled, tooltip in screen.active_bindings.values():
            if enabled and tooltip and binding.id and binding.action not in told:
                told.add(binding.action)
                about = f"{tooltip} ({self.get_key_display(binding)})"
                yield SystemCommand(binding.description, about, partial(self.run_action, binding.action, node))


def run_reader(
    openings: Sequence[Opening],
    settings: Settings,
    store: Store | None = None,
    *,
    is_painted: bool = False,
    is_demo: bool = False,
    fetching: Fetching = DEFAULT,
) -> tuple[int, Sequence[SourceError]]:
    """Read these articles, the first of which holds text: the exit status, and what went wrong with the others.

    Without articles it begins with the library, from which they are got by `fetching`.

    `store` is closed in the end. `is_painted` says that the terminal shows the first page already. `is_demo` begins
    the tour.
    """
    app = ReaderApp(openings, settings, store, _driver(is_painted), fetching)
    gc.freeze()  # what was imported stays
    gc.set_threshold(YOUNG)
    gc.enable()
    if is_demo:
        app.call_later(app.action_tour)
    app.run(mouse=settings.mouse)
    if store is not None:
        store.close()
    return app.return_code or 0, app.failures


def _driver(is_painted: bool) -> type[Driver] | None:
    if sys.platform == "win32" or os.environ.get("TEXTUAL_DRIVER"):
        return None
    from reader.tui.driver import ReaderDriver

    ReaderDriver.page_is_painted = is_painted
    return ReaderDriver
