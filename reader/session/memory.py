"""What is saved of one article: its place, its marks and its corrections. Knows no screen."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.library.identity import Origin, text_hash
from reader.library.records import CorrectionResult, SavedState
from reader.library.store import Store
from reader.model.document import Document

if TYPE_CHECKING:
    from reader.library.anchors import Anchor, AnchorFinder
    from reader.library.corrections import Correction
    from reader.library.notes import SavedNote


class Memory:
    """One article's records in the store."""

    def __init__(self, store: Callable[[], Store], origin: Origin) -> None:
        """`store` is called on every access, so that it can report when it stops saving."""
        self.store = store
        self._origin = origin
        self._article: int | None = None
        self._missed: tuple[str | None, float] | None = None
        """What was to be recorded while another reader was writing."""
        self._legacy_text: tuple[str, str] | None = None
        """Hash and text of the part shown first, while legacy records of the article wait for the rest of its text."""
        self._finder: AnchorFinder | None = None

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """The saved corrections, oldest first."""
        return self.known.corrections

    @property
    def known(self) -> SavedState:
        """All that is saved of the article. Queries the store every time."""
        return self.store().recall(self._origin)

    def adopt(self, document: Document) -> None:
        """Upgrade legacy records of this text, which were saved without words. Call it once the first part is
        available; records of places beyond that part are upgraded when `corrected` gets more of the text."""
        if self.store().has_legacy_records():
            self._adopt(text_hash(document), document.text, document.text)

    def _adopt(self, first_hash: str, first: str, text: str) -> None:
        is_more = self.store().convert_legacy_record(self._origin, first_hash, text)
        self._legacy_text = (first_hash, first) if is_more else None

    def begin(self, headline: str | None, now: float) -> None:
        """Record that the article is being read; if another reader is busy writing, that is done later."""
        self._article = self.store().begin(self._origin, headline, now)
        self._missed = (headline, now) if self._article is None else None

    def save_place(self, anchor: Anchor) -> None:
        """Save the current place, once the article is recorded as being read."""
        article = self._recorded()
        if article is not None and anchor.exact.strip():
            self.store().set_place(article, anchor, time.time())

    def set_mark(self, letter: str, anchor: Anchor) -> None:
        """Save a mark, replacing one of the same name."""
        if (article := self._begun()) is not None:
            self.store().set_mark(article, letter, anchor)

    @property
    def is_kept(self) -> bool:
        """Whether what is saved is still there after this run."""
        return self.store().is_kept

    def add_note(self, anchor: Anchor, words: str) -> int | None:
        """Save a note; return its number, None if it cannot be saved."""
        article = self._begun()
        return None if article is None else self.store().add_note(article, anchor, words, time.time())

    def change_note(self, number: int, words: str) -> bool:
        """Write something else in a note; return whether that is saved."""
        return self.store().change_note(number, words)

    def remove_note(self, number: int) -> bool:
        """Delete a note; return whether that was done."""
        return self.store().remove_note(number)

    def restore_note(self, note: SavedNote) -> bool:
        """Save a note again that was deleted; return whether that was done."""
        return self.store().restore_note(note) is not None

    def corrected(self, found: Document) -> CorrectionResult:
        """Apply the saved corrections to a document, and list those whose target is not found. In the first pages of a
        long article, or before names and quotes are found, they are not necessarily lost."""
        if (
            self._legacy_text is not None
            and found.text != self._legacy_text[1]
            and found.text.startswith(self._legacy_text[1])
        ):
            self._adopt(*self._legacy_text, found.text)
        corrections = self.corrections
        if not corrections:
            return CorrectionResult(found, ())
        from reader.library.anchors import AnchorFinder  # late: most articles have none
        from reader.library.corrections import apply

        if self._finder is None or self._finder.text != found.text:
            self._finder = AnchorFinder(found.text)
        return apply(found, corrections, self._finder)

    def correct(self, correction: Correction) -> None:
        """Save one more correction."""
        if (article := self._begun()) is not None:
            self.store().add_correction(article, correction)

    def undo(self) -> Correction | None:
        """Remove the last correction and return it; None if there is none."""
        return self.store().undo_last(self.known.articles)

    def keep(self, document: Document) -> None:
        """Keep the article in the library with its names and quotes. Blocks for some milliseconds, in a connection of
        its own, so that nothing else waits for it; nothing happens unless the article is recorded as being read."""
        article = self._recorded()
        writer = self.store().second() if article is not None else None
        if writer is None or article is None:
            return
        from reader.library.shelf import Shelf

        try:
            Shelf(writer).put(article, self._origin, document)
        except LibraryError:
            return  # it is kept when it is opened again; the user has been told why nothing is saved
        finally:
            writer.close()

    def _recorded(self) -> int | None:
        """The article, if it is recorded as being read, or was to be and can be now."""
        return self._begun() if self._missed is not None else self._article

    def _begun(self) -> int | None:
        """The article, which is recorded as being read if it is not yet."""
        if self._article is None:
            self.begin(*self._missed or (None, time.time()))
        return self._article
