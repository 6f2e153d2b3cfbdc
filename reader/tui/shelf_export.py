"""Write what the library has to a file, while the interface goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App
from textual.worker import get_current_worker

from reader.base.printable import printable
from reader.errors import AnalysisFailed, OutputExists, ReaderError
from reader.page.status_text import as_sentence
from reader.tui import outside
from reader.tui.screens.library.base import Annotate, Exportable
from reader.tui.screens.prompt import PromptScreen
from reader.tui.screens.question import ask_to_replace
from reader.tui.widgets.lines import LONG_MESSAGE_SECONDS, show_message

if TYPE_CHECKING:
    from reader.library.store import Store
    from reader.model.document import Document


class ShelfExport:
    """Asks for a file and writes it."""

    def __init__(self, app: App[int], store: Callable[[], Store], engine: str | None) -> None:
        """`engine` is what finds names and quotes, where they are needed."""
        self._app = app
        self._store = store
        self._engine = engine

    def ask(self, exportable: Exportable) -> None:
        """Ask which file to write to, and write it."""

        def write(path: str | None) -> None:
            if path is not None:
                self._write(exportable, path, replace=False)

        self._app.push_screen(PromptScreen(exportable.question, exportable.name), write)

    def _write(self, exportable: Exportable, path: str, *, replace: bool) -> None:
        self._say("Writing …")
        work = partial(self._written, self._store(), exportable, path, replace=replace)
        self._app.run_worker(work, thread=True, group="shelf export", exit_on_error=False)

    def _written(self, store: Store, exportable: Exportable, path: str, *, replace: bool) -> None:
        """Write the file. Blocks."""
        tell = self._app.call_from_thread
        try:
            with self._annotating() as annotate:
                writers = {ending: partial(write, store, annotate) for ending, write in exportable.writers.items()}
                target = outside.export_pieces(writers, path, replace=replace)
        except OutputExists:
            tell(ask_to_replace, self._app, path, partial(self._write, exportable, path, replace=True))
        except ReaderError as error:
            if not get_current_worker().is_cancelled:
                tell(self._say, printable(as_sentence(str(error))))
        else:
            tell(self._say, f"Wrote {printable(target)}")

    @contextmanager
    def _annotating(self) -> Iterator[Annotate]:
        """Finds names and quotes in a process of its own, which is started for the first article."""
        from reader.session.annotator import Annotator  # late: seldom needed

        worker = get_current_worker()
        with Annotator(self._engine) as annotator:

            def annotate(document: Document) -> Document:
                if worker.is_cancelled:
                    raise AnalysisFailed("the program was left")
                return annotator(document)

            yield annotate

    def _say(self, message: str) -> None:
        show_message(self._app, message, LONG_MESSAGE_SECONDS)
