"""What is remembered of the articles that are read: the place, the marks, what was put right. Knows no screen."""

from __future__ import annotations

import time
from collections.abc import Callable

from reader.library.corrections import Correction, apply
from reader.library.identity import lasting_uri
from reader.library.store import Store
from reader.model.document import Document
from reader.page.marks import Marks
from reader.session.reading import Opening


class Memory:
    """One article's part of the store."""

    def __init__(self, store: Callable[[], Store], opening: Opening) -> None:
        """`store` is asked for every time, so that it can tell when it cannot remember any more."""
        self._store = store
        self._opening = opening
        self._key = opening.key  # taken now: of a long article only the beginning is there yet, next time as well
        self._found = opening.document
        """The document before anything was put right."""
        self._saved: int | None = None
        """Where one was when that was last remembered; None before one is anywhere."""

    def begin(self, offset: int) -> None:
        """The article is read, and one is there. The place that was remembered is kept until one has moved."""
        known = self._store().position(self._key)
        self._remember(offset if known is None else known)
        self._saved = offset

    def save_place(self, offset: int) -> None:
        """Remember where one is, if that has changed."""
        if self._saved is None:
            return
        self._opening.offset = offset
        if offset != self._saved:
            self._remember(offset)
            self._saved = offset

    def _remember(self, offset: int) -> None:
        document = self._opening.document
        uri = lasting_uri(document.source.uri)
        self._store().remember_position(self._key, uri, document.metadata.headline, max(0, offset), time.time())

    def keep_marks(self, marks: Marks) -> None:
        """Take up the marks of earlier runs, and remember those that are set from now on."""
        marks.keep(self._store().marks(self._key), self._set_mark)

    def _set_mark(self, letter: str, offset: int) -> None:
        self._store().set_mark(self._key, letter, offset)

    def corrected(self, found: Document) -> Document:
        """What was found, with all that was put right."""
        self._found = found
        return apply(found, self._store().corrections(self._key))

    def correct(self, correction: Correction) -> Document:
        """The document with one more thing put right."""
        self._store().add_correction(self._key, correction)
        return self.corrected(self._found)

    def undo(self) -> Document | None:
        """The document without the last thing that was put right; None where there is none."""
        if self._store().undo_last(self._key) is None:
            return None
        return self.corrected(self._found)
