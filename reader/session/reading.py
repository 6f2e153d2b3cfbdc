"""An open article: the one owner of its document, corrections, places and cursor. Knows no screen.

Other parts query it and report the user's choices to it. Its state changes in one thread only: blocking calls (`load`,
`begin`, `steps`) may run in another thread, and what `steps` yields is passed to `take`.
"""

from __future__ import annotations

import time
from _thread import allocate_lock  # the same as threading.Lock, without the rest, which the first page does not need
from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING

from reader.base.printable import printable
from reader.base.text import counted
from reader.base.values import replace
from reader.errors import AnalysisFailed, ReaderError
from reader.library.identity import Origin
from reader.load import short_name
from reader.load.fetching import DEFAULT, Cancelled, Fetching, Report, unwatched
from reader.model.document import Document
from reader.model.raw import Raw
from reader.session.changes import Change, Signal
from reader.session.notes import Notes
from reader.session.places import Places
from reader.session.supply import Supply, annotate_in_process

if TYPE_CHECKING:  # not imported at run time, so that the first page is painted sooner
    from reader.library.anchors import Anchor
    from reader.library.corrections import Correction
    from reader.library.store import Store
    from reader.model.span import Span
    from reader.page.item_keys import Key
    from reader.page.lookup import Lookup
    from reader.page.selecting import Selecting
    from reader.page.trail import Trail
    from reader.session.memory import Memory
    from reader.session.worker import ReadingProgress


class Stage(IntEnum):
    """How much of an article is available."""

    WAITING = 0
    """Nothing yet."""
    FIRST_PAGES = 1
    """The beginning of a long article."""
    WHOLE = 2
    """All of the text; names and quotes are still being found."""
    DRAFTED = 3
    """All of the text, with all names and quotes as a fast engine found them; a better one is at work."""
    ANNOTATED = 4
    """All of the text, with all names and quotes."""
    FAILED = 5
    """Nothing more will be found, for the reason in `failure`. What is available stays."""


class _PendingPlace:
    """A saved place that has not been found in the text yet."""

    __slots__ = ("anchor", "letter", "take")

    def __init__(self, letter: str, anchor: Anchor, take: Callable[[int], None]) -> None:
        """`letter` is the name of a mark, "" for other places; `take` is called with the offset once it is found."""
        self.letter = letter
        self.anchor = anchor
        self.take = take


class Reading:
    """One article, from the moment it is requested until it is closed."""

    def __init__(
        self,
        raw: Raw | None = None,
        *,
        document: Document | None = None,
        source: str = "",
        fetching: Fetching = DEFAULT,
    ) -> None:
        """Takes loaded bytes, or a finished document, or a source to load later."""
        self.changed = Signal()
        """Notifies listeners of every change."""
        self.places = Places()
        self.destination: int | None = None
        """Offset to scroll to when the article is shown; None for the top. Whoever scrolls there resets it to None."""
        self.left_at: int | None = None
        """Offset where an earlier run left the article, unless it resumes there."""
        self.welcome = ""
        """A message to show once, when the article is first shown."""
        self.stage = Stage.WAITING
        self.failure: ReaderError | None = None
        """Why the last attempt to read or annotate it failed."""
        self.trail: Trail | None = None
        """What is highlighted, with its current stop."""
        self.selecting: Selecting | None = None
        """The keyboard selection. While there is one, it is the cursor, and the trail merely stays visible."""
        self.has_findings = False
        """Whether names and quotes were found, if only for a part of it."""
        self.notes = Notes(self._show_notes)
        """What the user noted on it. Their places are taken from `document`."""
        self._key: Key | None = None
        """The key under the cursor if it has no place in the text."""
        self._supply = Supply(raw, source or (raw.uri if raw else ""), fetching)
        self._found = document
        self._is_given = document is not None
        self._document = document
        self._lookup: Lookup | None = None
        self._memory: Memory | None = None
        self._preparing = allocate_lock()
        """Held by the thread that loads and parses it, and starts finding names ahead: no other thread may begin with
        it meanwhile."""
        self._parsing = allocate_lock()
        """Held by the thread that parses the part shown first: headlines of many articles are listed in one of their
        own."""
        self._rests = False
        """Whether what is prepared ahead is given up."""
        self._lost_corrections: Sequence[Correction] = ()
        self._origin = Origin.of(raw) if raw is not None else None
        self._pending_places: list[_PendingPlace] = []
        self._kept_top: int | None = None
        """The place saved last, or the place at the start; None until the article is recorded as read."""
        self._kept_document: Document | None = None
        """What the library keeps of it."""
        self._measured: tuple[Document, float] | None = None
        """The document whose share was computed, and that share."""

    # Source

    @property
    def source(self) -> str:
        """What to load it from again; "" if it cannot be loaded again."""
        return self._supply.source

    @property
    def fetching(self) -> Fetching:
        """How it is fetched."""
        return self._supply.fetching

    @property
    def can_reload(self) -> bool:
        """Whether it can be loaded again."""
        return self._supply.can_reload

    @property
    def title(self) -> str:
        """Its headline once parsed, or if a container states it; else its address or file name."""
        headline = self._found.metadata.headline if self._found is not None else self._supply.stated_headline
        return headline or printable(short_name(self.source))

    @property
    def about(self) -> str:
        """Publisher, date and number of quotes, as far as they are known already."""
        if self._document is None:
            return ""
        from reader.page.voices import SPOKEN

        metadata, quotes = self._document.metadata, sum(quote.kind in SPOKEN for quote in self._document.quotes)
        date = (metadata.published or "").partition("T")[0]
        return " · ".join(filter(None, (metadata.publisher, date, counted(quotes, "quote") if quotes else "")))

    @property
    def is_loaded(self) -> bool:
        """Whether there is anything to show."""
        return self._supply.raw is not None or self._found is not None

    @property
    def can_be_shown(self) -> bool:
        """Whether it can be shown at once: the first part is parsed, or can be parsed here without noticeable delay."""
        if self._preparing.locked():
            return False
        return self._found is not None or (self.is_loaded and not self._supply.is_page)

    def reopened(self) -> Reading:
        """A new reading of the same source, which bypasses the cache."""
        return Reading(source=self.source, fetching=self._refreshing())

    def with_encoding(self, encoding: str) -> Reading:
        """A new reading of the same source, decoded with this encoding regardless of what the source declares."""
        fetching = replace(self.fetching, encoding=encoding)
        return Reading(self._supply.bytes_for(encoding), source=self.source, fetching=fetching)

    def bypass_cache(self) -> None:
        """Bypass the cached copy of the page on the next load."""
        self._supply.fetching = self._refreshing()

    def _refreshing(self) -> Fetching:
        return replace(self.fetching, refresh=not self.fetching.offline)

    def resume_from(self, old: Reading) -> None:
        """Start at the place of an earlier reading of the same article, and take over its jump history."""
        text = old.document.text
        if old.places.top:
            self._pending_places.append(_PendingPlace("", _anchor_point(text, old.places.top), self._go))
        for place in old.places.back:
            self._pending_places.append(_PendingPlace("", _anchor_point(text, place), self.places.back.append))
        self._seek()

    def go_to(self, place: Anchor) -> None:
        """Start at these words, once they are in what is shown, and not where it was left."""
        self._pending_places.append(_PendingPlace("", place, self._go))
        if self._found is not None:
            self._seek()

    def take_copy(self, document: Document, origin: Origin) -> None:
        """Show a text that was kept of it, because its source cannot be read."""
        self._found = self._document = document
        self._lookup = self.failure = None
        self._origin = origin
        self.stage = Stage.WAITING

    # Blocking calls

    def load(self, progress: Report, cancelled: Cancelled) -> None:
        """Load it from its source, again if it was loaded before. Blocks; see `reader.load.load`. Raises
        `SourceError`."""
        raw = self._supply.load(progress, cancelled)
        self._origin = Origin.of(raw)
        self._found = self._document = self._lookup = None
        self.stage = Stage.WAITING
        self.failure = None

    def prepare(self, progress: Report, cancelled: Cancelled, *, again: bool = False) -> None:
        """Load it, if that has not been done or is to be done `again`, and parse the part that is shown first.

        Blocks; only one thread at a time does this. Raises `SourceError`.
        """
        with self._preparing:
            self._load_and_begin(progress, cancelled, again=again)

    def _load_and_begin(self, progress: Report, cancelled: Cancelled, *, again: bool = False) -> None:
        if again or not self.is_loaded:
            self.load(progress, cancelled)
        self.begin()

    def prepare_ahead(self, is_wanted: Callable[[], bool]) -> None:
        """Do as `prepare` does before it is shown, and start finding names and quotes, so that `steps` has results at
        once; as far as `is_wanted` says.

        Blocks. Raises `SourceError`.
        """
        with self._preparing:  # until all is done: it cannot be shown meanwhile, see `can_be_shown`
            self._rests = False
            try:
                if is_wanted():
                    self._load_and_begin(unwatched, lambda: not is_wanted())
                if is_wanted():
                    self.start()
                    self._supply.send()
            finally:
                if self._rests:
                    self._supply.stop()

    def rest(self) -> None:
        """Stop finding names and quotes until it is shown; while it is prepared, as soon as that is done."""
        self._rests = True
        if not self._preparing.locked():
            self._supply.stop()

    def begin(self) -> None:
        """Parse the part that is shown first; web pages are parsed in the worker process that will annotate them.

        Blocks. Raises `SourceError` if there is no text.
        """
        with self._parsing:
            elsewhere = self._supply.first_elsewhere() if self._found is None else None
            if elsewhere is not None:
                self._take_first(elsewhere, is_whole=True)
            else:
                self._parse_here()

    def _begin_here(self) -> None:
        if self._found is None or self.stage is Stage.WAITING:
            with self._parsing:
                self._parse_here()

    def _parse_here(self) -> None:
        if self._found is None:
            self._take_first(*self._supply.first())
        elif self.stage is Stage.WAITING:
            self._take_first(self._found, is_whole=True)

    def _take_first(self, document: Document, is_whole: bool) -> None:
        self._found = self._document = document
        self.stage = Stage.WHOLE if is_whole else Stage.FIRST_PAGES
        self._seek()

    def start(self) -> None:
        """Start finding names and quotes; `steps` yields the results."""
        if self.is_loaded and not self._is_given and self.stage is not Stage.ANNOTATED:
            self._supply.start(self.uncorrected, is_whole=self.is_whole)

    def is_ready(self) -> bool:
        """Whether `steps` has a result to yield without blocking, and without parsing a long article in this
        process."""
        return self.is_whole and self._supply.is_ready()

    def steps(self) -> Iterator[ReadingProgress]:
        """Yield the document with more and more of it annotated. Of a long article, first its annotated beginning, then
        all of the text, then growing parts of it with names and quotes.

        Each step blocks until there is something new. Raises `AnalysisFailed`, but only after yielding the whole text.
        """
        if self.stage is Stage.FAILED:
            self.stage, self.failure = Stage.WHOLE, None
        return self._steps()

    def _steps(self) -> Iterator[ReadingProgress]:
        from reader.session.worker import ReadingProgress

        if self.stage is Stage.ANNOTATED:
            yield ReadingProgress(self.uncorrected, has_findings=True, is_last=True)
        elif self._is_given:
            yield annotate_in_process(self.uncorrected, self.fetching.engine)
        else:
            yield from self._supply.steps(self.uncorrected, is_whole=self.is_whole)

    # The document

    @property
    def uncorrected(self) -> Document:
        """The document as parsed and annotated, without corrections. See `document`."""
        self._begin_here()
        assert self._found is not None
        return self._found

    @property
    def document(self) -> Document:
        """The document as shown, with corrections applied; only its first pages until a long source is read in full.

        Parses the loaded bytes if that has not been done yet. Raises `SourceError` if there is no text.
        """
        self._begin_here()
        assert self._document is not None
        return self._document

    @property
    def lookup(self) -> Lookup:
        """Index of what keys and offsets refer to in `document`."""
        if self._lookup is None or self._lookup.document is not self.document:
            from reader.page.lookup import Lookup

            self._lookup = Lookup(self.document)
        self._lookup.notes = self.notes.places
        return self._lookup

    @property
    def is_whole(self) -> bool:
        """Whether `document` is the whole article."""
        return self.stage is not Stage.FIRST_PAGES

    @property
    def is_annotating(self) -> bool:
        """Whether names and quotes are still being found."""
        return self.stage < Stage.DRAFTED

    @property
    def share(self) -> float:
        """Roughly how much of the source `document` covers, from 0 to 1."""
        raw = self._supply.raw
        if raw is None or self.is_whole:
            return 1.0
        if self._measured is None or self._measured[0] is not self.uncorrected:  # encoding a long text is slow
            self._measured = self.uncorrected, min(1.0, len(self.uncorrected.text.encode()) / len(raw.data))
        return self._measured[1]

    def take(self, progress: ReadingProgress) -> None:
        """Take over what `steps` yielded, unless the analysis was stopped meanwhile."""
        if self.stage is Stage.FAILED:
            return
        self._found = progress.document
        self.stage = Stage.FIRST_PAGES
        if progress.is_whole:
            self.stage = Stage.ANNOTATED if progress.is_last else Stage.DRAFTED if progress.is_draft else Stage.WHOLE
            self._supply.release_bytes(progress.document)
        if progress.is_last:
            self._supply.finish()
        self._correct()
        if not progress.has_findings:
            self._recall_words()
            self._seek()
            self.notes.find_in(self.document.text)
        else:
            self.has_findings = True
        self.changed.send(Change.FINDINGS if progress.has_findings else Change.TEXT)

    def fail(self, error: AnalysisFailed | None) -> None:
        """Stop finding names and quotes; `error` is None if the user stopped it.

        If a fast engine has found them all, and only the better one failed, the article counts as annotated.
        """
        self._supply.stop()
        is_drafted = self.stage is Stage.DRAFTED and error is not None
        self.stage = Stage.ANNOTATED if is_drafted else Stage.FAILED
        self.failure = error
        self.changed.send(Change.STAGE)

    def leave(self) -> None:
        """Close the article: stop finding names and quotes, and save the place."""
        self._supply.stop()
        self.note_read()
        self.save_place()

    def look_at(self, top: int) -> None:
        """Note the first visible code point: names and quotes are found there first."""
        self.places.top = top
        self._supply.look_at(top)

    # The cursor

    @property
    def key(self) -> Key | None:
        """The key under the cursor; None if no list would show it."""
        if self.selecting is not None:
            return None
        return self.trail.key if self.trail is not None else self._key

    @property
    def cursor(self) -> Span | None:
        """The span that is selected or highlighted; None if nothing is."""
        if self.selecting is not None:
            return self.selecting.span
        return self.trail.current.span if self.trail is not None else None

    def highlight(self, trail: Trail | None, key: Key | None = None) -> None:
        """Highlight a trail, or nothing for None, and clear the selection.

        `key` is the key under the cursor if it has no place in the text, such as an author named only in the page's
        metadata.
        """
        self.trail, self.selecting = trail, None
        self._key = key if trail is None else None
        self.changed.send(Change.CURSOR)

    def select(self, selecting: Selecting | None) -> None:
        """Set the keyboard selection; None clears it, which leaves the highlight under it."""
        self.selecting = selecting
        self.changed.send(Change.CURSOR)

    # Saved state

    def remember(self, store: Callable[[], Store], *, resume: bool) -> None:
        """Restore what was saved of this article, and save what is chosen from now on. `store` is called each time.

        With `resume`, reading starts at the saved place; otherwise `left_at` is set to it.
        """
        if self._memory is not None:
            self._memory.store = store
            return
        from reader.session.memory import Memory

        document = self.document
        self._memory = memory = Memory(store, self._origin or Origin.of(document))
        memory.adopt(document)
        known = memory.known
        is_sent = self.destination is not None or any(pending.take == self._go for pending in self._pending_places)
        for letter, anchor in known.marks.items():
            self._pending_places.append(_PendingPlace(letter, anchor, partial(self.places.mark, letter)))
        if known.place is not None and not is_sent:
            self._pending_places.append(_PendingPlace("", known.place, self._go if resume else self._note_left))
        self._seek()
        self.notes.remember(memory, known.notes, document.text)
        self._correct()

    def _recall_words(self) -> None:
        """Update pending places that an earlier version saved without their words, now that all of the text is
        available."""
        memory = self._memory
        if memory is not None and any(not pending.anchor.exact.strip() for pending in self._pending_places):
            known = memory.known
            for pending in self._pending_places:
                now = known.marks.get(pending.letter) if pending.letter else known.place
                pending.anchor = now or pending.anchor

    def identify(self) -> None:
        """Compute the digest that identifies the article between runs. Blocks; slow for a long text."""
        if self._origin is not None:
            _ = self._origin.digest

    def note_read(self) -> None:
        """Record the article as being read. The place saved earlier is kept until the user moves."""
        if self._memory is not None and self._kept_top is None:
            self._memory.begin(self.document.metadata.headline, time.time())
            self._kept_top = self.places.top

    def save_place(self) -> None:
        """Save the current place if it has changed and the whole article is available."""
        top = self.places.top
        if self._memory is not None and self._kept_top not in (None, top) and self.is_whole:
            self._memory.save_place(_anchor_point(self.document.text, top))
            self._kept_top = top

    @property
    def is_to_be_kept(self) -> bool:
        """Whether the library is to keep it as it is now: names and quotes are found, or corrected, since it did."""
        return (
            self.stage in (Stage.DRAFTED, Stage.ANNOTATED)
            and self._memory is not None
            and self._kept_top is not None
            and self._kept_document is not self.document
        )

    def keep(self) -> None:
        """Keep it in the library as it is now. Blocks; see `Memory.keep`."""
        if self._memory is not None:
            self._kept_document = document = self.document  # first, since it may be left meanwhile: once is enough
            self._memory.keep(document)

    def mark(self, letter: str, offset: int) -> None:
        """Set a mark, replacing one of the same name."""
        self._pending_places = [pending for pending in self._pending_places if pending.letter != letter]
        self.places.mark(letter, offset)
        if self._memory is not None:
            self._memory.set_mark(letter, _anchor_point(self.document.text, offset))

    def correct(self, correction: Correction) -> bool:
        """Apply and save a correction; return False, and apply nothing, if it cannot be saved."""
        if self._memory is None:
            return False
        self.notes.settle()
        before = len(self._memory.corrections)
        self._memory.correct(correction)
        is_kept = len(self._memory.corrections) > before
        if is_kept:
            self._correct_again()
        return is_kept

    def undo(self) -> Correction | None:
        """Undo the last correction and return it; None if there is none."""
        correction = self._memory.undo() if self._memory is not None else None
        if correction is not None:
            self._correct_again()
        return correction

    def key_of(self, correction: Correction) -> Key | None:
        """The key of the name or quote that a correction is about; None if it is not found."""
        from reader.page.item_keys import EntityKey, QuoteKey

        target = correction.target
        place = _find_anchor(self.document.text, target.anchor)
        if place is None:
            return None
        if target.name:
            entity = self.lookup.entity_at(place.start)
            return EntityKey(entity.id) if entity is not None else None
        quote = self.lookup.quote_at(place.start)
        return QuoteKey(quote.id) if quote is not None else None

    @property
    def lost(self) -> Sequence[str]:
        """Descriptions of saved marks, notes and corrections whose place is not found; () until all of the text has
        been searched."""
        from reader.library.corrections import describe, describe_place

        lost = [describe(one) for one in self._lost_corrections] if self.stage is Stage.ANNOTATED else []
        if self.is_whole:
            lost += [
                f"mark {one.letter}: {describe_place(one.anchor, 'a place')}"
                for one in self._pending_places
                if one.letter
            ]
            lost += [f"note on {describe_place(one.anchor, '')} {one.words}".rstrip() for one in self.notes.lost]
        return lost

    def _show_notes(self) -> None:
        from reader.page.item_keys import NoteKey  # late: the first page does not need it

        if self.trail is not None and isinstance(self.trail.current.key, NoteKey):
            self.trail = self.lookup.renewed(self.trail)
        self.changed.send(Change.NOTES)

    def _correct_again(self) -> None:
        self._correct()
        self.changed.send(Change.FINDINGS)

    def _correct(self) -> None:
        """Apply the corrections to the uncorrected document."""
        uncorrected = self.uncorrected
        self._document, self._lost_corrections = uncorrected, ()
        if self._memory is not None:
            self._document, self._lost_corrections = self._memory.corrected(uncorrected)
        if self.trail is not None:
            self.trail = self.lookup.renewed(self.trail)

    # Anchored places

    def _seek(self) -> None:
        """Look for the saved places that have not been found yet."""
        text = self.document.text
        places = [(pending, _find_anchor(text, pending.anchor)) for pending in self._pending_places]
        self._pending_places = [pending for pending, place in places if place is None]
        for pending, place in places:
            if place is not None:
                pending.take(place.start)

    def _go(self, offset: int) -> None:
        self.destination = self.places.top = offset

    def _note_left(self, offset: int) -> None:
        self.left_at = offset


def _anchor_point(text: str, offset: int) -> Anchor:
    from reader.library.anchors import anchor_point  # late: the first page does not need it

    return anchor_point(text, offset)


def _find_anchor(text: str, anchor: Anchor) -> Span | None:
    from reader.library.anchors import find_anchor  # late, as above

    return find_anchor(text, anchor)
