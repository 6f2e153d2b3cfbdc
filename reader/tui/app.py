"""The application: themes, keys that work everywhere, the first screen. No feature lives here."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from threading import current_thread, main_thread
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.driver import Driver
from textual.screen import Screen

from reader.errors import SourceError
from reader.printable import printable
from reader.settings import Settings
from reader.tui.opening import Opening
from reader.tui.page.looks import theme_for
from reader.tui.screens.article import ArticleScreen
from reader.tui.screens.help import HelpScreen
from reader.tui.themes import DARK, LIGHT
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.quote_list import QuoteList

INTERRUPTED = 130

TWICE = 2.0
"""Seconds within which a second Ctrl+C quits."""


class ReaderApp(App[int]):
    """Reads one or several articles."""

    TITLE = "reader"
    CSS_PATH = "reader.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right_parenthesis", "article(1)", "Next article", id="source.next", show=False),
        Binding("left_parenthesis", "article(-1)", "Previous article", id="source.previous", show=False),
        Binding("question_mark,f1", "help", "Help", id="help", tooltip="Every key"),
        Binding("colon,ctrl+p", "command_palette", "Palette", id="palette", tooltip="Commands and places", show=False),
        Binding("ctrl+l", "redraw", "Redraw", id="redraw", show=False),
        Binding("ctrl+z", "suspend_process", "Suspend", id="suspend", show=False),
        Binding("q", "close", "Quit", id="close", tooltip="Close what is on top, then quit"),
        Binding("Q", "quit", "Quit at once", id="quit", show=False),
        Binding("ctrl+q", "quit", "Quit at once", id="quit.always", show=False, priority=True),
        Binding("ctrl+c", "interrupt", "Copy or quit", id="interrupt", show=False, system=True),
    ]

    def __init__(
        self, openings: Sequence[Opening], settings: Settings, driver_class: type[Driver] | None = None
    ) -> None:
        """At least one article, the first of which holds text."""
        super().__init__(driver_class)
        self.failures: list[SourceError] = []
        """What went wrong with the articles that were turned to."""
        self._openings = list(openings)
        self._settings = settings
        self._at = 0
        self._interrupted = -TWICE
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = self._theme()

    def _theme(self) -> str:
        environment = dict(os.environ)
        if self.no_color:
            environment["NO_COLOR"] = "1"  # Textual takes it out of the environment.
        name = theme_for(self._settings.theme, environment)
        return name if name in self.available_themes else DARK.name

    def on_mount(self) -> None:
        """Being told to end is a way out like any other: the terminal is left in order."""
        if sys.platform != "win32" and current_thread() is main_thread():
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGHUP):
                loop.add_signal_handler(number, partial(self.exit, 128 + number, return_code=128 + number))

    def get_default_screen(self) -> Screen[None]:
        """The first article."""
        return self._screen_for(0)

    def _screen_for(self, number: int) -> ArticleScreen:
        place = f"{number + 1} of {len(self._openings)}" if len(self._openings) > 1 else ""
        return ArticleScreen(self._openings[number], self._settings.measure, place)

    def action_article(self, by: int) -> None:
        """Open the next or previous of several articles."""
        number = self._at + by
        if not 0 <= number < len(self._openings):
            self.notify("No further article." if len(self._openings) > 1 else "Only one article.", markup=False)
            return
        try:
            screen = self._screen_for(number)
        except SourceError as error:
            self.notify(printable(str(error)), severity="error", markup=False)
            self.failures.append(error)
            del self._openings[number]
            self._at -= number < self._at
            if by > 0 or number > 0:
                self.action_article(by)
            return
        # The first article is the screen under all others; of the rest, one is open at a time.
        if number == 0:
            self.pop_screen()
        elif self._at == 0:
            self.push_screen(screen)
        else:
            self.switch_screen(screen)
        self._at = number

    def action_close(self) -> None:
        """Close what lies on top, or quit."""
        screen = self.screen
        if not (isinstance(screen, ArticleScreen) and screen.close_layer()):
            self.exit(0)

    def action_interrupt(self) -> None:
        """Nothing is selected, or it would have been copied: say how to quit; the second time, quit."""
        now = time.monotonic()
        if now - self._interrupted < TWICE:
            self.exit(INTERRUPTED, return_code=INTERRUPTED)
            return
        self._interrupted = now
        self.notify("Press q to quit, or Ctrl+C again.", timeout=TWICE, markup=False)

    def action_redraw(self) -> None:
        """Paint the whole screen anew."""
        self.refresh(layout=True)

    def action_help(self) -> None:
        """Show every key."""
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(list(self._help_groups())))

    def _help_groups(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        screen = self.screen
        parts: list[tuple[str, DOMNode]] = [("Everywhere", screen), ("Everywhere", self)]
        parts += [("In the article", view) for view in screen.query(ArticleView)]
        parts += [("In a list", listing) for listing in list(screen.query(QuoteList))]
        groups: dict[str, dict[str, list[Binding]]] = {}
        for title, node in parts:
            for _key, binding in node._bindings:
                if binding.id is not None:
                    groups.setdefault(title, {}).setdefault(binding.action, []).append(binding)
        for title, actions in groups.items():
            yield title, [self._help_line(bindings) for bindings in actions.values()]

    def _help_line(self, bindings: Sequence[Binding]) -> tuple[str, str]:
        keys = " ".join(self.get_key_display(binding) for binding in bindings)
        return keys, bindings[0].tooltip or bindings[0].description

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette offers besides the keys."""
        yield SystemCommand("Change theme", "Choose the colours", self.action_change_theme)
        yield SystemCommand("Help", "Every key", self.action_help)
        yield SystemCommand("Quit", "Leave", self.action_quit)


def run_reader(
    openings: Sequence[Opening], settings: Settings, *, is_painted: bool = False
) -> tuple[int, Sequence[SourceError]]:
    """Read these articles, the first of which holds text: the exit status, and what went wrong with the others.

    `is_painted` says that the terminal shows the first page already.
    """
    app = ReaderApp(openings, settings, _driver(is_painted))
    app.run(mouse=settings.mouse)
    return app.return_code or 0, app.failures


def _driver(is_painted: bool) -> type[Driver] | None:
    if sys.platform == "win32" or os.environ.get("TEXTUAL_DRIVER"):
        return None
    from reader.tui.driver import ReaderDriver

    ReaderDriver.page_is_painted = is_painted
    return ReaderDriver
