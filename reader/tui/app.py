"""The application: themes, global keys, the tour, shutdown. Features are implemented elsewhere."""

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
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on, work
from textual.app import App, SystemCommand
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.filter import Monochrome, NoColor
from textual.screen import Screen
from textual.theme import Theme

from reader.base.late import found_at
from reader.base.printable import printable
from reader.errors import SourceError
from reader.firstpage.colours import theme_for
from reader.firstpage.terminal import KEYBOARD_SIGNALS, TERMINATION_SIGNALS, SignalHandler
from reader.library.store import Store
from reader.load.fetching import DEFAULT, Fetching
from reader.page.status_text import QUIT_HINT
from reader.session.reading import Reading
from reader.settings import Settings
from reader.tui.answers import ClipboardText
from reader.tui.app_bindings import BINDINGS, OF_ARTICLES
from reader.tui.articles import Articles
from reader.tui.clipboard import Clipboard
from reader.tui.counts import CountedKeys
from reader.tui.key_queue import KeyQueue
from reader.tui.keymap import bindings_of
from reader.tui.leftovers import Leftovers
from reader.tui.programs import Programs
from reader.tui.screens.article.screen import ArticleScreen
from reader.tui.screens.fetch import FetchScreen
from reader.tui.screens.help import HelpScreen, key_groups
from reader.tui.screens.library.base import TOUR, ShelfScreen
from reader.tui.store_provider import StoreProvider
from reader.tui.themes import DARK, THEMES
from reader.tui.tour import EscapeLeaves, Tour
from reader.tui.widgets.lines import show_message

if TYPE_CHECKING:
    from textual.command import Provider

INTERRUPTED = 130

QUIT_WINDOW = 2.0
"""Seconds within which a second Ctrl+C quits."""

INTERRUPT_KEY = "ctrl+c"

IMMEDIATE_KEYS = frozenset({INTERRUPT_KEY, "ctrl+q"})
"""Keys handled at once, as usual in a terminal: queued keys before them are dropped."""

GC_THRESHOLD = 10_000
"""Threshold of the garbage collector: with the default, 700, collections would delay keys."""


def _commands() -> type[Provider]:
    from reader.tui.commands import Commands  # late: only the palette needs it

    return Commands


class ReaderApp(App[int]):
    """Shows one or several articles. Passes each key to the part that handles it; keeps no state of an article."""

    TITLE = "reader"
    CSS_PATH = "reader.tcss"
    COMMANDS: ClassVar = {_commands}
    BINDINGS: ClassVar[list[BindingType]] = BINDINGS

    def __init__(
        self,
        readings: Sequence[Reading],
        settings: Settings,
        store: Store | None = None,
        driver_class: type[Driver] | None = None,
        fetching: Fetching = DEFAULT,
    ) -> None:
        """Without readings, starts with the library, from which articles are loaded with `fetching`.

        Without a `store`, the user's own is opened on first use, and closed at the end.
        """
        super().__init__(driver_class)
        self.store = StoreProvider(settings, store, self._warn)
        self._leftovers = Leftovers(self)
        self.articles = Articles(self, readings, settings, self.store, fetching, self._leftovers.free_soon)
        self._programs = Programs(self, self.articles, settings, self.store)
        self._pasting = Clipboard(self, fetching, self.articles.open, self._ask_for_clipboard)
        self._settings = settings
        self._interrupted_at = -QUIT_WINDOW
        self._pressed_at = -QUIT_WINDOW
        """When Ctrl+C was pressed last, whatever it did."""
        self._tour: Tour | None = None
        self._tour_event: events.Key | None = None
        self._previous_handlers: dict[signal.Signals, SignalHandler] = {}
        """Previous handlers of the termination signals."""
        self._counted_keys = CountedKeys(self, super().on_event)
        self._key_queue = KeyQueue(self, self._take_turn)
        for theme in THEMES:
            self.register_theme(theme)
        name = self._theme()
        if self.theme == name:  # TEXTUAL_THEME names a theme of the program, which Textual did not know yet
            self.mutate_reactive(ReaderApp.theme)
        self.theme = name
        if self.no_color:  # Textual set up its colour filter before the theme was known
            self._filters = [NoColor() if isinstance(one, Monochrome) else one for one in self._filters]
        self.set_keymap(dict(settings.keys))

    def get_default_screen(self) -> Screen[None]:
        """The first article, or the library."""
        return self.articles.first_screen()

    @property
    def failures(self) -> Sequence[SourceError]:
        """Errors of articles that could not be read."""
        return self.articles.failures

    def notify(self, message: str, **options: Any) -> None:
        """Show a notification, unless the same one is still visible."""
        if all(one.has_expired or one.message != message for one in self._notifications):
            super().notify(message, **options)

    def _warn(self, message: str) -> None:
        self.notify(message, severity="warning", markup=False)

    def _theme(self) -> str:
        environment = dict(os.environ)
        if self.no_color:
            environment["NO_COLOR"] = "1"  # Textual removes it from the environment.
        name = theme_for(self._settings.theme, environment)
        return name if name in self.available_themes else DARK.name

    def refresh_css(self, animate: bool = True) -> None:
        """Restyle everything. Before there is a screen, the style sheet is not even parsed: then only the theme's
        variables are set."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def on_load(self) -> None:
        """Handle termination signals, before the terminal is taken over."""
        if sys.platform != "win32" and current_thread() is main_thread():
            self._listen()

    def on_mount(self) -> None:
        """Subscribe to changes."""
        self.theme_changed_signal.subscribe(self, self._remember_theme)
        self.app_resume_signal.subscribe(self, lambda _: self.action_redraw())
        if self._settings.theme and self._settings.theme not in self.available_themes:
            self._warn(f"There is no theme {printable(self._settings.theme)}.")

    def _listen(self) -> None:
        """Exit properly on a termination signal, so that the terminal is restored.

        While another program has the terminal, its end is awaited, and signals from its keys are ignored.
        """
        loop, context = asyncio.get_running_loop(), copy_context()

        def end(number: int, _frame: FrameType | None) -> None:
            if not (self._is_lent and number in KEYBOARD_SIGNALS):  # those are meant for the other program
                leave = partial(self.exit, 128 + number, return_code=128 + number)
                loop.call_soon_threadsafe(leave, context=context)

        self._previous_handlers = {number: signal.signal(number, end) for number in TERMINATION_SIGNALS}

    def on_unmount(self) -> None:
        """Restore the previous signal handlers."""
        self.store.close()
        for number, handler in self._previous_handlers.items():
            signal.signal(number, handler)

    def _remember_theme(self, theme: Theme) -> None:
        self.store().theme = theme.name

    def watch_app_focus(self, has_focus: bool) -> None:
        """Once the terminal has the focus again, or a key shows that it has, focus what the screen begins with, unless
        something is focused: Textual focuses nothing on a screen that opens while the terminal has no focus."""
        if has_focus and self.screen_stack:
            self._focus_first()

    def _focus_first(self) -> None:
        """Focus what the screen begins with, unless something is focused."""
        if self.screen.focused is not None:
            return
        begins_with = self.AUTO_FOCUS if self.screen.AUTO_FOCUS is None else self.screen.AUTO_FOCUS
        if begins_with:
            self.screen.set_focus(next((widget for widget in self.screen.query(begins_with) if widget.focusable), None))

    def action_close(self) -> None:
        """Close what is on top, or quit."""
        screen = self.screen
        is_closed = self.articles.close_library() or (isinstance(screen, ArticleScreen) and screen.close_layer())
        if not is_closed and not self.articles.to_library():
            self.exit(0)

    def action_interrupt(self) -> None:
        """With nothing selected to copy, tell the user how to quit; the second time, quit."""
        self._interrupted_at = self._interrupt(self._interrupted_at)

    def _interrupt(self, before: float) -> float:
        """Quit if the press before was less than `QUIT_WINDOW` ago; return the time of this one."""
        now = time.monotonic()
        if now - before < QUIT_WINDOW:
            self.exit(INTERRUPTED, return_code=INTERRUPTED)
        else:
            show_message(self, QUIT_HINT, QUIT_WINDOW)
        return now

    def action_command_palette(self) -> None:
        """Offer all commands and destinations."""
        from reader.tui.palette import Palette  # late: seldom needed

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def _handle_exception(self, error: Exception) -> None:
        """Fail, unless the program is being left and a screen that was about to open finds that it has no widgets."""
        if not (self._exit and isinstance(error, NoMatches)):
            super()._handle_exception(error)

    def pop_screen(self) -> AwaitComplete:
        """Close the screen on top."""
        self._leftovers.note_closed()
        return super().pop_screen()

    def action_redraw(self) -> None:
        """Repaint the whole screen."""
        self.refresh(layout=True)

    def action_help(self) -> None:
        """Show every key."""
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(key_groups(self.screen)))

    # Articles

    def action_article(self, by: int) -> None:
        """Show the next or previous of several articles."""
        self.articles.step(by)

    def action_articles(self) -> None:
        """List the open articles, to go to one of them."""
        self.articles.list()

    def action_return(self) -> None:
        """Go back to the article from which this one was opened."""
        self.articles.go_back()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to go back if there is somewhere to go back to."""
        return action != "return" or self.articles.leads_back

    def action_reload(self) -> None:
        """Load the article again from its source."""
        self.articles.reload()

    def action_library(self) -> None:
        """Show the articles read before."""
        self.articles.show_library()

    def action_person(self) -> None:
        """Show all that the person under the cursor said."""
        self.articles.show_person()

    @on(ArticleScreen.Returning)
    def return_from_article(self) -> None:
        """Backspace was pressed with no earlier place in the article."""
        self.articles.go_back()

    @on(ArticleScreen.Followed)
    def follow_link(self, event: ArticleScreen.Followed) -> None:
        """Read the target of a link."""
        self.articles.follow(event.address)

    @on(ArticleScreen.Decoded)
    def decode(self, event: ArticleScreen.Decoded) -> None:
        """Decode the article with another encoding."""
        self.articles.decode(event.encoding)

    @on(ArticleScreen.Titled)
    def show_title(self, event: ArticleScreen.Titled) -> None:
        """Set the terminal's title, if the driver supports it, and show the tour on the new screen."""
        event.stop()
        if self._tour is not None:
            self._show_step()
        show = getattr(self._driver, "show_title", None)  # only ReaderDriver can restore the old one
        if show is not None:
            show(f"{event.title} – reader")

    @on(FetchScreen.Loaded)
    def show_loaded(self, event: FetchScreen.Loaded) -> None:
        """Show what was fetched, if it is still wanted."""
        self.articles.show_fetched(event.reading, event.keys)

    @on(FetchScreen.Failed)
    def note_failure(self, event: FetchScreen.Failed) -> None:
        """Record an error for the exit status."""
        self.articles.note_failure(event.reading, event.error)

    @on(ShelfScreen.Picked)
    def open_from_library(self, event: ShelfScreen.Picked) -> None:
        """Read what was picked, along with the tour if that was picked."""
        self.articles.open_from_library(event.pick)
        if event.pick.uri == TOUR:
            self.call_later(self.action_tour)

    # Clipboard

    def on_paste(self, event: events.Paste) -> None:
        """Open a pasted address, path, or article text."""
        event.stop()
        self._pasting.open_pasted(event.text)

    @work(thread=True, exclusive=True, group="paste")
    def action_open_copied(self) -> None:
        """Open the content of the clipboard."""
        self._pasting.open_copied()

    @on(ClipboardText)
    def open_copied(self, event: ClipboardText) -> None:
        """Open the clipboard text that the terminal sent."""
        event.stop()
        self._pasting.take_answer(event.text)

    def _ask_for_clipboard(self) -> bool:
        """Ask the terminal for the clipboard; return False if it cannot be asked."""
        ask = getattr(self._driver, "ask_for_clipboard", None)  # only ReaderDriver can
        if ask is not None:
            ask()
        return ask is not None

    def copy_to_clipboard(self, text: str) -> None:
        """Copy through the terminal, and also through the user's own command if there is one."""
        super().copy_to_clipboard(text)
        self._programs.copy(text)

    # Other programs

    _is_lent = False
    """Whether another program has the terminal."""

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Lend the terminal to another program for the duration of the block, and take it back even if the block
        raises."""
        failure: Exception | None = None
        self._is_lent = True
        try:
            with super().suspend():
                try:
                    yield
                except Exception as error:  # Textual takes the terminal back only if nothing is raised
                    failure = error
        finally:
            self._is_lent = False
        if failure is not None:
            raise failure

    def action_edit(self) -> None:
        """Edit the article's file, and load it again."""
        self._programs.edit()

    def action_pipe(self) -> None:
        """Pipe the selection, or the text, to a shell command, and show its output."""
        self._programs.pipe()

    def action_page(self) -> None:
        """Show the text in the pager."""
        self._programs.page()

    def action_export(self) -> None:
        """Write the document to a file."""
        self.export()

    def export(self, path: str | None = None) -> None:
        """Write the document to a file, which is asked for if it is not given."""
        self._programs.export(path)

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open a web page in the browser."""
        self._programs.browse(url)

    # The tour

    def action_tour(self) -> None:
        """Start the tour of the program."""
        self._tour = Tour()
        self._show_step()

    async def on_event(self, event: events.Event) -> None:
        """Advance the tour on its keys, which take effect as usual, and queue what is typed, to be handled in turn."""
        if self._tour is not None and isinstance(event, events.Key) and event is not self._tour_event:
            self._tour_event = event  # it is passed on again if nobody handles it
            screen = self.screen
            leaves = screen.left_by_escape() if isinstance(screen, ArticleScreen) else EscapeLeaves.SOMETHING
            if self._tour.press(event.key, leaves):
                self.call_later(self._show_step)
        if isinstance(event, events.Key) and not event.is_forwarded:
            if event.key in IMMEDIATE_KEYS:
                self._key_queue.forget()
            if event.key == INTERRUPT_KEY:
                show_message(self, "")
                self._pressed_at = self._interrupt(self._pressed_at)  # whatever else the key does, twice it quits
            await self._key_queue.take(event)
        elif isinstance(event, events.Paste) and not event.is_forwarded:
            await self._key_queue.take(event)
        else:
            await super().on_event(event)

    async def _take_turn(self, event: events.Key | events.Paste) -> None:
        self._focus_first()  # in a terminal of few columns, Textual takes the focus from what has no room
        if isinstance(event, events.Key):
            if event.key != INTERRUPT_KEY:
                show_message(self, "")
            await self._counted_keys.press(event)
        else:
            await super().on_event(event)

    def _show_step(self) -> None:
        """Show the current step of the tour above the status line of the article."""
        if self._tour is not None and self._tour.is_over:
            self._tour = None
        words = f"{self._tour.text}\n{self._tour.place}" if self._tour is not None else ""
        for screen in self.screen_stack:
            if isinstance(screen, ArticleScreen):
                screen.banner.show_message(words)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The commands of the palette."""
        yield SystemCommand("Change theme", "Choose the colours", self.action_change_theme)
        yield SystemCommand("Tour", "What this program does, in two minutes", self.action_tour)
        if isinstance(screen, ArticleScreen):
            yield SystemCommand("Read in the pager", "Show the text in your pager", self.action_page)
        yield from self._commands_of_keys(screen)

    def _commands_of_keys(self, screen: Screen[object]) -> Iterator[SystemCommand]:
        """A command for every key that does something here, so that nobody has to know the keys."""
        active, offered = screen.active_bindings, set[str]()
        useless = frozenset[str]() if isinstance(screen, ArticleScreen) else OF_ARTICLES
        for node in dict.fromkeys(one.node for one in active.values()):
            for binding in bindings_of(node, self):
                one = active.get(binding.key)
                is_active = one is not None and one.node is node and one.binding.id == binding.id and one.enabled
                is_new = binding.id not in useless and binding.action not in offered
                if one is not None and is_active and one.tooltip and binding.id and is_new:
                    offered.add(binding.action)
                    about = f"{one.tooltip} ({self.get_key_display(binding)})"
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
    """Run the interface; return the exit status, and the errors of articles that could not be read.

    Without readings, it starts with the library, from which articles are loaded with `fetching`.

    `store` is closed at the end. With `is_painted`, the terminal shows the first page already. `is_demo` starts the
    tour.
    """
    gc.freeze()  # imported modules are never garbage; what the application makes may be
    app = ReaderApp(readings, settings, store, _driver(is_painted), fetching)
    gc.set_threshold(GC_THRESHOLD)
    gc.enable()
    if is_demo:
        app.call_later(app.action_tour)
    app.run(mouse=settings.mouse)
    if store is not None:
        store.close()
    return app.return_code or 0, app.failures


def _driver(is_painted: bool) -> type[Driver] | None:
    if sys.platform == "win32" or _is_driver(os.environ.get("TEXTUAL_DRIVER", "")):
        return None
    from reader.tui.driver import ReaderDriver

    ReaderDriver.page_is_painted = is_painted
    return ReaderDriver


def _is_driver(name: str) -> bool:
    """Whether the name that a variable of Textual gives, `module:Class`, is that of a driver."""
    try:
        found = found_at(name)
    except Exception:  # as the module that is imported may raise anything
        return False
    return isinstance(found, type) and issubclass(found, Driver)
