"""The reading screen: holds the one document as it is read, annotated and put right, and shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.message import Message
from textual.timer import Timer
from textual.worker import get_current_worker

from reader.errors import AnalysisFailed
from reader.library.corrections import Correction
from reader.library.identity import lasting_uri
from reader.library.store import Recent, Store
from reader.model.document import Document
from reader.page.figures import Fact, facts_in
from reader.page.places import entity_of, quote_of, renewed
from reader.page.status import READING, Lines, notices_of
from reader.page.typeset import Shown
from reader.page.voices import SPOKEN, Speakers
from reader.session.memory import Memory
from reader.session.reading import Opening
from reader.settings import Settings
from reader.tui.screens.asking import AskingScreen
from reader.tui.screens.walking import NO_QUOTES
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.entity_list import NAMED
from reader.tui.widgets.keys_line import KeysLine
from reader.tui.widgets.lines import Hint, StatusLine, TopLine
from reader.tui.widgets.pick_list import ArrangedList

if TYPE_CHECKING:
    from reader.session.worker import Progress

FINDING = "Finding names and quotes…"
NOTHING = {
    "who": "No names in this document.",
    "quotes": NO_QUOTES,
    "facts": "No dates, numbers or links in this document.",
}
"""Said in a panel where nothing was found."""
STOPPED = "Stopped before anything was found."

NOTICED = 12.0
"""Seconds that one can read what is odd about the document; its card says it too."""

SAVED_AFTER = 5.0
"""Seconds after which a new place is remembered, so that little is lost when the program is killed."""


def _places() -> type[Provider]:
    from reader.tui.palette import Places  # Late: only the palette needs it.

    return Places


class ArticleScreen(AskingScreen):
    """One article, read."""

    COMMANDS = App.COMMANDS | {_places}
    AUTO_FOCUS = "ArticleView"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("U", "undo", "Undo", id="correct.undo", tooltip="Take the last correction back", show=False),
    ]

    class Annotated(Message):
        """Names and quotes are there, or some of them."""

        def __init__(self, document: Document, facts: Sequence[Fact], is_last: bool = True) -> None:
            super().__init__()
            self.document = document
            self.facts = facts
            self.is_last = is_last

    class Read(Message):
        """More of a long article is there, or all of it."""

        def __init__(self, document: Document, lines: Lines, shown: Shown) -> None:
            super().__init__()
            self.document = document
            self.lines = lines
            self.shown = shown

    @dataclass
    class Titled(Message):
        """This is what is read."""

        title: str

    class AnnotationFailed(Message):
        """Names and quotes could not be found."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason

    def __init__(self, opening: Opening, settings: Settings, store: Callable[[], Store], place: str = "") -> None:
        """`place` says which of several articles this is: "2 of 5". Raises `SourceError` where there is no text."""
        super().__init__(opening, settings, place)
        self._store = store
        self._memory: Memory | None = None
        self._place = place
        self._saving: Timer | None = None
        """Runs until a new place is remembered."""
        self._sought = opening.offset if opening.offset >= len(self.document.text) else 0
        """Where to begin, until that place is there."""
        self._counts: tuple[str, ...] = ()
        """How many quotes and names were found so far, for the top line."""
        self._is_finding = False
        """Whether more of them are looked for in a long article."""
        self._still_finding = FINDING

    def on_mount(self) -> None:
        """Names and quotes may be known by now: then they are there as soon as the article is."""
        # A watcher and not a message, so that the lines change in the same frame as the text.
        self.watch(self._view, "scroll_y", self._show_place, init=False)
        self.query_one(KeysLine).follow()
        self._memory = Memory(self._store, self._opening)
        self._memory.keep_marks(self._marks)
        steps = self._opening.analyse()
        message = self._told_by(steps) if self._opening.is_known() else None
        if isinstance(message, self.Annotated):
            self.show_annotations(message)
        else:
            for panel in self._panels.values():
                panel.say(FINDING)
            if message is not None:
                self.post_message(message)
        self._analyse(steps)
        self.call_after_refresh(self._begin_here)

    def _begin_here(self) -> None:
        """The article stands on the screen: tell what there is to tell, and remember where one is."""
        for notice in notices_of(self.document):
            self.notify(notice, severity="warning", timeout=NOTICED, markup=False)
        if self._opening.welcome:
            self.notify(self._opening.welcome, timeout=NOTICED, markup=False)
            self._opening.welcome = ""
        if self._opening.left_at > self._view.bottom_offset:
            self._back.append(self._opening.left_at)
            share = round(100 * self._opening.left_at * self._opening.share / len(self.document.text))
            self.notify(f"You left at {share}%: Backspace goes there.", markup=False)
        if self._memory is not None:
            self._memory.begin(self._view.top_offset)

    def _save_place_soon(self) -> None:
        if self._saving is None:
            self._saving = self.set_timer(SAVED_AFTER, self._save_place)

    def _save_place(self) -> None:
        self._saving = None
        if self._memory is not None and self._opening.is_whole:
            self._memory.save_place(self._view.top_offset)

    def on_unmount(self) -> None:
        """It is over."""
        self.leave()

    @property
    def top_offset(self) -> int:
        """The first code point on the screen."""
        return self._view.top_offset

    @property
    def here(self) -> int:
        """The first code point of what is selected or lit, where that is on the screen, else of the screen."""
        if self._view.selecting is not None:
            return self._view.selecting.span.start
        stop = self._view.trail.current.span if self._view.trail is not None else None
        return stop.start if stop is not None and stop.start == self._view.here else self.top_offset

    def leave(self) -> None:
        """Nobody waits for the names and quotes any more; the place is kept."""
        self._opening.stop()
        self._save_place()

    def recent(self) -> Sequence[Recent]:
        """Articles read before that can be opened again, the last one first."""
        here = lasting_uri(self.document.source.uri)
        return [one for one in self._store().recent(only_lasting=True) if one.uri != here]

    def open_again(self, uri: str) -> None:
        """Read one of them."""
        self.post_message(self.Followed(uri))

    # Names and quotes

    @work(thread=True, exclusive=True, group="annotate", exit_on_error=False)
    def _analyse(self, steps: Iterator[Progress]) -> None:
        """Pass on what is found, as it is found, and what takes long to make of it."""
        worker = get_current_worker()
        while (message := self._told_by(steps)) is not None and not worker.is_cancelled:
            self.post_message(message)

    def _told_by(self, steps: Iterator[Progress]) -> Message | None:
        """What the next step tells; None where there is no more of them."""
        try:
            step = next(steps, None)
        except Exception as error:  # Whatever it is, the article stays readable and the panel says so.
            told = isinstance(error, AnalysisFailed)
            return self.AnnotationFailed(str(error) if told else f"{type(error).__name__}: {error}")
        if step is None:
            return None
        document = step.document
        if step.has_findings:
            return self.Annotated(document, facts_in(document), step.is_last)
        return self.Read(document, Lines(document, self._place), self._view.shown_of(document))

    @on(events.ScreenResume)
    def name_terminal(self) -> None:
        """Say in the terminal's title what is read."""
        title = self.document.metadata.headline or self.document.source.uri
        self.app.post_message(self.Titled(title))

    @on(Read)
    def show_more(self, event: Read) -> None:
        """Put more of the article, or all of it, in the place of its first pages. What is on top stays there."""
        self.document = document = self._put_right(event.document)
        self._lines = event.lines
        self._view.replace(document, event.shown)
        self._finder.replace(document)
        if 0 < self._sought < len(document.text):
            self._view.go_to(self._sought)
            self._sought = 0
        self._extras.show_document(document)
        self._show_place()

    @on(Annotated)
    def show_annotations(self, event: Annotated) -> None:
        """Fill the lists. The text does not move."""
        self._is_finding = not event.is_last
        self._still_finding = "" if event.is_last else FINDING
        document = self._put_right(event.document)
        self._show_found(document, event.facts if document is event.document else facts_in(document))

    def _put_right(self, document: Document) -> Document:
        return self._memory.corrected(document) if self._memory is not None else document

    def _show_found(self, document: Document, facts: Sequence[Fact]) -> None:
        self.document = document
        self._view.annotate(document)
        if self._view.trail is not None:
            self._view.show_trail(renewed(document, self._view.trail), reveal=False)
        self._names.show_document(document)
        self._sayings.show_document(document)
        self._voices.show(Speakers(document).voices(quote for quote in document.quotes if quote.kind in SPOKEN))
        self._facts.show_facts(document, facts)
        names = sum(entity.kind in NAMED for entity in document.entities)
        quotes = sum(quote.kind in SPOKEN for quote in document.quotes)
        self._counts = (f"Quotes {quotes}", f"Who {names}")
        counts = {"who": names, "quotes": quotes, "facts": len(facts)}
        for panel in self._panels.values():
            panel.show_counts(dict(counts))
        found = {"who": bool(self._names.option_count), "quotes": bool(document.quotes), "facts": bool(facts)}
        for name, is_there in found.items():
            self._panels[name].say("" if is_there else FINDING if self._is_finding else NOTHING[name])
        self.show_filled()
        self._show_place()

    @on(AnnotationFailed)
    def show_failure(self, event: AnnotationFailed) -> None:
        """Say so where the names and quotes would be."""
        self._is_finding = False
        self._still_finding = ""
        for panel in self._panels.values():
            panel.say(f"Names and quotes could not be found.\n\n{event.reason}")

    # Lines

    def _compositor_refresh(self) -> None:
        """Draw nothing before the article is laid out for its size: until then what was drawn last stands there, at
        first the page that was painted before the interface was there."""
        if self._view.is_laid_out:
            super()._compositor_refresh()

    @on(ArticleView.LaidOut)
    @on(ArticleView.Selected)
    def _show_place(self) -> None:
        width, view = self.size.width, self._view.part(self._opening.share)
        self._opening.look_at(self._view.top_offset)
        self._save_place_soon()
        top, status = self.query_one(TopLine), self.query_one(StatusLine)
        top.place = self._place
        top.left, top.right = self._lines.top(width, view, self._counts)
        words, status.right = self._lines.status(width, view, self._waiting_for())
        status.stops = "stop_finding" if self._can_stop else ""
        status.left, status.hints = self._told_here() or (words, ())

    def _told_here(self) -> tuple[str, tuple[Hint, ...]] | None:
        """What is told in place of where one is, and what can be done with it."""
        if self._view.selecting is not None:
            return self._view.selecting.label(self.document), self._hints.selected
        if self._view.trail is not None:
            return self._view.trail.label, self._hints.trail
        return (self._finder.notice, ()) if self._finder.notice else None

    @property
    def _can_stop(self) -> bool:
        return self._is_finding and self._opening.is_whole

    def _waiting_for(self) -> str:
        if not self._opening.is_whole:
            return READING
        return f"{FINDING} Esc stops" if self._is_finding else ""

    def action_leave(self) -> None:
        """Leave one thing; where there is nothing to leave, stop looking for names and quotes in a long article."""
        if not self.leave_one_thing() and self._can_stop:
            self.action_stop_finding()

    def action_stop_finding(self) -> None:
        """Look for no more names and quotes."""
        self._is_finding = False
        self._still_finding = ""
        self.workers.cancel_group(self, "annotate")
        self._opening.stop()
        for panel in self._panels.values():
            if not panel.listing.display:
                panel.say(STOPPED)
        self._show_place()
        self.notify("Stopped. R reads the article again, names and quotes included.", markup=False)

    def action_measure(self, by: int) -> None:
        """Make the column narrower or wider, and remember it."""
        super().action_measure(by)
        self._store().measure = self._view.measure if by else None

    # Putting right

    @on(ArrangedList.Correcting)
    def correct(self, event: ArrangedList.Correcting) -> None:
        """Put right what was found, as far as this can be done to it."""
        event.stop()
        entity, quote = entity_of(self.document, event.key), quote_of(self.document, event.key)
        trail = self._view.trail
        from reader.tui.screens import correcting  # Late: seldom asked for.

        if event.how == "hide" and (target := entity or quote) is not None:
            correcting.hide(target, self._corrected)
        elif event.how == "give" and quote is not None:
            correcting.give(self.app, self.document, quote, self._corrected)
        elif event.how == "merge" and entity is not None:
            correcting.merge(self.app, self.document, entity, self._corrected)
        elif event.how == "rename" and entity is not None:
            correcting.rename(self.app, entity, self._corrected)
        elif event.how == "split" and entity is not None:
            if not correcting.split(entity, trail.current.span if trail is not None else None, self._corrected):
                self.notify("First go to the mention that is someone else's: Enter, then n.", markup=False)
        else:
            self.notify("That cannot be done here.", markup=False)

    def _corrected(self, correction: Correction) -> None:
        if self._memory is not None:
            self._show_corrected(self._memory.correct(correction))
            self.notify("Corrected. U takes it back.", markup=False)

    def action_undo(self) -> None:
        """Take back what was put right last."""
        document = self._memory.undo() if self._memory is not None else None
        if document is None:
            self.notify("Nothing to take back.", markup=False)
        else:
            self._show_corrected(document)

    def _show_corrected(self, document: Document) -> None:
        self._view.show_trail(None)
        self._show_found(document, facts_in(document))
