"""Write articles of the library with their notes to a file, while the interface goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App
from textual.worker import get_current_worker

from reader.base.printable import printable
from reader.errors import AnalysisFailed, OutputExists, ReaderError
from reader.page.status_text import as_sentence
from reader.tui import outside
from reader.tui.screens.library.base import Exportable
from reader.tui.screens.prompt import PromptScreen
from reader.tui.screens.question import ask_to_replace
from reader.tui.widgets.lines import LONG_MESSAGE_SECONDS, show_message

if TYPE_CHECKING:
    from reader.export.references.note import NotedArticle
    from reader.library.store import Store
    from reader.model.document import Document

FORMATS = ".md .bib .csl.json .jsonld .json"


class ShelfExport:
    """Asks for a file, gathers the articles and writes them."""

    def __init__(self, app: App[int], store: Callable[[], Store], engine: str | None) -> None:
        """`engine` is what finds who said the noted words."""
        self._app = app
        self._store = store
        self._engine = engine

    def ask(self, exportable: Exportable) -> None:
        """Ask which file to write to, and write it."""

        def write(path: str | None) -> None:
            if path is not None:
                self._write(exportable, path, replace=False)

        question = f"Write {exportable.what}, with the notes, to a file: {FORMATS}"
        self._app.push_screen(PromptScreen(question, "notes.md"), write)

    def _write(self, exportable: Exportable, path: str, *, replace: bool) -> None:
        self._say("Writing …")
        work = partial(self._written, self._store(), exportable, path, replace=replace)
        self._app.run_worker(work, thread=True, group="shelf export", exit_on_error=False)

    def _written(self, store: Store, exportable: Exportable, path: str, *, replace: bool) -> None:
        """Write the file. Blocks."""
        tell = self._app.call_from_thread
        try:
            written = outside.export_articles(
                partial(self._gathered, store, exportable), path, replace=replace, sources=()
            )
        except OutputExists:
            tell(ask_to_replace, self._app, path, partial(self._write, exportable, path, replace=True))
        except ReaderError as error:
            if not get_current_worker().is_cancelled:
                tell(self._say, printable(as_sentence(str(error))))
        else:
            tell(self._say, f"Wrote {printable(written.path)}")

    def _gathered(self, store: Store, exportable: Exportable, form: str) -> Iterator[NotedArticle]:
        from reader.export.references.gathering import noted_articles  # late: seldom needed
        from reader.library.shelf import Shelf
        from reader.session.annotator import Annotator

        worker = get_current_worker()
        with Annotator(self._engine) as annotator:

            def annotate(document: Document) -> Document:
                if worker.is_cancelled:
                    raise AnalysisFailed("the program was left")
                return annotator(document)

            yield from noted_articles(store, exportable.find(Shelf(store)), form, annotate)

    def _say(self, message: str) -> None:
        show_message(self._app, message, LONG_MESSAGE_SECONDS)
