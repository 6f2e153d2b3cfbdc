"""The application: themes, keys that work everywhere, the tour, the ways out. No feature lives here."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import copy_context
from functools import partial
from threading import current_thread, main_thread
from types import FrameType
from typing import Any, ClassVar

from textual import events, on, work
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.driver import Driver
from textual.filter import Monochrome, NoColor
from textual.screen import Screen
from textual.theme import Theme

from reader.base.printable import printable
from reader.errors import SourceError
from reader.firstpage.colours import theme_for
from reader.firstpage.terminal import DEADLY, FROM_KEYS, Handler
from reader.library.store import Store
from reader.load.fetching import DEFAULT, Fetching
from reader.session.reading import Reading
from reader.settings import Settings
from reader.tui.answers import CopiedText
from reader.tui.articles import Articles
from reader.tui.bindings import BINDINGS
from reader.tui.clipboard import Clipboard
from reader.tui.programs import Programs
from reader.tui.remembering import Remembering
from reader.tui.screens.article.screen import ArticleScreen
from reader.tui.screens.fetch import FetchScreen
from reader.tui.screens.help import HelpScreen, groups_of
from reader.tui.screens.library import TOUR, LibraryScreen
from reader.tui.themes import DARK, LIGHT
from reader.tui.tour import Leaves, Tour
from reader.tui.turns import Turns
from reader.tui.widgets.lines import say

INTERRUPTED = 130

TWICE = 2.0
"""Seconds within which a second Ctrl+C quits."""

AT_ONCE = frozenset({"ctrl+c", "ctrl+q"})
"""Keys that wait for no others, as anywhere in a terminal: what was typed before and is not done yet is dropped."""

YOUNG = 10_000
"""New objects after which Python looks for garbage among them; with its usual 700, keys would wait for that."""


class ReaderApp(App[int]):
    """Reads one or several articles. Hands each key to the part that acts; holds nothing of an article itself."""

    TITLE = "reader"
    CSS_PATH = "reader.tcss"
    BINDINGS: ClassVar[list[BindingType]] = BINDINGS

    def __init__(
        self,
        readings: Sequence[Reading],
        settings: Settings,
        store: Store | None = None,
        driver_class: type[Driver] | None = None,
        fetching: Fetching = DEFAULT,
    ) -> None:
        """Without articles, it begins with the library, and what is opened there is got by `fetching`.

        Without a `store` the user's own is opened when it is needed, and closed in the end.
        """
        super().__init__(driver_class)
        self.store = Remembering(settings, store, self._warn)
        self.articles = Articles(self, readings, settings, self.store, fetching)
        self._programs = Programs(self, self.articles, settings)
        self._pasted = Clipboard(self, self.articles.open, self._ask_for_copied)
        self._settings = settings
        self._interrupted = -TWICE
        self._tour: Tour | None = None
        self._toured: events.Key | None = None
        self._handlers: dict[signal.Signals, Handler] = {}
        """What was done before on being told to end."""
        self._turns = Turns(self, super().on_event)
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = self._theme()
        if self.no_color:  # Textual chose how to leave colours out before it knew the theme
            self._filters = [NoColor() if isinstance(one, Monochrome) else one for one in self._filters]
        self.set_keymap(dict(settings.keys))

    def get_default_screen(self) -> Screen[None]:
        """The first article, or the library."""
        return self.articles.first_screen()

    @property
    def failures(self) -> Sequence[SourceError]:
        """What went wrong with articles."""
        return self.articles.failures

    def notify(self, message: str, **options: Any) -> None:
        """Show a notification, unless the same one is still on the screen."""
        if all(one.has_expired or one.message != message for one in self._notifications):
            super().notify(message, **options)

    def _warn(self, message: str) -> None:
        self.notify(message, severity="warning", markup=False)

    def _theme(self) -> str:
        environment = dict(os.environ)
        if self.no_color:
            environment["NO_COLOR"] = "1"  # Textual takes it out of the environment.
        name = theme_for(self._settings.theme, environment)
        return name if name in self.available_themes else DARK.name

    def refresh_css(self, animate: bool = True) -> None:
        """Style everything anew. Before there is a screen, the style sheet is not even read: then there is only the
        theme to take up."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def on_mount(self) -> None:
        """Subscribe to what changes, and be ready to be told to end."""
        self.theme_changed_signal.subscribe(self, self._remember_theme)
        self.app_resume_signal.subscribe(self, lambda _: self.action_redraw())
        if self._settings.theme and self._settings.theme not in self.available_themes:
            self._warn(f"There is no theme {printable(self._settings.theme)}.")
        if sys.platform != "win32" and current_thread() is main_thread():
            self._listen()

    def _listen(self) -> None:
        """Being told to end is a way out like any other: the terminal is left in order.

        While another program has the terminal, that is waited for.
        """
        loop, context = asyncio.get_running_loop(), copy_context()

        def end(number: int, _frame: FrameType | None) -> None:
            if not (self._is_lent and number in FROM_KEYS):  # that is meant for who has the terminal
                leave = partial(self.exit, 128 + number, return_code=128 + number)
                loop.call_soon_threadsafe(leave, context=context)

        self._handlers = {number: signal.signal(number, end) for number in DEADLY}

    def on_unmount(self) -> None:
        """It is over: who was told to end before is told again."""
        self.store.close()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    def _remember_theme(self, theme: Theme) -> None:
        self.store().theme = theme.name

    def action_close(self) -> None:
        """Close what lies on top, or quit."""
        screen = self.screen
        is_closed = self.articles.close_library() or (isinstance(screen, ArticleScreen) and screen.close_layer())
        if not is_closed and not self.articles.to_library():
            self.exit(0)

    def action_interrupt(self) -> None:
        """Nothing is selected, or it would have been copied: say how to quit; the second time, quit."""
        now = time.monotonic()
        if now - self._interrupted < TWICE:
            self.exit(INTERRUPTED, return_code=INTERRUPTED)
            return
        self._interrupted = now
        say(self, "Press q to quit, or Ctrl+C again.", TWICE)

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

    # Articles

    def action_article(self, by: int) -> None:
        """Open the next or previous of several articles."""
        self.articles.step(by)

    def action_articles(self) -> None:
        """List the articles that are open, to go to one of them."""
        self.articles.list()

    def action_return(self) -> None:
        """Go back to the article from which this one was opened."""
        self.articles.go_back()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Back is offered where there is something to go back to."""
        return action != "return" or self.articles.leads_back

    def action_reload(self) -> None:
        """Read the article again from where it came from."""
        self.articles.reload()

    def action_library(self) -> None:
        """Show the articles read before."""
        self.articles.show_library()

    @on(ArticleScreen.Returning)
    def return_from_article(self) -> None:
        """Backspace with no place in the article to go back to."""
        self.articles.go_back()

    @on(ArticleScreen.Followed)
    def follow_link(self, event: ArticleScreen.Followed) -> None:
        """Read the page behind a link."""
        self.articles.follow(event.address)

    @on(ArticleScreen.Decoded)
    def decode(self, event: ArticleScreen.Decoded) -> None:
        """Decode the article from another encoding."""
        self.articles.decode(event.encoding)

    @on(ArticleScreen.Titled)
    def show_title(self, event: ArticleScreen.Titled) -> None:
        """Name what is read in the terminal's title, where it has one, and go on with the tour there."""
        event.stop()
        if self._tour is not None:
            self._say_step()
        show = getattr(self._driver, "show_title", None)  # only our own driver knows how to give the old one back
        if show is not None:
            show(f"{event.title} – reader")

    @on(FetchScreen.Loaded)
    def show_loaded(self, event: FetchScreen.Loaded) -> None:
        """Show what was fetched, if it is still wanted."""
        self.articles.show_fetched(event.reading, event.keys)

    @on(FetchScreen.Failed)
    def note_failure(self, event: FetchScreen.Failed) -> None:
        """Remember it for the exit status."""
        self.articles.note_failure(event.reading, event.error)

    @on(LibraryScreen.Picked)
    def open_from_library(self, event: LibraryScreen.Picked) -> None:
        """Read what was picked; with the tour where that was."""
        self.articles.open_from_library(event.key)
        if event.key == TOUR:
            self.call_later(self.action_tour)

    # What is pasted and copied

    def on_paste(self, event: events.Paste) -> None:
        """Open what is pasted: an address, a path, or the text of an article."""
        event.stop()
        self._pasted.open_pasted(event.text)

    @work(thread=True, exclusive=True, group="paste")
    def action_open_copied(self) -> None:
        """Open what was copied last."""
        self._pasted.open_copied()

    @on(CopiedText)
    def open_copied(self, event: CopiedText) -> None:
        """Open what the terminal says was copied."""
        event.stop()
        self._pasted.take_answer(event.text)

    def _ask_for_copied(self) -> bool:
        """Ask the terminal what was copied: False where it cannot be asked."""
        ask = getattr(self._driver, "ask_for_copied", None)  # only our own driver can
        if ask is not None:
            ask()
        return ask is not None

    def copy_to_clipboard(self, text: str) -> None:
        """Copy through the terminal, and through the user's own command where there is one."""
        super().copy_to_clipboard(text)
        self._programs.copy(text)

    # Other programs

    _is_lent = False
    """Whether another program has the terminal."""

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Lend the terminal for the time of the block, and take it back whatever comes of that."""
        failure: Exception | None = None
        self._is_lent = True
        try:
            with super().suspend():
                try:
                    yield
                except Exception as error:  # Textual takes the terminal back only where nothing is raised
                    failure = error
        finally:
            self._is_lent = False
        if failure is not None:
            raise failure

    def action_edit(self) -> None:
        """Open the article's file in the editor, and read it again."""
        self._programs.edit()

    def action_pipe(self) -> None:
        """Give what is selected, or the text, to a command of the shell, and show what it prints."""
        self._programs.pipe()

    def action_page(self) -> None:
        """Show the text in the pager."""
        self._programs.page()

    def action_export(self) -> None:
        """Write what was found to a file."""
        self._programs.export()

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open a page of the web in the browser."""
        self._programs.browse(url)

    # The tour

    def action_tour(self) -> None:
        """Show in two minutes what the program does."""
        self._tour = Tour()
        self._say_step()

    async def on_event(self, event: events.Event) -> None:
        """The tour goes on with the keys that it speaks of; they do what they do all the same."""
        if self._tour is not None and isinstance(event, events.Key) and event is not self._toured:
            self._toured = event  # it comes again where nobody takes it
            screen = self.screen
            leaves = screen.left_by_escape() if isinstance(screen, ArticleScreen) else Leaves.SOMETHING
            if self._tour.press(event.key, leaves):
                self.call_later(self._say_step)
        if isinstance(event, events.Key) and not event.is_forwarded:
            say(self, "")
            if event.key in AT_ONCE:
                self._turns.forget()
            await self._turns.take(event)
        else:
            await super().on_event(event)

    def _say_step(self) -> None:
        """Say what to try now, over the status line of the article."""
        if self._tour is not None and self._tour.is_over:
            self._tour = None
        words = f"{self._tour.says}\n{self._tour.place}" if self._tour is not None else ""
        for screen in self.screen_stack:
            if isinstance(screen, ArticleScreen):
                screen.banner.say(words)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette offers besides the keys."""
        yield SystemCommand("Change theme", "Choose the colours", self.action_change_theme)
        yield SystemCommand("Tour", "What this program does, in two minutes", self.action_tour)
        yield SystemCommand("Read in the pager", "Show the text in your pager", self.action_page)
        yield from self._commands_of_keys(screen)

    def _commands_of_keys(self, screen: Screen[object]) -> Iterator[SystemCommand]:
        """Whatever a key does here, so that nobody has to know the key."""
        offered: set[str] = set()
        for node, binding, enabled, tooltip in screen.active_bindings.values():
            if enabled and tooltip and binding.id and binding.action not in offered:
                offered.add(binding.action)
                about = f"{tooltip} ({self.get_key_display(binding)})"
                yield SystemCommand(binding.description, about, partial(self.run_action, binding.action, node))


def run_reader(
    readings: Sequence[Reading],
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
    app = ReaderApp(readings, settings, store, _driver(is_painted), fetching)
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
