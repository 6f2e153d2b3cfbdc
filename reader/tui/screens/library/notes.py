"""The notes on all articles: read, changed, taken away, and followed to their places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message

from reader.base.text import counted, one_line
from reader.library.anchors import AnchorFinder
from reader.library.notes import NoteState, SavedNote, find_note
from reader.library.search import NoteHit
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.page.cells import clip
from reader.page.item_keys import NoteKey
from reader.tui.app_bindings import hidden
from reader.tui.screens.library.base import NOT_KEPT, Exportable, Pick
from reader.tui.screens.library.exporting import articles_exportable
from reader.tui.screens.library.lists import ListsScreen
from reader.tui.screens.library.panes import FilledPane
from reader.tui.screens.library.rows import (
    OUTLET_CELLS,
    column,
    harmless,
    headline_of,
    outlet_of,
    published_on,
    words_row,
)
from reader.tui.screens.note import NoteScreen
from reader.tui.widgets.article_view import HIGHLIGHT, NOTE
from reader.tui.widgets.entry import EntryLine
from reader.tui.widgets.keys_line import KeysLine
from reader.tui.widgets.lines import SplitLine, StatusLine
from reader.tui.widgets.pick_list import Item, PickList

TITLE_CELLS = 60
"""Cells of the noted words in the question for a note."""

NO_NOTE = "Go to a note first."

NOTHING = "No notes yet: in an article m writes one, in the library N writes one on the article as a whole."


class NotesPane(FilledPane[NoteHit]):
    """The notes, below their articles."""

    TITLE = "Notes"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Go there", id="notes.open", tooltip="Read the article, at this note"),
        Binding("m", "screen.change", "Change", id="notes.change", tooltip="Write something else in this note"),
        Binding("x", "screen.remove", "Take away", id="notes.remove", tooltip="Take this note away"),
        Binding("y", "screen.copy", "Copy", id="notes.copy", tooltip="Copy the note, with the words it is on"),
    ]

    def rows(self, hits: Sequence[NoteHit]) -> Iterator[Item]:
        """The rows of these notes, which the pane remembers."""
        self._entries = {NoteKey(hit.note.number): hit for hit in hits}
        for listed, group in groupby(hits, lambda hit: hit.listed):
            words = column(outlet_of(listed), OUTLET_CELLS) + headline_of(listed)
            yield Item(None, (EntryLine(words, "", "strong", label=f"{published_on(listed)} "),), apart=True)
            for hit in group:
                yield Item(NoteKey(hit.note.number), tuple(_lines(hit.note)))


def _lines(note: SavedNote) -> Iterator[EntryLine]:
    """What was written, then the words that it is on; these alone if nothing was."""
    label = f"  {NOTE if note.words else HIGHLIGHT} note "
    right = "lost" if note.state is NoteState.LOST else ""
    words = harmless(one_line(note.anchor.exact)) or "the whole article"
    if note.words:
        yield EntryLine(harmless(one_line(note.words)), right, "plain", wraps=True, label=label)
        yield EntryLine(words, "", "quiet", label=" ")
    else:
        yield EntryLine(words, right, "quiet", wraps=True, label=label)


class NotesScreen(ListsScreen):
    """Every note of the library."""

    AUTO_FOCUS = "#notes"
    BINDINGS: ClassVar[list[BindingType]] = [
        hidden("U", "restore", "Bring back", "notes.restore", "Bring back the note that was taken away last"),
        Binding("E", "export", "Export", id="notes.export", tooltip="Write all notes to a file"),
    ]

    @dataclass
    class Found(Message):
        """The notes, as they are now."""

        hits: Sequence[NoteHit]

    def __init__(self, store: Callable[[], Store], article: int | None) -> None:
        """`store` is called whenever something is looked up; the cursor starts on the notes of the `article`."""
        self._notes = NotesPane()
        super().__init__(store, (self._notes,))
        self._article = article
        self._restored: int | None = None
        """The note that was brought back, to which the cursor goes."""
        self._removed: list[SavedNote] = []
        """Those that were taken away, the last of them last."""
        self._title = SplitLine(classes="library-title")
        self._title.left = "Notes"

    def compose(self) -> ComposeResult:
        """How many there are, and the list."""
        yield self._title
        with Horizontal(classes="library-lists"):
            yield self._notes
        yield StatusLine()
        yield KeysLine()

    @on(events.ScreenResume)
    def come_up(self) -> None:
        """Look again: notes may have been made or changed in an article."""
        self._look_up()

    def _look_up(self) -> None:
        self._find(Shelf(self.store()))

    @work(thread=True, exclusive=True, group="notes", exit_on_error=False)
    def _find(self, shelf: Shelf) -> None:
        self.post_message(self.Found(shelf.notes()))

    @on(Found)
    def show_notes(self, event: Found) -> None:
        """List the notes."""
        event.stop()
        hits = event.hits
        lost = sum(hit.note.state is NoteState.LOST for hit in hits)
        articles = len({hit.listed.article for hit in hits})
        numbers = (counted(len(hits), "note"), f"{lost} lost" if lost else "", counted(articles, "article"))
        self._title.right = " · ".join(filter(None, numbers))
        self._notes.show(list(self._notes.rows(hits)) or [words_row(NOTHING)])
        self._notes.entitle("Notes, newest articles first")
        self._stand_on(hits)

    def _stand_on(self, hits: Sequence[NoteHit]) -> None:
        """Move the cursor to the note, or to the first one on the article, that it is to be on."""
        sought = self._restored, self._article
        self._restored = self._article = None
        numbers = (hit.note.number for hit in hits if sought in ((hit.note.number, None), (None, hit.listed.article)))
        number = next(numbers, None)
        if number is not None:
            self._notes.mark(NoteKey(number))
        elif self._notes.cursor_key is None:
            self._notes.mark_somewhere()

    @property
    def exportable(self) -> Exportable:
        """Every article with a note."""
        return articles_exportable(
            "all articles with a note", lambda shelf: [hit.listed.article for hit in shelf.notes()]
        )

    # The note under the cursor

    @on(PickList.Picked)
    def pick(self, event: PickList.Picked) -> None:
        """Read the article at the note."""
        event.stop()
        hit = self._notes.entry(event.key)
        if hit is not None:
            self.post_message(self.Picked(Pick(hit.listed.uri, hit.listed.article, self._place(hit.note))))

    def _place(self, note: SavedNote) -> int | None:
        """Where its words are in the text that is kept; None if they are not there, or if it has none."""
        document = Shelf(self.store()).document(note.article)
        span = find_note(AnchorFinder(document.text), note.anchor) if document is not None else None
        return span.start if span is not None else None

    def action_change(self) -> None:
        """Write something else in the note."""
        hit = self._notes.here
        if hit is None:
            self.say(NO_NOTE)
            return
        number = hit.note.number

        def keep(words: str | None) -> None:
            if words is None:
                self.say("Left as it was.")
            else:
                self._tell(self.store().change_note(number, words), "Changed the note.")

        on_what = clip(harmless(one_line(hit.note.anchor.exact)) or headline_of(hit.listed), TITLE_CELLS)
        self.app.push_screen(NoteScreen(f"Change the note on “{on_what}”", hit.note.words), keep)

    def action_remove(self) -> None:
        """Take the note away."""
        hit = self._notes.here
        if hit is None:
            self.say(NO_NOTE)
        elif self._tell(self.store().remove_note(hit.note.number), "Took the note away. U brings it back."):
            self._removed.append(hit.note)

    def action_restore(self) -> None:
        """Bring back the note that was taken away last."""
        if not self._removed:
            self.say("No note was taken away here.")
            return
        self._restored = self.store().restore_note(self._removed[-1])
        if self._tell(self._restored is not None, "Brought back the note."):
            self._removed.pop()

    def _tell(self, is_done: bool, message: str) -> bool:
        self.say(message if is_done else NOT_KEPT)
        self._look_up()
        return is_done

    def action_copy(self) -> None:
        """Copy what was written, and the words that it is on."""
        hit = self._notes.here
        if hit is None:
            self.say(NO_NOTE)
            return
        self.app.copy_to_clipboard("\n".join(filter(None, (hit.note.words, one_line(hit.note.anchor.exact)))))
        self.say("Copied the note.")
