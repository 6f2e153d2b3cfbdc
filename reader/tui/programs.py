"""Use other programs on the current article: editor, pager, browser, commands, files. Lends them the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from reader.base.printable import printable
from reader.errors import OutputExists, OutsideFailed
from reader.load import is_web
from reader.settings import Settings
from reader.tui import outside
from reader.tui.screens.article.copier import passage_here
from reader.tui.screens.article.screen import ArticleScreen
from reader.tui.screens.library.base import NOT_READING, Exportable, ShelfScreen
from reader.tui.screens.prompt import PromptScreen
from reader.tui.screens.question import ask_to_replace
from reader.tui.widgets.lines import LONG_MESSAGE_SECONDS, show_message

if TYPE_CHECKING:
    from reader.library.store import Store
    from reader.session.reading import Reading
    from reader.tui.articles import Articles

COPY_UNSUPPORTED = 'This terminal does not let programs copy: copy_command = "pbcopy" in the settings helps.'

Export = Callable[..., outside.Exported]
"""Writes to a path, as `outside.export` does."""


class Programs:
    """Runs other programs on the current article, and lends the terminal to those that draw on it."""

    def __init__(self, app: App[int], articles: Articles, settings: Settings, store: Callable[[], Store]) -> None:
        """`store` is called whenever something is looked up."""
        self._app = app
        self._store = store
        self._articles = articles
        self._settings = settings

    @property
    def _screen(self) -> ArticleScreen | None:
        """The current article, even under a card; None, after a message, while another screen is shown, such as a
        fetch or the library."""
        shown = next((screen for screen in reversed(self._app.screen_stack) if not screen.is_modal), None)
        if isinstance(shown, ArticleScreen):
            return shown
        is_library = isinstance(shown, ShelfScreen)
        show_message(self._app, NOT_READING if is_library else "There is no article here yet.")
        return None

    @contextmanager
    def _showing_errors(self) -> Iterator[None]:
        """Show the error of another program as a message."""
        try:
            yield
        except OutsideFailed as error:
            show_message(self._app, printable(str(error)), LONG_MESSAGE_SECONDS)

    def edit(self) -> None:
        """Edit the article's file, and load it again."""
        screen = self._screen
        if screen is None:
            return
        source = screen.reading.source
        if not Path(source).is_file():
            show_message(self._app, "Only a file can be edited.")
            return
        line = outside.line_of(screen.reading.document, screen.here, source)
        before = _state_of(source)
        with self._showing_errors(), self._app.suspend():
            outside.run(outside.editor_command(self._settings.editor, source, line))
        self._app.refresh()
        if _state_of(source) != before:
            self._articles.reload(with_message=False)

    def pipe(self) -> None:
        """Pipe the selection, else the whole text, to a shell command, and show its output."""
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
        with self._showing_errors(), self._app.suspend():
            outside.page(self._settings.pager, screen.reading.document)
        self._app.refresh()

    def export(self, path: str | None = None) -> None:
        """Write what is selected with its source, else the document, to a file; ask which if it is not given, and
        before replacing one. In the library, write what its screen shows."""
        shown = self._app.screen
        if isinstance(shown, ShelfScreen):
            self._export_shelf(shown.exportable)
            return
        screen = self._screen
        if screen is None:
            return
        reading = screen.reading
        passage = passage_here(reading) if reading.selecting is not None else None
        if passage is not None:
            export: Export = partial(outside.export_words, passage.cited)
            question, suffix = "Write what is selected to a file: .md .txt", ".md"
        else:
            export = partial(outside.export, reading.document, notes=reading.notes.saved)
            question = "Write to a file: .json .jsonl .csv .md .html; with its notes: .notes.md .bib .csl.json .jsonld"
            suffix = ".json"

        def write(path: str | None) -> None:
            if path is not None:
                self._write(export, path, replace=False)

        if path is not None:
            write(path)
            return
        stem = Path(reading.source).stem if reading.can_reload else "article"
        self._app.push_screen(PromptScreen(question, f"{stem}{suffix}"), write)

    def _export_shelf(self, exportable: Exportable | None) -> None:
        if exportable is None:
            show_message(self._app, "There is nothing to write here yet.")
            return
        from reader.tui.shelf_export import ShelfExport  # late: seldom needed

        ShelfExport(self._app, self._store, self._settings.engine.value).ask(exportable)

    def _write(self, export: Export, path: str, *, replace: bool) -> None:
        with self._showing_errors():
            try:
                written = export(path, replace=replace, sources=self._articles.sources)
            except OutputExists:
                ask_to_replace(self._app, path, partial(self._write, export, path, replace=True))
            else:
                show_message(self._app, f"Wrote {printable(written.path)}", LONG_MESSAGE_SECONDS)

    def copy(self, words: str) -> None:
        """Copy through the user's own command, if there is one."""
        if self._settings.copy_command:
            with self._showing_errors():
                outside.copy(self._settings.copy_command, words)
        elif not outside.takes_copies(os.environ):
            self._app.notify(COPY_UNSUPPORTED, severity="warning", markup=False)

    def browse(self, address: str) -> None:
        """Open a web page in the browser."""
        if not is_web(address):
            return
        browser = self._settings.browser
        with self._showing_errors(), self._app.suspend() if outside.is_drawn_here(browser) else nullcontext():
            outside.browse(browser, address)


def _state_of(path: str) -> tuple[int, int] | None:
    """What changes when a file is written: modification time and size; None if it is gone."""
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _words_of(reading: Reading) -> tuple[str, str]:
    """The text for other programs, and what to call it: the selection, else all of the text."""
    if reading.selecting is not None:
        return reading.selecting.words(reading.document), "what is selected"
    return reading.document.text, "the text"
