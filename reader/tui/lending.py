"""The application, as far as other programs do something: editor, pager, browser, commands, files, the clipboard."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from reader.errors import OutputExists, OutsideFailed
from reader.load import is_web
from reader.printable import printable
from reader.tui import outside
from reader.tui.articles import ArticlesApp
from reader.tui.screens.article import ArticleScreen
from reader.tui.screens.prompt import PromptScreen

NOT_TAKEN = 'This terminal does not let programs copy: copy_command = "pbcopy" in the settings helps.'


class LendingApp(ArticlesApp):
    """Gives articles to other programs, and the terminal with them where they draw on it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Edit", id="outside.edit", tooltip="Open the file in the editor", show=False),
        Binding("vertical_line", "pipe", "Pipe", id="outside.pipe", tooltip="Give the text to a command", show=False),
        Binding("E", "export", "Export", id="outside.export", tooltip="Write it to a file", show=False),
    ]

    @property
    def _article(self) -> ArticleScreen | None:
        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, ArticleScreen)), None)

    is_lent = False
    """Whether another program has the terminal."""

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Lend the terminal for the time of the block, and take it back whatever comes of that."""
        failure: Exception | None = None
        self.is_lent = True
        try:
            with super().suspend():
                try:
                    yield
                except Exception as error:  # Textual takes the terminal back only where nothing is raised
                    failure = error
        finally:
            self.is_lent = False
        if failure is not None:
            raise failure

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Say what went wrong with another program, and go on."""
        try:
            yield
        except (OutsideFailed, OutputExists) as error:
            self.notify(printable(str(error)), severity="error", markup=False)

    def action_edit(self) -> None:
        """Open the article's file in the editor, and read it again."""
        article = self._article
        source = self._openings[self._at].source if article is not None else ""
        if article is None or not Path(source).is_file():
            self.notify("Only a file can be edited.", markup=False)
            return
        line = outside.line_of(article.document, article.here, source)
        with self._telling(), self.suspend():
            outside.run(outside.editor_command(self._settings.editor, source, line))
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
        with self._telling(), self.suspend():
            outside.page(self._settings.pager, article.document)
        self.refresh()

    def action_export(self) -> None:
        """Write what was found to a file."""
        article = self._article

        def write(path: str | None) -> None:
            if path is None or article is None:
                return
            with self._telling():
                sources = [opening.source for opening in self._openings]
                written = outside.export(article.document, path, replace=False, sources=sources)
                self.notify(f"Written as {written.format}.", markup=False)

        if article is None:
            return
        stem = Path(self._openings[self._at].source or "article").stem or "article"
        self.push_screen(PromptScreen("Write to a file: .json .jsonl .csv .md .html", f"{stem}.json"), write)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy through the terminal, and through the user's own command where there is one."""
        super().copy_to_clipboard(text)
        if self._settings.copy_command:
            with self._telling():
                outside.copy(self._settings.copy_command, text)
        elif not outside.takes_copies(os.environ):
            self.notify(NOT_TAKEN, severity="warning", markup=False)

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open a page of the web in the browser."""
        if not is_web(url):
            return
        browser = self._settings.browser
        with self._telling(), self.suspend() if outside.is_drawn_here(browser) else nullcontext():
            outside.browse(browser, url)
