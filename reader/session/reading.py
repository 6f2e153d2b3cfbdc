"""An article that is open. The one owner of its document, its corrections, its places and its cursor; knows no screen.

Everybody else asks it, is handed values by it, and tells it what the user chose. Its state changes in one thread only:
what blocks (`load`, `begin`, `steps`) may run in another thread, and what `steps` gives is handed to `take`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING

from reader.base.printable import printable
from reader.base.values import replace
from reader.errors import AnalysisFailed, ReaderError
from reader.library.identity import Origin
from reader.load import short_name
from reader.load.fetching import DEFAULT, Cancelled, Fetching, Report
from reader.model.document import Document
from reader.model.raw import Raw
from reader.session.changes import Change, Signal
from reader.session.places import Places
from reader.session.supply import Supply, annotated_here

if TYPE_CHECKING:  # the first page is painted before there is any of it
    from reader.library.anchors import Anchor
    from reader.library.corrections import Correction
    from reader.library.store import Store
    from reader.model.span import Span
    from reader.page.keys import Key
    from reader.page.lookup import Lookup
    from reader.page.selecting import Selecting
    from reader.page.trail import Trail
    from reader.session.memory import Memory
    from reader.session.worker import ReadingProgress


class Stage(IntEnum):
    """How far an article has come."""

    WAITING = 0
    """There is nothing of it yet."""
    FIRST_PAGES = 1
    """The beginning of a long one is there."""
    WHOLE = 2
    """All of its text is there; names and quotes are looked for."""
    ANNOTATED = 3
    """Everything was found."""
    FAILED = 4
    """Nothing more will be found, and `failure` says why. What is there stays."""


class _Sought:
    """A place known by its words that is not found yet."""

    __slots__ = ("anchor", "letter", "take")

    def __init__(self, letter: str, anchor: Anchor, take: Callable[[int], None]) -> None:
        """`letter` names it where it is a mark, and is "" where it is none; `take` gets its offset."""
        self.letter = letter
        self.anchor = anchor
        self.take = take


class Reading:
    """One article, from the moment it is asked for to the moment it is closed."""

    def __init__(
        self,
        raw: Raw | None = None,
        *,
        document: Document | None = None,
        source: str = "",
        fetching: Fetching = DEFAULT,
    ) -> None:
        """What was loaded, or a document that is there already, or a source that is still to be loaded."""
        self.changed = Signal()
        """Says what changed, to whoever listens."""
        self.places = Places()
        self.destination: int | None = None
        """Where one is to be taken when it is shown; None for nowhere. Whoever takes one there sets it to None."""
        self.left_at: int | None = None
        """Where it was left in an earlier run, if it does not begin there."""
        self.welcome = ""
        """Said once when it is shown."""
        self.stage = Stage.WAITING
        self.failure: ReaderError | None = None
        """Why it could not be read or annotated, the last time that it was tried."""
        self.trail: Trail | None = None
        """What is highlighted, and where one stands in it."""
        self.selecting: Selecting | None = None
        """What is selected by key. While anything is, that is the cursor, and the trail only stays in sight."""
        self.has_findings = False
        """Whether names and quotes were looked for, if only in a part of it."""
        self._key: Key | None = None
        """What one stands on that has no place in the text."""
        self._supply = Supply(raw, source or (raw.uri if raw else ""), fetching)
        self._found = document
        self._is_given = document is not None
        self._document = document
        self._lookup: Lookup | None = None
        self._memory: Memory | None = None
        self._lost_corrections: Sequence[Correction] = ()
        self._origin = Origin.of(raw) if raw is not None else None
        self._sought: list[_Sought] = []
        self._kept_top: int | None = None
        """The place that was remembered last, or where one began; None while nothing is remembered."""
        self._measured: tuple[Document, float] | None = None
        """The document whose share was counted, and that."""

    # Where it comes from

    @property
    def source(self) -> str:
        """What to load it from again; "" where that cannot be done."""
        return self._supply.source

    @property
    def fetching(self) -> Fetching:
        """How it is fetched."""
        return self._supply.fetching

    @property
    def can_be_read_again(self) -> bool:
        """Whether anything leads to it still."""
        return self._supply.leads_somewhere

    @property
    def title(self) -> str:
        """What it is called: its headline where it was parsed already, else the address or the name of the file."""
        headline = self._found.metadata.headline if self._found is not None else None
        return headline or printable(short_name(self.source))

    @property
    def is_loaded(self) -> bool:
        """Whether there is anything to show."""
        return self._supply.raw is not None or self._found is not None

    @property
    def is_begun(self) -> bool:
        """Whether what is shown first is there, or takes no time worth waiting for elsewhere."""
        return self._found is not None or (self.is_loaded and not self._supply.is_page)

    def again(self) -> Reading:
        """The same source, to be read again."""
        return Reading(source=self.source, fetching=self._refreshing())

    def decoded_from(self, encoding: str) -> Reading:
        """The same source, decoded from this encoding whatever it says of itself."""
        fetching = replace(self.fetching, encoding=encoding)
        return Reading(self._supply.bytes_for(encoding), source=self.source, fetching=fetching)

    def refresh_copy(self) -> None:
        """Ask the site when it is loaded next, whatever copy of the page is kept."""
        self._supply.fetching = self._refreshing()

    def _refreshing(self) -> Fetching:
        return replace(self.fetching, refresh=not self.fetching.offline)

    def stand_where(self, old: Reading) -> None:
        """Begin where one is in an earlier state of it; one comes back the same way."""
        text = old.document.text
        if old.places.top:
            self._sought.append(_Sought("", _point(text, old.places.top), self._go))
        for place in old.places.back:
            self._sought.append(_Sought("", _point(text, place), self.places.back.append))
        self._seek()

    # What blocks

    def load(self, progress: Report, cancelled: Cancelled) -> None:
        """Get it from its source, again if it was there. Blocks; see `reader.load.load`. Raises `SourceError`."""
        raw = self._supply.load(progress, cancelled)
        self._origin = Origin.of(raw)
        self._found = self._document = self._lookup = None
        self.stage = Stage.WAITING
        self.failure = None

    def begin(self) -> None:
        """Parse what is shown first: a page of the web in the process that will look for names in it.

        Blocks. Raises `SourceError` where there is no text.
        """
        elsewhere = self._supply.first_elsewhere() if self._found is None else None
        if elsewhere is not None:
            self._take_first(elsewhere, is_whole=True)
        else:
            self._begin_here()

    def _begin_here(self) -> None:
        if self._found is None:
            self._take_first(*self._supply.first())
        elif self.stage is Stage.WAITING:
            self._take_first(self._found, is_whole=True)

    def _take_first(self, document: Document, is_whole: bool) -> None:
        self._found = self._document = document
        self.stage = Stage.WHOLE if is_whole else Stage.FIRST_PAGES
        self._seek()

    def start(self) -> None:
        """Begin to look for names and quotes now; `steps` gives what was found."""
        if self.is_loaded and not self._is_given and self.stage is not Stage.ANNOTATED:
            self._supply.start(self.found, is_whole=self.is_whole)

    def is_ready(self) -> bool:
        """Whether `steps` has something to give at once, and would not read a long article here if it has not."""
        return self.is_whole and self._supply.is_ready()

    def steps(self) -> Iterator[ReadingProgress]:
        """The document with names and quotes; of a long one first its beginning with them, then all of it, then more
        and more of them.

        Each step blocks while there is nothing new. Raises `AnalysisFailed`, but not before all of it is there.
        """
        if self.stage is Stage.FAILED:
            self.stage, self.failure = Stage.WHOLE, None
        return self._steps()

    def _steps(self) -> Iterator[ReadingProgress]:
        from reader.session.worker import ReadingProgress

        if self.stage is Stage.ANNOTATED:
            yield ReadingProgress(self.found, has_findings=True, is_last=True)
        elif self._is_given:
            yield annotated_here(self.found)
        else:
            yield from self._supply.steps(self.found, is_whole=self.is_whole)

    # The document

    @property
    def found(self) -> Document:
        """The document as it was parsed and annotated, before any correction. See `document`."""
        self._begin_here()
        assert self._found is not None
        return self._found

    @property
    def document(self) -> Document:
        """The document as it is shown, corrections made; its first pages until all of a long source was read.

        Parses what was loaded, where that was not done yet. Raises `SourceError` where there is no text.
        """
        self._begin_here()
        assert self._document is not None
        return self._document

    @property
    def lookup(self) -> Lookup:
        """What keys and offsets stand for in `document`."""
        if self._lookup is None or self._lookup.document is not self.document:
            from reader.page.lookup import Lookup

            self._lookup = Lookup(self.document)
        return self._lookup

    @property
    def is_whole(self) -> bool:
        """Whether `document` is all of it."""
        return self.stage is not Stage.FIRST_PAGES

    @property
    def is_finding(self) -> bool:
        """Whether names and quotes are still looked for."""
        return self.stage < Stage.ANNOTATED

    @property
    def share(self) -> float:
        """How much of the source `document` is, about, from 0 to 1."""
        raw = self._supply.raw
        if raw is None or self.is_whole:
            return 1.0
        if self._measured is None or self._measured[0] is not self.found:  # counting bytes takes long
            self._measured = self.found, min(1.0, len(self.found.text.encode()) / len(raw.data))
        return self._measured[1]

    def take(self, progress: ReadingProgress) -> None:
        """Take over what `steps` gave, unless nothing more was wanted since."""
        if self.stage is Stage.FAILED:
            return
        self._found = progress.document
        self.stage = Stage.FIRST_PAGES
        if progress.is_whole:
            self.stage = Stage.ANNOTATED if progress.is_last else Stage.WHOLE
            self._supply.arrived(progress.document)
        if progress.is_last:
            self._supply.finish()
        self._correct()
        if not progress.has_findings:
            self._recall_words()
            self._seek()
        else:
            self.has_findings = True
        self.changed.send(Change.FINDINGS if progress.has_findings else Change.TEXT)

    def fail(self, error: AnalysisFailed | None) -> None:
        """Nothing more is found; None where the user wants no more."""
        self._supply.stop()
        self.stage = Stage.FAILED
        self.failure = error
        self.changed.send(Change.STAGE)

    def leave(self) -> None:
        """Nobody waits for names and quotes any more; the place is remembered."""
        self._supply.stop()
        self.note_read()
        self.save_place()

    def look_at(self, top: int) -> None:
        """This code point is the first on the screen: names and quotes are looked for there first."""
        self.places.top = top
        self._supply.look_at(top)

    # The cursor

    @property
    def key(self) -> Key | None:
        """What one stands on; None where that is nothing a list would show."""
        if self.selecting is not None:
            return None
        return self.trail.key if self.trail is not None else self._key

    @property
    def cursor(self) -> Span | None:
        """Where that is in the text, or what is selected; None where nothing is highlighted."""
        if self.selecting is not None:
            return self.selecting.span
        return self.trail.current.span if self.trail is not None else None

    def highlight(self, trail: Trail | None, key: Key | None = None) -> None:
        """Stand on this; None highlights nothing. What was selected is no longer.

        `key` is what one stands on without a place in the text, such as an author whom only the page itself names.
        """
        self.trail, self.selecting = trail, None
        self._key = key if trail is None else None
        self.changed.send(Change.CURSOR)

    def select(self, selecting: Selecting | None) -> None:
        """Select this; None leaves what is highlighted under it."""
        self.selecting = selecting
        self.changed.send(Change.CURSOR)

    # What is remembered

    def remember(self, store: Callable[[], Store], *, resume: bool) -> None:
        """Recall what is kept of it, and keep what is chosen from now on. `store` is asked for each time.

        With `resume` it is to begin where it was left; without, `left_at` says where that was.
        """
        if self._memory is not None:
            self._memory.store = store
            return
        from reader.session.memory import Memory

        document = self.document
        self._memory = memory = Memory(store, self._origin or Origin.of(document))
        memory.adopt(document)
        known = memory.known
        for letter, anchor in known.marks.items():
            self._sought.append(_Sought(letter, anchor, partial(self.places.mark, letter)))
        if known.place is not None and self.destination is None:
            self._sought.append(_Sought("", known.place, self._go if resume else self._note_left))
        self._seek()
        self._correct()

    def _recall_words(self) -> None:
        """Places that an earlier version kept without words have some, once all of the text is there."""
        memory = self._memory
        if memory is not None and any(not sought.anchor.exact.strip() for sought in self._sought):
            known = memory.known
            for sought in self._sought:
                now = known.marks.get(sought.letter) if sought.letter else known.place
                sought.anchor = now or sought.anchor

    def identify(self) -> None:
        """Work out what it is known by between runs. Blocks: of a long text this takes a while."""
        if self._origin is not None:
            _ = self._origin.digest

    def note_read(self) -> None:
        """It is read now. The place that was remembered is kept until one has moved."""
        if self._memory is not None and self._kept_top is None:
            self._memory.begin(self.document.metadata.headline, time.time())
            self._kept_top = self.places.top

    def save_place(self) -> None:
        """Remember where one is, if that has changed and all of the article is there."""
        top = self.places.top
        if self._memory is not None and self._kept_top not in (None, top) and self.is_whole:
            self._memory.save_place(_point(self.document.text, top))
            self._kept_top = top

    def mark(self, letter: str, offset: int) -> None:
        """Name a place by a letter; what had this name before has it no longer."""
        self._sought = [sought for sought in self._sought if sought.letter != letter]
        self.places.mark(letter, offset)
        if self._memory is not None:
            self._memory.set_mark(letter, _point(self.document.text, offset))

    def correct(self, correction: Correction) -> bool:
        """Make one more correction, and keep it; False where it cannot be kept, and so is not made."""
        if self._memory is None:
            return False
        before = len(self._memory.corrections)
        self._memory.correct(correction)
        is_kept = len(self._memory.corrections) > before
        if is_kept:
            self._correct_again()
        return is_kept

    def undo(self) -> Correction | None:
        """Undo the last correction: which one that was, None where there is none."""
        correction = self._memory.undo() if self._memory is not None else None
        if correction is not None:
            self._correct_again()
        return correction

    def key_of(self, correction: Correction) -> Key | None:
        """The name or quote that a correction was made of, as it is found now; None where it is not."""
        from reader.page.keys import EntityKey, QuoteKey

        target = correction.target
        place = _find(self.document.text, target.anchor)
        if place is None:
            return None
        if target.name:
            entity = self.lookup.entity_at(place.start)
            return EntityKey(entity.id) if entity is not None else None
        quote = self.lookup.quote_at(place.start)
        return QuoteKey(quote.id) if quote is not None else None

    @property
    def lost(self) -> Sequence[str]:
        """What was kept of the article and is not found in it any more, each in its words; () until that is known."""
        from reader.library.corrections import described, in_words

        lost = [described(one) for one in self._lost_corrections] if self.stage is Stage.ANNOTATED else []
        if self.is_whole:
            lost += [f"mark {one.letter}: {in_words(one.anchor, 'a place')}" for one in self._sought if one.letter]
        return lost

    def _correct_again(self) -> None:
        self._correct()
        self.changed.send(Change.FINDINGS)

    def _correct(self) -> None:
        """Make the corrections in what was found."""
        found = self.found
        self._document, self._lost_corrections = found, ()
        if self._memory is not None:
            self._document, self._lost_corrections = self._memory.corrected(found)
        if self.trail is not None:
            self.trail = self.lookup.renewed(self.trail)

    # Places by their words

    def _seek(self) -> None:
        """Look for the places that were not found yet."""
        text = self.document.text
        places = [(sought, _find(text, sought.anchor)) for sought in self._sought]
        self._sought = [sought for sought, place in places if place is None]
        for sought, place in places:
            if place is not None:
                sought.take(place.start)

    def _go(self, offset: int) -> None:
        self.destination = self.places.top = offset

    def _note_left(self, offset: int) -> None:
        self.left_at = offset


def _point(text: str, offset: int) -> Anchor:
    from reader.library.anchors import point  # late: the first page is painted without

    return point(text, offset)


def _find(text: str, anchor: Anchor) -> Span | None:
    from reader.library.anchors import find  # late, as above

    return find(text, anchor)
