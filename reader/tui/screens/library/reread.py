"""The base of screens that compare articles as the library keeps them, whose names and quotes are found again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.worker import get_current_worker

from reader.compare.comparison import Comparison
from reader.errors import AnalysisFailed
from reader.library import checking
from reader.library.store import Store
from reader.model.document import Document
from reader.page.status_text import as_sentence
from reader.session.annotator import Annotator
from reader.tui.screens.library.base import Edition, Exportable
from reader.tui.screens.library.exporting import comparison_exportable
from reader.tui.screens.library.lists import ListsScreen
from reader.tui.screens.library.panes import Pane
from reader.tui.screens.library.rows import words_row


class RereadScreen(ListsScreen):
    """Shows a comparison as soon as the articles have been read again, in another process."""

    TOO_FEW: ClassVar[str]
    """What is said where fewer than two of the articles are kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("E", "export", "Export", id="reread.export", tooltip="Write this comparison to a file"),
    ]

    @dataclass
    class Waiting(Message):
        """So many of the articles have been read."""

        done: int
        of: int

    @dataclass
    class Reread(Message):
        """The articles have been read; those that are not kept are None."""

        editions: Sequence[Edition]
        comparison: Comparison | None
        """None where fewer than two of them are kept, or where reading them failed."""
        problem: str = ""

    def __init__(self, store: Callable[[], Store], panes: Sequence[Pane], engine: str | None) -> None:
        """`engine` is what finds names and quotes."""
        super().__init__(store, panes)
        self._comparison: Comparison | None = None
        """What is shown; None until the articles have been read again."""
        self._engine = engine
        self._annotate = Annotator(engine)

    @property
    def exportable(self) -> Exportable | None:
        """The comparison, once there is one."""
        return comparison_exportable(self._comparison) if self._comparison is not None else None

    def on_unmount(self) -> None:
        """End the other process."""
        self._annotate.stop()

    @work(thread=True, exclusive=True, group="reread", exit_on_error=False)
    def reread(
        self, store: Store, editions: Sequence[Edition], compare: Callable[[Sequence[Document]], Comparison]
    ) -> None:
        """Read the editions again, and compare those that are kept."""
        worker = get_current_worker()
        documents: list[Document] = []
        kept: list[Edition] = []
        for number, edition in enumerate(editions):
            self.post_message(self.Waiting(number, len(editions)))
            try:
                document = checking.annotated_again(store, edition.article, self._annotate, edition.version)
            except AnalysisFailed as error:
                if not worker.is_cancelled:
                    self.post_message(self.Reread(editions, None, as_sentence(str(error))))
                return
            if worker.is_cancelled:
                return
            if document is not None:
                documents.append(document)
                kept.append(edition)
        comparison = compare(documents) if len(documents) > 1 else None
        self.post_message(self.Reread(kept, comparison, "" if comparison else self.TOO_FEW))

    @on(Waiting)
    def tell_progress(self, event: Waiting) -> None:
        """Say how many have been read."""
        event.stop()
        self.show_nothing(f"Looking for names and quotes: {event.done} of {event.of} read.")

    def show_nothing(self, words: str) -> None:
        """Show words in the first list, in place of what is compared."""
        self._panes[0].show([words_row(words)])
