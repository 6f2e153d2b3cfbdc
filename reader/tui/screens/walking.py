"""Going from place to place: trails, what is found, marks, and back again. Knows no store."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message

from reader.model.document import Document
from reader.model.span import Span
from reader.page.marks import Marks
from reader.page.places import trail_at, trail_for
from reader.page.trail import Trail, quotes_trail
from reader.page.voices import SPOKEN
from reader.settings import Settings
from reader.tui.screens.finding import Finder
from reader.tui.screens.hints import Hints
from reader.tui.screens.marking import ask_jump, ask_mark
from reader.tui.screens.panels import PanelScreen
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.find_bar import FindBar
from reader.tui.widgets.lines import HintLine
from reader.tui.widgets.pick_list import PickList
from reader.tui.widgets.quote_list import REPORTED
from reader.tui.widgets.voice_bar import VoiceBar

NO_QUOTES = "No quotations in this document."


class WalkingScreen(PanelScreen):
    """An article whose places are walked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right_square_bracket", "quote(1)", "Quote", id="quote.next", tooltip="Next quote"),
        Binding(
            "left_square_bracket",
            "quote(-1)",
            "Previous quote",
            id="quote.previous",
            tooltip="The quote before",
            show=False,
        ),
        Binding("n", "step(1)", "Next", id="trail.next", tooltip="Next on the trail", show=False),
        Binding("N", "step(-1)", "Previous", id="trail.previous", tooltip="Previous on the trail", show=False),
        Binding("slash", "find", "Find", id="find", tooltip="Find in the text, or filter the list you are in"),
        Binding("m", "mark", "Mark", id="mark.set", tooltip="Mark this place with a letter", show=False),
        Binding(
            "apostrophe",
            "to_mark",
            "To mark",
            id="mark.go",
            tooltip="Go to a mark; twice: to where you were",
            show=False,
        ),
        Binding("backspace,ctrl+o", "back", "Back", id="jump.back", tooltip="Back to before the jump", show=False),
        Binding("escape", "leave", "Leave", id="leave", tooltip="Clear the trail, then leave the panel", show=False),
    ]

    class Returning(Message):
        """One wants back, and there is no place in this article to go back to."""

    def __init__(self, document: Document, settings: Settings, offset: int, marks: Marks) -> None:
        super().__init__(document, settings, offset)
        self.document = document
        self._back: list[int] = []
        self._filtered: PickList | None = None
        self._marks = marks
        self._finder = Finder(self._view, self._show_place)
        self._hints = Hints(self)
        self._still_finding = ""
        """Said in place of there being no quotes, while they are looked for."""

    def _show_place(self) -> None:
        """Say where one is."""
        raise NotImplementedError

    # Finding

    async def action_find(self) -> None:
        """Type what to look for: in the list that has the focus, else in the text."""
        if self.query(FindBar):
            return
        listing = self.focused if isinstance(self.focused, PickList) else None
        self._filtered = listing
        self._finder.begin()
        await self.mount(FindBar(filters=listing is not None), after=self.query_one("#body"))

    @on(FindBar.Typed)
    def find_typed(self, event: FindBar.Typed) -> None:
        """Light every hit, or keep only the entries that fit."""
        event.stop()
        if self._filtered is not None:
            self._filtered.filter(event.words)
        else:
            self._finder.look(event.words, event.is_expression)

    @on(FindBar.Closed)
    def stop_finding(self, event: FindBar.Closed) -> None:
        """Keep the hits as a trail, or go back to how it was."""
        event.stop()
        self.query_one(FindBar).remove()
        listing, self._filtered = self._filtered, None
        (listing or self._view).focus()
        if listing is not None:
            if not event.kept:
                listing.filter("")
        elif (here := self._finder.close(event.kept)) is not None:
            self._marks.leave(here)
            self._back.append(here)
        self._show_place()

    # Trails

    def go_to_key(self, key: str) -> None:
        """Go to an entry of the lists by its key: "entity:e1", "quote:q3"."""
        trail = trail_for(self.document, key)
        if trail is not None:
            self._follow(trail)
            self._view.focus()

    def go_to_span(self, span: Span) -> None:
        """Go to a place in the text."""
        self._jump(span.start)

    @on(PickList.Picked)
    def go_to_picked(self, event: PickList.Picked) -> None:
        """Go to what was picked in a list and light it."""
        event.stop()
        if event.key == REPORTED:
            self._sayings.fold_reported()
            return
        trail = trail_for(self.document, event.key)
        if trail is None:
            return
        self._follow(trail)
        self._close_over()

    @on(VoiceBar.Picked)
    def go_to_voice(self, event: VoiceBar.Picked) -> None:
        """Walk the quotes of one speaker."""
        event.stop()
        self._sayings.highlight(event.key)
        self.go_to_key(event.key)

    def _follow(self, trail: Trail) -> None:
        """Go to a trail's current stop, remembering where one was."""
        self._remember()
        self._view.show_trail(trail)
        self._show_place()

    def action_step(self, by: int) -> None:
        """Walk the trail."""
        trail = self._view.trail
        if trail is None:
            if not self._finder.repeat(by):
                self.notify("Nothing is lit. Pick a name or a quote first.", markup=False)
            return
        self._view.show_trail(trail.step(by))
        self._show_place()

    @on(HintLine.Picked)
    async def do_as_told(self, event: HintLine.Picked) -> None:
        """Something on the lines round the article was clicked."""
        event.stop()
        await self.run_action(event.action)

    def action_clear(self) -> None:
        """Leave what is selected, else the trail."""
        if self._view.selecting is not None:
            self._view.select(None)
        else:
            self._view.show_trail(None)
        self._finder.notice = ""
        self._show_place()

    def action_quote(self, by: int) -> None:
        """Go to the next or previous quote from here."""
        trail = self._view.trail
        if trail is not None and trail.current.key.startswith("quote:"):
            self.action_step(by)
            return
        quotes = [quote for quote in self.document.quotes if quote.kind in SPOKEN]
        if not quotes:
            self.notify(self._still_finding or NO_QUOTES, markup=False)
            return
        trail = quotes_trail("Quotes", quotes, "").nearest(self._view.top_offset)
        before = by < 0 and trail.current.span.start >= self._view.top_offset
        self._follow(trail.step(-1) if before else trail)

    @on(ArticleView.Picked)
    def go_to_clicked(self, event: ArticleView.Picked) -> None:
        """A click on a name or a quote lights it."""
        event.stop()
        trail = trail_at(self.document, event.offset)
        if trail is not None:
            self._follow(trail)
            self._names.highlight(trail.current.key)
            self._sayings.highlight(trail.current.key)

    # Marks, and back

    def action_mark(self) -> None:
        """Mark the place on top with a letter."""
        ask_mark(self.app, self._marks, self._view.top_offset)

    def action_to_mark(self) -> None:
        """Go to a mark."""
        ask_jump(self.app, self.document, self._marks, self._view.top_offset, self._jump)

    def _jump(self, offset: int) -> None:
        self._remember()
        self._view.go_to(offset)
        self._view.focus()

    @on(ArticleView.Leapt)
    def remember_leap(self, event: ArticleView.Leapt) -> None:
        """From the beginning and the end one comes back too."""
        event.stop()
        self._come_back_to(event.offset)

    def _remember(self) -> None:
        """Where one is now is where one comes back to."""
        self._come_back_to(self._view.top_offset)

    def _come_back_to(self, here: int) -> None:
        self._marks.leave(here)
        if not self._back or self._back[-1] != here:
            self._back.append(here)

    def action_back(self) -> None:
        """Go back to where one was before the last jump."""
        if not self._back:
            self.post_message(self.Returning())
            return
        self._view.go_to(self._back.pop())

    def action_leave(self) -> None:
        """Leave one thing."""
        self.leave_one_thing()

    def leave_one_thing(self) -> bool:
        """Leave the panel over the text, the list's filter, the list, the trail or zen; False if none is there."""
        self._finder.notice = ""
        if self._close_over():
            return True
        is_left = True
        if isinstance(self.focused, PickList) and self.focused.words:
            self.focused.filter("")
        elif self.focused is not self._view:
            self._view.focus()
        elif self._view.selecting is not None:
            self._view.select(None)
        elif self._view.trail is not None:
            self._view.show_trail(None)
            self._show_place()
        elif self.has_class("zen"):
            self.remove_class("zen")
        else:
            is_left = bool(self.selections)
        self.clear_selection()
        self._show_place()
        return is_left
