"""The application: themes, keys that work everywhere, the tour, the ways out. No feature lives here."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextvars import copy_context
from functools import partial
from threading import current_thread, main_thread
from types import FrameType
from typing import ClassVar

from textual import events, on
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.filter import Monochrome, NoColor
from textual.screen import Screen
from textual.theme import Theme

from reader.errors import SourceError
from reader.firstpage.colours import theme_for
from reader.firstpage.terminal import DEADLY, FROM_KEYS, Handler
from reader.library.store import Store
from reader.load.fetching import DEFAULT, Fetching
from reader.printable import printable
from reader.session.reading import Opening
from reader.settings import Settings
from reader.tui.lending import LendingApp
from reader.tui.screens.article import ArticleScreen
from reader.tui.screens.help import HelpScreen, groups_of
from reader.tui.screens.library import TOUR, LibraryScreen
from reader.tui.themes import DARK, LIGHT
from reader.tui.tour import Tour
from reader.tui.turns import Turns

INTERRUPTED = 130

TWICE = 2.0
"""Seconds within which a second Ctrl+C quits."""

AT_ONCE = frozenset({"ctrl+c", "ctrl+q"})
"""Keys that wait for no others, as anywhere in a terminal: what was typed before and is not done yet is dropped."""

YOUNG = 10_000
"""New objects after which Python looks for garbage among them; with its usual 700, keys would wait for that."""

TOURED = 600.0
"""Seconds that a step of the tour waits for its key."""


class ReaderApp(LendingApp):
    """Reads one or several articles."""

    TITLE = "reader"
    CSS_PATH = "reader.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", "Help", id="help", tooltip="Every key"),
        Binding("colon,ctrl+p", "command_palette", "Palette", id="palette", tooltip="Commands and places", show=False),
        Binding("ctrl+l", "redraw", "Redraw", id="redraw", tooltip="Redraw the screen", show=False),
        Binding(
            "ctrl+z", "suspend_process", "Suspend", id="suspend", tooltip="Back to the shell; fg returns", show=False
        ),
        Binding("q", "close", "Quit", id="close", tooltip="Close what is on top, then quit"),
        Binding("Q", "quit", "Quit at once", id="quit", tooltip="Quit, whatever is open", show=False),
        Binding(
            "ctrl+q",
            "quit",
            "Quit at once",
            id="quit.always",
            tooltip="Quit, whatever is open",
            show=False,
            priority=True,
        ),
        Binding(
            "ctrl+c",
            "interrupt",
            "Copy or quit",
            id="interrupt",
            tooltip="Copy what is selected; twice: quit",
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
        super().__init__(openings, settings, store, driver_class, fetching)
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
            self.notify(f"There is no theme {printable(self._settings.theme)}.", severity="warning", markup=False)
        if sys.platform != "win32" and current_thread() is main_thread():
            self._listen()

    def _listen(self) -> None:
        """Being told to end is a way out like any other: the terminal is left in order.

        While another program has the terminal, that is waited for.
        """
        loop, context = asyncio.get_running_loop(), copy_context()

        def end(number: int, _frame: FrameType | None) -> None:
            if not (self.is_lent and number in FROM_KEYS):  # that is meant for who has the terminal
                leave = partial(self.exit, 128 + number, return_code=128 + number)
                loop.call_soon_threadsafe(leave, context=context)

        self._handlers = {number: signal.signal(number, end) for number in DEADLY}

    def on_unmount(self) -> None:
        """It is over: who was told to end before is told again."""
        super().on_unmount()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    def _remember_theme(self, theme: Theme) -> None:
        self.store().theme = theme.name

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

    @on(LibraryScreen.Picked)
    def begin_tour(self, event: LibraryScreen.Picked) -> None:
        """The tour was picked in the library, which opens the sample for it."""
        if event.key == TOUR:
            self.call_later(self.action_tour)

    async def on_event(self, event: events.Event) -> None:
        """The tour goes on with the keys that it speaks of; they do what they do all the same."""
        if self._tour is not None and isinstance(event, events.Key) and event is not self._toured:
            self._toured = event  # it comes again where nobody takes it
            if self._tour.press(event.key):
                self.call_later(self._say_step)
        if isinstance(event, events.Key) and not event.is_forwarded:
            if event.key in AT_ONCE:
                self._turns.forget()
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
