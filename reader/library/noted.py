"""Articles of the library with their notes, as they are given to other programs. Reads only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from reader.base.moments import utc_moment
from reader.library.anchors import AnchorFinder
from reader.library.notes import NoteState, SavedNote, find_note
from reader.model.span import Span


class FoundNote(NamedTuple):
    """A note, and where it is in the text."""

    saved: SavedNote
    span: Span | None
    """None for a note on the whole article, and for one whose words are not there."""

    @property
    def is_lost(self) -> bool:
        """Whether it has words, and they are not in the text."""
        return self.span is None and not self.saved.is_on_article

    @property
    def state(self) -> NoteState:
        """What became of its words."""
        if self.is_lost:
            return NoteState.LOST
        return NoteState.ANCHORED if self.saved.state is NoteState.LOST else self.saved.state

    @property
    def made(self) -> str:
        """When it was made, in ISO form."""
        return utc_moment(self.saved.made)

    @property
    def uri(self) -> str:
        """A URI that is its own, and the same in every export."""
        return uuid5(NAMESPACE_URL, f"reader:{self.saved.number}:{self.saved.made}").urn


def found_in(text: str, notes: Sequence[SavedNote]) -> Sequence[FoundNote]:
    """Notes in the order of the text: those on the whole article first, those whose words are not there last."""
    finder = AnchorFinder(text)
    found = [FoundNote(note, find_note(finder, note.anchor)) for note in notes]
    return list(_in_order(found))


def _in_order(found: Sequence[FoundNote]) -> Iterator[FoundNote]:
    yield from (one for one in found if one.saved.is_on_article)
    placed = [(one.span, one.saved.number, one) for one in found if one.span is not None]
    yield from (one for _, _, one in sorted(placed, key=lambda each: each[:2]))
    yield from (one for one in found if one.is_lost)
