"""Other programs do something with the article: editor, pager, browser, commands, files. They get the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from reader.base.printable import printable
from reader.errors import OutputExists, OutsideFailed
from reader.load import is_web
from reader.settings import Settings
from reader.tui import outside
from reader.tui.screens.article.screen import ArticleScreen
from reader.tui.screens.prompt import PromptScreen
from reader.tui.screens.question import QuestionScreen
from reader.tui.widgets.lines import say

if TYPE_CHECKING:
    from reader.session.reading import Reading
    from reader.tui.articles import Articles

NOT_TAKEN = 'This terminal does not let programs copy: copy_command = "pbcopy" in the settings helps.'


class Programs:
    """Gives articles to other programs, and the terminal with them where they draw on it."""

    def __init__(self, app: App[int], articles: Articles, settings: Settings) -> None:
        self._app = app
        self._articles = articles
        self._settings = settings

    @property
    def _screen(self) -> ArticleScreen | None:
        """The article that is shown, if only under a card; None while another screen is, such as that of a fetch."""
        shown = next((screen for screen in reversed(self._app.screen_stack) if not screen.is_modal), None)
        if isinstance(shown, ArticleScreen):
            return shown
        say(self._app, "There is no article here yet.")
        return None

    @contextmanager
    def _saying(self) -> Iterator[None]:
        """Say what went wrong with another program, and go on."""
        try:
            yield
        except OutsideFailed as error:
            say(self._app, printable(str(error)), LONG)

    def edit(self) -> None:
        """Open the article's file in the editor, and read it again."""
        screen = self._screen
        if screen is None:
            return
        source = screen.reading.source
        if not Path(source).is_file():
            say(self._app, "Only a file can be edited.")
            return
        line = outside.line_of(screen.reading.document, screen.here, source)
        before = _state_of(source)
        with self._saying(), self._app.suspend():
            outside.run(outside.editor_command(self._settings.editor, source, line))
        self._app.refresh()
        if _state_of(source) != before:
            self._articles.reload(says_so=False)

    def pipe(self) -> None:
        """Give what is selected, else the whole text, to a command of the shell, and show what it prints."""
        screen = self._screen
        if screen is None:
            return
        words, what = _words_of(screen.reading)

        def run(command: str | None) -> None:
            if command is None:
                return
            with self._app.suspend():
                status = outside.pipe(command, words)
                print(f"\n[{command}: status {status}. Enter leads back to the article.]", end="", flush=True)
                sys.__stdin__.readline() if sys.__stdin__ is not None else None
            self._app.refresh()

        self._app.push_screen(PromptScreen(f"Give {what} to a command", hint="wc -w"), run)

    def page(self) -> None:
        """Show the text in the pager."""
        screen = self._screen
        if screen is None:
            return
        with self._saying(), self._app.suspend():
            outside.page(self._settings.pager, screen.reading.document)
        self._app.refresh()

    def export(self) -> None:
        """Write what was found to a file; ask before one is replaced."""
        screen = self._screen
        if screen is None:
            return
        reading = screen.reading

        def write(path: str | None) -> None:
            if path is not None:
                self._write(reading, path, replace=False)

        stem = Path(reading.source).stem if reading.can_be_read_again else "article"
        self._app.push_screen(PromptScreen("Write to a file: .json .jsonl .csv .md .html", f"{stem}.json"), write)

    def _write(self, reading: Reading, path: str, *, replace: bool) -> None:
        def answer(yes: bool | None) -> None:
            if yes:
                self._write(reading, path, replace=True)
            else:
                say(self._app, "Nothing was written.")

        with self._saying():
            try:
                written = outside.export(reading.document, path, replace=replace, sources=self._articles.sources)
            except OutputExists:
                self._app.push_screen(QuestionScreen(f"Replace {printable(path)}?"), answer)
            else:
                say(self._app, f"Wrote {printable(written.path)}", LONG)

    def copy(self, words: str) -> None:
        """Copy through the user's own command, where there is one."""
        if self._settings.copy_command:
            with self._saying():
                outside.copy(self._settings.copy_command, words)
        elif not outside.takes_copies(os.environ):
            self._app.notify(NOT_TAKEN, severity="warning", markup=False)

    def browse(self, address: str) -> None:
        """Open a page of the web in the browser."""
        if not is_web(address):
            return
        browser = self._settings.browser
        with self._saying(), self._app.suspend() if outside.is_drawn_here(browser) else nullcontext():
            outside.browse(browser, address)


LONG = 8.0
"""Seconds that a message with a path in it can be read."""


def _state_of(path: str) -> tuple[int, int] | None:
    """What changes when a file is written; None where it is gone."""
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _words_of(reading: Reading) -> tuple[str, str]:
    """What other programs get, and what that is called: what is selected, else all of the text."""
    if reading.selecting is not None:
        return reading.selecting.words(reading.document), "what is selected"
    return reading.document.text, "the text"
