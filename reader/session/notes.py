"""The notes on an open article: where their words are, and which are lost. Knows no screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library.anchors import AnchorFinder
    from reader.library.notes import SavedNote
    from reader.model.span import Span
    from reader.page.trail import NotePlace
    from reader.session.memory import Memory


class Notes:
    """The notes of one reading, as the library has them, each at its place in the text that is there so far."""

    def __init__(self, changed: Callable[[], None]) -> None:
        """`changed` is called after every change of them or their places."""
        self.saved: Sequence[SavedNote] = ()
        """All of them, oldest first."""
        self.places: tuple[NotePlace, ...] = ()
        """Those whose words are found, in text order."""
        self._changed = changed
        self._memory: Memory | None = None
        self._finder: AnchorFinder | None = None
        self._spans: dict[int, Span] = {}
        self._removed: SavedNote | None = None

    def remember(self, memory: Memory, saved: Sequence[SavedNote], text: str) -> None:
        """Take over what was saved; from now on, save what is noted."""
        self._memory = memory
        self._take(saved, text)

    def look_again(self, text: str) -> None:
        """Ask the library what there is now: another program may have changed it, or more of the text is there."""
        saved = self._memory.known.notes if self._memory is not None else ()
        if saved != self.saved or len(self._spans) < len(saved):
            self._take(saved, text)

    def find_in(self, text: str) -> None:
        """Look for those that have not been found yet in a text that has grown."""
        if len(self._spans) < len(self.saved):
            self._take(self.saved, text)

    @property
    def lost(self) -> Sequence[SavedNote]:
        """Those whose words are not in the text, as far as that is there."""
        return [note for note in self.saved if note.number not in self._spans and not note.is_on_article]

    @property
    def on_article(self) -> Sequence[SavedNote]:
        """Those on the whole article."""
        return [note for note in self.saved if note.is_on_article]

    @property
    def is_kept(self) -> bool:
        """Whether they are still there after this run."""
        return self._memory is not None and self._memory.is_kept

    # What the user does

    def add(self, text: str, span: Span, words: str) -> int | None:
        """Note something on a span; return the number of the note, None if it cannot be saved."""
        from reader.library.anchors import anchor_span  # late: the first page does not need it

        number = self._memory.add_note(anchor_span(text, span), words) if self._memory is not None else None
        if number is not None:
            self._spans[number] = span
            self._removed = None
            self._take_saved(text)
        return number

    def change(self, text: str, number: int, words: str) -> bool:
        """Write something else in a note; return whether that is saved."""
        is_saved = self._memory is not None and self._memory.change_note(number, words)
        if is_saved:
            self._take_saved(text)
        return is_saved

    def remove(self, text: str, number: int) -> bool:
        """Take a note away; return whether that was done."""
        note = next((note for note in self.saved if note.number == number), None)
        is_removed = self._memory is not None and self._memory.remove_note(number)
        if is_removed:
            self._removed = note
            self._take_saved(text)
        return is_removed

    def restore(self, text: str) -> int | None:
        """Bring back the note that was taken away last, once; return its number, None if there is none."""
        note, self._removed = self._removed, None
        if note is None or self._memory is None or not self._memory.restore_note(note):
            return None
        self._take_saved(text)
        return note.number

    def settle(self) -> None:
        """Something else was done since: what was taken away stays so."""
        self._removed = None

    def _take_saved(self, text: str) -> None:
        self._take(self._memory.known.notes if self._memory is not None else (), text)

    def _take(self, saved: Sequence[SavedNote], text: str) -> None:
        if not saved and not self.saved:
            return
        from reader.page.trail import NotePlace  # late: the first page does not need it

        self.saved, before = saved, self.places
        self._spans = {note.number: span for note in saved if (span := self._span_of(note, text)) is not None}
        places = (
            NotePlace(note.number, self._spans[note.number], note.words) for note in saved if note.number in self._spans
        )
        self.places = tuple(sorted(places, key=lambda place: (place.span, place.number)))
        if self.places != before:
            self._changed()

    def _span_of(self, note: SavedNote, text: str) -> Span | None:
        if note.number in self._spans or note.is_on_article:
            return self._spans.get(note.number)
        from reader.library.anchors import AnchorFinder  # late: most articles have no notes
        from reader.library.notes import find_note

        if self._finder is None or self._finder.text != text:
            self._finder = AnchorFinder(text)
        return find_note(self._finder, note.anchor)
