"""Make, change, list and take away notes. Asks for their words; `Notes` keeps them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from reader.base.text import counted
from reader.library.corrections import quote_words
from reader.model.paragraphs import Paragraphs
from reader.model.span import Span
from reader.page.item_keys import NoteKey
from reader.page.trail import NotePlace, quote_span
from reader.session.reading import Reading
from reader.tui.screens.article.walker import as_key
from reader.tui.screens.card import CardScreen
from reader.tui.screens.note import NoteScreen
from reader.tui.widgets.article_view import HIGHLIGHT, NOTE, ArticleView
from reader.tui.widgets.entry import EntryLine
from reader.tui.widgets.pick_list import Item

if TYPE_CHECKING:
    from textual.screen import Screen

    from reader.library.notes import SavedNote
    from reader.tui.screens.article.walker import Walker

NOT_KEPT = "Not kept: the library cannot be written to now."

FOR_NOW = " It is kept for this session only: nothing is remembered."


class Noter:
    """The notes of one reading, as the user makes them."""

    def __init__(
        self,
        screen: Screen[None],
        reading: Reading,
        view: ArticleView,
        walker: Walker,
        show_message: Callable[[str], None],
    ) -> None:
        self._screen = screen
        self._reading = reading
        self._view = view
        self._walker = walker
        self._show_message = show_message

    def note(self) -> bool:
        """Ask for a note on what is selected, else on the note or quote under the cursor; return whether there is any
        of these."""
        reading = self._reading
        span = self._selected()
        if span is None and reading.selecting is None:
            place, quote = reading.lookup.note(reading.key), reading.lookup.quote(reading.key)
            span = place.span if place is not None else quote_span(quote) if quote is not None else None
        if span is not None:
            self._ask(span)
        return span is not None

    def note_sentence(self) -> None:
        """Ask for a note on the sentence at the cursor, and show which one that is."""
        sentence = self._view.sentence_here
        if sentence is None:
            self._show_message("There is nothing to note.")
            return
        self._reading.select(sentence)
        self._view.reveal(sentence.growing_end)
        self._ask(sentence.span)

    def _selected(self) -> Span | None:
        """What is selected, without the spaces around it."""
        reading = self._reading
        span = reading.selecting.span if reading.selecting is not None else None
        if span is None and self._screen.get_selected_text():
            span = self._view.selected_span
        stripped = span.stripped(reading.document.text) if span is not None else None
        return stripped if stripped is not None and stripped.length else None

    def _ask(self, span: Span) -> None:
        document = self._reading.document
        known = self._reading.lookup.note_on(span)
        title = f"{'Change the note' if known is not None else 'Note'} on {quote_words(document.slice(span))}"
        answer = partial(self._keep, span, known)
        self._screen.app.push_screen(NoteScreen(title, known.words if known is not None else ""), answer)

    def _keep(self, span: Span, known: NotePlace | None, words: str | None) -> None:
        reading = self._reading
        if words is None:
            self._show_message("Left as it was.")
            return
        text = reading.document.text
        if known is None:
            number = reading.notes.add(text, span, words)
        else:
            number = known.number if reading.notes.change(text, known.number, words) else None
        if number is None:
            self._show_message(NOT_KEPT)
            return
        self._screen.clear_selection()
        self._stand_on(number)
        kept = "Noted: ' and Enter list the notes." if words else "Highlighted: m writes something to it."
        self._show_message(kept if reading.notes.is_kept else kept + FOR_NOW)

    def _stand_on(self, number: int) -> None:
        """Highlight a note, without a jump."""
        self._reading.highlight(self._reading.lookup.trail(NoteKey(number)))

    def remove(self) -> bool:
        """Take away the note under the cursor; return whether there is one."""
        reading = self._reading
        note = reading.lookup.note(reading.key)
        if note is None:
            return False
        self._remove(note.number)
        return True

    def _remove(self, number: int) -> None:
        is_removed = self._reading.notes.remove(self._reading.document.text, number)
        self._show_message("Took the note away. U brings it back." if is_removed else NOT_KEPT)

    def restore(self) -> bool:
        """Bring back the note that was taken away last, unless something else was done since; return whether there
        was one."""
        number = self._reading.notes.restore(self._reading.document.text)
        if number is not None:
            self._stand_on(number)
            self._show_message("Brought back the note.")
        return number is not None

    # The list

    @property
    def summary(self) -> str:
        """How many notes there are: "3 notes", "2 notes, 1 lost"; "" if there are none."""
        notes = self._reading.notes
        notes.look_again(self._reading.document.text)
        if not notes.saved:
            return ""
        lost = f", {len(notes.lost)} lost" if notes.lost and self._reading.is_whole else ""
        return counted(len(notes.saved), "note") + lost

    def list(self, jump: Callable[[int], None]) -> None:
        """List the marks and notes, to go to one of them; `jump` goes to the place of a mark."""
        places = self._reading.places

        def go(row: Hashable) -> None:
            key = as_key(row)
            if isinstance(row, str) and row in places.marks:
                jump(places.marks[row])
            elif key is not None and self._walker.go_to(key):
                self._walker.focus_article()

        rows = [*self._marks(), *self._notes()]
        if rows:
            self._screen.app.push_screen(CardScreen("Marks and notes", rows, self._reading.key), go)
        else:
            self._show_message("No marks and no notes yet: m makes them.")

    def _marks(self) -> Iterator[Item]:
        paragraphs = Paragraphs(self._reading.document)
        for letter, place in self._reading.places.marks.items():
            words = self._reading.document.text[place : place + 60].split("\n")[0]
            yield Item(letter, (EntryLine(words, paragraphs.name_at(place), label=f"mark {letter}"),))

    def _notes(self) -> Iterator[Item]:
        reading = self._reading
        paragraphs = Paragraphs(reading.document)
        for note in reading.notes.on_article:
            yield Item(("article", note.number), _lines(note.words, "the whole article", "", NOTE))
        for place in reading.notes.places:
            sign = NOTE if place.words else HIGHLIGHT
            words = quote_words(reading.document.slice(place.span))
            where = paragraphs.name_at(place.span.start)
            yield Item(NoteKey(place.number), _lines(place.words, words, where, f"{sign} note"))
        if reading.is_whole:
            for note in reading.notes.lost:
                yield _lost(note)


def _lost(note: SavedNote) -> Item:
    """A note whose words are not in the text: it leads nowhere, and returns when they do."""
    return Item(("lost", note.number), _lines(note.words, quote_words(note.anchor.exact), "not in the text", "lost"))


def _lines(written: str, words: str, where: str, label: str) -> tuple[EntryLine, ...]:
    """A note in a list: what was written, then the words that it is on; these alone if nothing was."""
    if not written:
        return (EntryLine(words, where, label=label),)
    return (EntryLine(written, where, wraps=True, label=label), EntryLine(words, look="quiet", label=" "))
