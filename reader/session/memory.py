"""What is remembered of one article: its place, its marks, what was put right in it. Knows no screen."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.library.identity import Origin, text_hash
from reader.library.records import Applied, Remembered
from reader.library.store import Store
from reader.model.document import Document

if TYPE_CHECKING:
    from reader.library.anchors import Anchor, AnchorFinder
    from reader.library.corrections import Correction


class Memory:
    """One article's part of the store."""

    def __init__(self, store: Callable[[], Store], origin: Origin) -> None:
        """`store` is asked for every time, so that it can report when it can no longer remember anything."""
        self.store = store
        self._origin = origin
        self._article: int | None = None
        self._wordless: tuple[str, str] | None = None
        """The hash of the text that was shown first, and that text, while records of it wait for the rest of it."""
        self._finder: AnchorFinder | None = None

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """What was put right, in the order in which it was."""
        return self.known.corrections

    @property
    def known(self) -> Remembered:
        """All that is kept of it. Asks the store every time."""
        return self.store().recall(self._origin)

    def adopt(self, document: Document) -> None:
        """Take up what versions that kept no words knew of this text. To be called when what is shown first is there;
        what lies beyond that is taken up when `corrected` is asked of more."""
        if self.store().has_wordless():
            self._adopt(text_hash(document), document.text, document.text)

    def _adopt(self, first_hash: str, first: str, text: str) -> None:
        is_more = self.store().give_words(self._origin, first_hash, text)
        self._wordless = (first_hash, first) if is_more else None

    def begin(self, headline: str | None, now: float) -> None:
        """The article is read from now on."""
        self._article = self.store().begin(self._origin, headline, now)

    def save_place(self, anchor: Anchor) -> None:
        """Remember where one is, once the article has begun."""
        if self._article is not None and anchor.exact.strip():
            self.store().set_place(self._article, anchor, time.time())

    def set_mark(self, letter: str, anchor: Anchor) -> None:
        """Name a place; what had this name before has it no more."""
        if (article := self._begun()) is not None:
            self.store().set_mark(article, letter, anchor)

    def corrected(self, found: Document) -> Applied:
        """What was found, with all that was put right, and what of that is lost in it. In the first pages of a long
        article, or before names and quotes were looked for, it is not lost for good."""
        if self._wordless is not None and found.text != self._wordless[1] and found.text.startswith(self._wordless[1]):
            self._adopt(*self._wordless, found.text)
        corrections = self.corrections
        if not corrections:
            return Applied(found, ())
        from reader.library.anchors import AnchorFinder  # late: most articles have none
        from reader.library.corrections import apply

        if self._finder is None or self._finder.text != found.text:
            self._finder = AnchorFinder(found.text)
        return apply(found, corrections, self._finder)

    def correct(self, correction: Correction) -> None:
        """One more thing is put right."""
        if (article := self._begun()) is not None:
            self.store().add_correction(article, correction)

    def undo(self) -> Correction | None:
        """Take back the last thing that was put right: what it was; None where there is none."""
        return self.store().undo_last(self.known.articles)

    def _begun(self) -> int | None:
        if self._article is None:
            self.begin(None, time.time())
        return self._article
