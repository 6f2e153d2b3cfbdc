"""The reading screen: shows one reading, and passes each key to the part that handles it. Keeps no state of the
article."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.command import Provider
from textual.containers import Container
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static
from textual.worker import get_current_worker

from reader.base.printable import printable
from reader.base.text import counted
from reader.errors import AnalysisFailed
from reader.firstpage.terminal import take_over
from reader.library.identity import absolute_uri
from reader.library.store import RecentArticle, Store
from reader.load import is_web
from reader.model.paragraphs import Paragraphs
from reader.page.citation import words_passage
from reader.page.links import is_within_page, landing
from reader.page.status_text import StatusText, copied, notices_of, set_aside
from reader.page.typeset import PageFlows, aside_for
from reader.session.changes import Change
from reader.session.reading import Reading, Stage
from reader.session.worker import ReadingProgress
from reader.settings import CaptionsShown, Settings
from reader.tui.screens.article.bindings import BINDINGS
from reader.tui.screens.article.cards import Cards, link_here
from reader.tui.screens.article.copier import passage_here
from reader.tui.screens.article.finder import Finder
from reader.tui.screens.article.hints import Hints
from reader.tui.screens.article.panels import Panels
from reader.tui.screens.article.status import FINDING, REFINED, Status
from reader.tui.screens.article.walker import Walker, as_key
from reader.tui.tour import EscapeLeaves
from reader.tui.widgets.arranged_list import ArrangedList
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.entity_list import EntityList
from reader.tui.widgets.extras import Extras
from reader.tui.widgets.find_bar import FilterBar, FindBar
from reader.tui.widgets.keys_line import KeysLine
from reader.tui.widgets.lines import MESSAGE_SECONDS, Banner, HintLine
from reader.tui.widgets.pick_list import PickList
from reader.tui.widgets.quote_list import QuoteList
from reader.tui.widgets.side_panel import Tab
from reader.tui.widgets.voice_bar import VoiceBar

if TYPE_CHECKING:
    from reader.page.item_keys import Key
    from reader.tui.screens.article.corrector import Corrector
    from reader.tui.screens.article.marker import Marker
    from reader.tui.screens.article.noter import Noter

QUOTE, PANEL = "quote", "panel"
"""Kinds of actions that wait for names and quotes; other actions wait only if one of these does."""

STOPPED = "Stopped before anything was found."

MIN_MEASURE, MAX_MEASURE = 24, 200
"""Minimum and maximum cells of the column."""

NOTICE_SECONDS = 12.0
"""Seconds that notices on the document are shown; its card has them too."""

KEEP_DELAY = 1.0
"""Seconds after names and quotes are found, or the last correction, until the library is given the article."""

KEEPING = "keep"
"""Name of the thread that gives the library an article that was left before that."""

SAVE_DELAY = 5.0
"""Seconds until a new place is saved, so that little is lost if the program is killed."""


def _destinations() -> type[Provider]:
    from reader.tui.screens.article.destinations import Destinations  # late: only the palette needs it

    return Destinations


class ArticleScreen(Screen[None]):
    """The screen of one article."""

    COMMANDS: ClassVar = {_destinations}
    AUTO_FOCUS = "ArticleView"
    BINDINGS: ClassVar[list[BindingType]] = BINDINGS

    @dataclass
    class Stepped(Message):
        """More of the article was parsed or annotated."""

        progress: ReadingProgress
        lines: StatusText | None
        """The status lines and the layout of a text that has grown; made in the worker thread, since both are slow."""
        shown: PageFlows | None

    @dataclass
    class Failed(Message):
        """Names and quotes could not be found."""

        error: AnalysisFailed

    @dataclass
    class Titled(Message):
        """The title of the article shown."""

        title: str

    @dataclass
    class Followed(Message):
        """The user wants to read something else."""

        address: str
        """Web address or file path."""

    @dataclass
    class Decoded(Message):
        """The user wants to decode the article with this encoding."""

        encoding: str

    class Returning(Message):
        """The user wants to go back, but there is no earlier place in this article."""

    def __init__(self, reading: Reading, settings: Settings, store: Callable[[], Store], place: str = "") -> None:
        """`place` is the position among several articles: "2 of 5". Raises `SourceError` if there is no text."""
        super().__init__()
        self.reading = reading
        self._store = store
        self._place = place
        self.view = ArticleView(reading, settings.measure, aside_for(settings), name="article")
        self._extras = Extras(reading, settings.captions is not CaptionsShown.PLACE, name="extras")
        self._panels = Panels(self, reading, self.view, self._extras)
        self._finder = Finder(reading, self.view, self._show_place)
        self._status = Status(reading, self.view, self._finder, Hints(self), place)
        self.banner = Banner()
        """Notices on the document, or the current step of the tour."""
        self._walker = Walker(reading, self.view)
        self._cards = Cards(self, reading, self._walker, self.show_message, settings.pictures)
        self._waiting: dict[str, Callable[[], None]] = {}
        """Actions that wait for something to act on, by kind."""
        self._saving: Timer | None = None
        """Runs until a new place is saved."""
        self._keeping: Timer | None = None
        """Runs until the library is given the article."""
        self._shown: PageFlows | None = None
        """The layout of a text that has grown, between the worker's message and the reading's signal."""
        self._narrows = False
        """Whether the words that are typed are to be found in order to show only the paragraphs with them."""
        self._has_shown_lost = False
        self._entered: ArrangedList | None = None
        """A list that was focused when it was filled, until its own message arrives."""

    def compose(self) -> ComposeResult:
        """The top line, the panels around the article, the status line, the keys."""
        self._panels.place()
        sides = list(self._panels.sides.values())
        yield self._status.top
        with Container(id="body"):
            yield sides[0]
            yield self.view
            yield from sides[1:]
            yield self._extras
        yield self.banner
        yield self._status.line
        yield KeysLine()
        yield Static("More room, please.", id="room", markup=False)

    def on_mount(self) -> None:
        """Take names and quotes if they are available already, so that they appear together with the article."""
        # A watcher instead of a message, so that the lines change in the same frame as the text.
        self.watch(self.view, "scroll_y", self._show_place, init=False)
        self.query_one(KeysLine).follow()
        self.reading.changed.connect(self._follow_change)
        steps = self.reading.steps()
        message = self._next(steps) if self.reading.is_ready() else None
        if isinstance(message, self.Stepped) and message.progress.has_findings:
            self.take(message)
        else:
            self._panels.show_notice(FINDING)
            if message is not None:
                self.post_message(message)
        self._analyse(steps)
        self.call_after_refresh(self._begin_here)

    def _begin_here(self) -> None:
        """Once the article is on the screen, show notices and record it as read."""
        reading = self.reading
        reading.destination = None
        notices = "\n".join(filter(None, (*notices_of(reading.document), reading.welcome)))
        if notices:
            self.banner.show_message(notices, NOTICE_SECONDS)
        reading.welcome = ""
        self._show_left_at()
        self._note_read()

    def _show_left_at(self) -> None:
        """Tell the user where an earlier run left the article, once that place is found."""
        reading = self.reading
        left, reading.left_at = reading.left_at, None
        if left is not None and left > self.view.bottom_offset:
            reading.places.back.append(left)
            share = round(100 * left * reading.share / len(reading.document.text))
            self.show_message(f"You left at {share}%: Backspace goes there.", NOTICE_SECONDS)

    @work(thread=True, group="remember", exit_on_error=False)
    def _note_read(self) -> None:
        """Record the article as read, once its digest is computed."""
        self.reading.identify()
        self.call_later(self._begin_record)

    def _begin_record(self) -> None:
        self.reading.note_read()
        self._keep_soon()

    def _keep_soon(self) -> None:
        """Keep the article in the library, once the user is likely to be reading."""
        if self.reading.is_to_be_kept:
            if self._keeping is not None:
                self._keeping.stop()
            self._keeping = self.set_timer(KEEP_DELAY, self._keep)

    @work(thread=True, group="keep", exit_on_error=False)
    def _keep(self) -> None:
        """Keep the article in the library as it is now."""
        self.reading.keep()

    def on_unmount(self) -> None:
        """Close the article."""
        self.leave()

    def leave(self) -> None:
        """Stop finding names and quotes, and save the place."""
        self.reading.changed.disconnect(self._follow_change)
        self.reading.leave()
        if self.reading.is_to_be_kept:  # the program waits for this thread before it ends
            Thread(target=self.reading.keep, name=KEEPING).start()

    def show_message(self, message: str, seconds: float = MESSAGE_SECONDS) -> None:
        """Show a message in the status line for some seconds."""
        self._status.line.show_message(message, seconds)

    @on(events.ScreenResume)
    def name_terminal(self) -> None:
        """Set the terminal's title."""
        title = self.reading.document.metadata.headline or self.reading.document.source.uri
        self.app.post_message(self.Titled(title))

    # Names and quotes

    @work(thread=True, exclusive=True, group="annotate", exit_on_error=False)
    def _analyse(self, steps: Iterator[ReadingProgress]) -> None:
        """Post the analysis steps as they arrive, with whatever is slow to derive from them."""
        worker = get_current_worker()
        while (message := self._next(steps)) is not None and not worker.is_cancelled:
            self.post_message(message)

    def _next(self, steps: Iterator[ReadingProgress]) -> Message | None:
        """The message for the next step; None if there is none."""
        try:
            progress = next(steps, None)
        except AnalysisFailed as error:
            return self.Failed(error)
        except Exception as error:  # the article stays readable, and the panel shows the error
            return self.Failed(AnalysisFailed(f"{type(error).__name__}: {error}"))
        if progress is None:
            return None
        if progress.has_findings:
            return self.Stepped(progress, None, None)
        document = progress.document
        return self.Stepped(progress, StatusText(document, self._place), self.view.shown_of(document))

    @on(Stepped)
    def take(self, event: Stepped) -> None:
        """Pass the step on to the reading, which signals the change."""
        if event.lines is not None and event.shown is not None:
            self._status.lines = event.lines
            self._shown = event.shown
        was_draft = self.reading.stage is Stage.DRAFTED
        self.reading.take(event.progress)
        if was_draft and self.reading.cursor is None and self.reading.key is None:
            self.show_message(REFINED)

    @on(Failed)
    def take_failure(self, event: Failed) -> None:
        """Nothing more will be found."""
        self.reading.fail(event.error)

    def _follow_change(self, change: Change) -> None:
        """Show a change of the reading."""
        {
            Change.TEXT: self._show_text,
            Change.FINDINGS: self._show_findings,
            Change.STAGE: self._show_stage,
            Change.NOTES: self.view.show_notes,
            Change.CURSOR: self._show_cursor,
        }[change]()
        self._show_place()

    def _show_text(self) -> None:
        """Show more of the article, or all of it, in place of its first pages. The row on top stays on top."""
        document = self.reading.document
        self.view.take_text(self._shown or self.view.shown_of(document))
        self._finder.take_text()
        self._extras.refill()
        destination, self.reading.destination = self.reading.destination, None
        if destination is not None and self.view.scroll_offset.y == 0:
            self.view.go_to(destination)
        elif destination is not None:  # the user has started to read elsewhere
            self.reading.left_at = destination
        self._show_left_at()

    def _show_findings(self) -> None:
        """Fill the lists. The text does not move."""
        self.view.take_findings()
        self.view.show_cursor()
        self._entered = self._panels.fill(FINDING)
        if isinstance(self.focused, PickList) and self.reading.key is None:
            self._walker.enter(self.focused)
        self._do_waiting()
        self._panels.mark(self.reading.key)
        if self.reading.stage is Stage.ANNOTATED:
            self._show_lost()
            self._keep_soon()

    def _show_stage(self) -> None:
        """Show that nothing more will be found."""
        failure = self.reading.failure
        if failure is not None and self.reading.stage is Stage.ANNOTATED:
            self._show_findings()
            self.notify(f"Names and quotes are those of the fast engine: {failure}", severity="warning", markup=False)
        elif failure is not None:
            self._panels.show_notice(f"Names and quotes could not be found.\n\n{failure}")
            self.notify("Names and quotes could not be found.", severity="error", markup=False)
        else:
            self._panels.show_notice(STOPPED, where_empty=True)
        self._do_waiting()

    def _show_cursor(self) -> None:
        """Update the highlight, the lists and the status line to the same cursor."""
        self._status.line.show_message("")
        if self.reading.cursor is not None:
            self._finder.notice = ""
        self.view.show_cursor()
        self._panels.mark(self.reading.key)

    def _show_lost(self) -> None:
        lost = len(self.reading.lost)
        if lost and not self._has_shown_lost:
            self._has_shown_lost = True
            one = "1 correction, mark or note no longer matches the text: i names it."
            many = f"{lost} corrections, marks or notes no longer match the text: i lists them."
            self.banner.show_message(one if lost == 1 else many, NOTICE_SECONDS)

    # Waiting actions

    def _wait(self, kind: str, action: Callable[[], None], otherwise: str) -> None:
        """Run an action once there is something to act on; of each kind only the last one. If nothing will come, show
        `otherwise`."""
        if self.reading.is_annotating and (kind in (QUOTE, PANEL) or self._waiting.keys() & {QUOTE, PANEL}):
            self._waiting[kind] = action
            self.show_message(FINDING)
        else:
            self.show_message(otherwise)

    @on(events.ScreenResume)
    def _do_waiting(self) -> None:
        """Run the waiting actions, unless something else was opened over the article meanwhile."""
        if self.app.screen is not self:
            return
        waiting, self._waiting = self._waiting, {}
        for action in waiting.values():
            action()

    def _enter_filled(self, name: str) -> None:
        """Move the cursor into a list that was empty when it was requested."""
        listing = self._panels.lists[name]
        if listing.has_focus or listing is self._entered:
            self._walker.enter(listing)
        elif not listing.listed:
            self._wait(PANEL, partial(self._enter_filled, name), listing.nothing)

    # Lines around the article

    def _compositor_refresh(self) -> None:
        """Draw nothing until the article is laid out for the current size. Until then the previous frame stays, at
        first the page painted before the interface."""
        if self.view.is_laid_out:
            self._take_over()
            super()._compositor_refresh()

    def _take_over(self) -> None:
        """Before the first frame, go where the user has scrolled on the page painted before the interface."""
        keys = take_over()
        if keys is None:
            return
        for offset in keys.leaps:
            self.reading.places.record_jump(offset)
        if keys.moved_to is not None:
            self.view.go_to(keys.moved_to)

    @on(events.Resize)
    def _place_panels(self) -> None:
        self._panels.place()

    @on(ArticleView.LaidOut)
    def _show_place(self) -> None:
        self.reading.look_at(self.view.top_offset)
        if self._saving is None:
            self._saving = self.set_timer(SAVE_DELAY, self._save_place)
        self._status.show(self.size.width, self._panels.counts())

    def _save_place(self) -> None:
        self._saving = None
        self.reading.save_place()

    @on(HintLine.Picked)
    async def run_hint(self, event: HintLine.Picked) -> None:
        """A hint was clicked."""
        event.stop()
        await self.run_action(event.action)

    # Panels

    def action_panel(self, name: str) -> None:
        """Open a panel and focus it; if it has the focus already, return to the article."""
        self._panels.open(name)
        if self._panels.wants_list and self.reading.is_annotating:
            self._waiting[PANEL] = partial(self._enter_filled, name)

    def panels_restorer(self) -> Callable[[], None]:
        """A function that puts panels, focus, highlight, selection and narrowing back to how they are now."""
        return self._panels.restorer()

    @on(Tab.Picked)
    def open_tab(self, event: Tab.Picked) -> None:
        """A tab was clicked."""
        event.stop()
        self._panels.turn_to(event.panel)

    def action_toggle_panel(self) -> None:
        """Show or hide the panels."""
        self._panels.toggle()

    def action_need_list(self, what: str) -> None:
        """Say that a key is for lists."""
        self.show_message(f"{what} is for lists: 1, 2 or 3 opens one.")

    def action_extras(self) -> None:
        """Open the captions and the comments note and focus them, or fold them."""
        self._panels.toggle_extras()

    @on(Extras.Toggled)
    def fold_extras(self) -> None:
        """The title of the extras was clicked."""
        self._panels.fold_extras()

    def action_zen(self) -> None:
        """Show only the top line and the text."""
        self._panels.toggle_zen()

    def action_aside(self) -> None:
        """Show captions, credits, furniture and comments in place, or set them aside again."""
        found = set_aside(self.reading.document, self.view.aside)
        if not found:
            self.show_message("Nothing was set aside in this article.")
            return
        self.view.show_aside = not self.view.show_aside
        self.show_message(f"{'Shown in place' if self.view.show_aside else 'Set aside'}: {found}.")

    def action_measure(self, by: int) -> None:
        """Make the column narrower or wider; 0 resets the width. The choice is saved."""
        shown, room = min(self.view.measure, self.view.room), self.view.room
        if by > 0 and shown == room:
            self.show_message(f"The window has room for {room} columns.")
            return
        cells = (min(shown + by, room) if by > 0 else shown + by) if by else Settings().measure
        self.view.measure = max(MIN_MEASURE, min(MAX_MEASURE, cells))
        self._store().measure = self.view.measure if by else None
        self.show_message(f"{self.view.measure} columns")

    # Navigation

    @on(PickList.Entered)
    def enter_list(self, event: PickList.Entered) -> None:
        """A list was focused."""
        if event.list is self._entered:  # its cursor is set already, or has moved since
            self._entered = None
        elif event.list.has_focus and event.list in self._panels.every_list:  # it may have lost the focus again
            self._walker.enter(event.list)

    @on(PickList.Moved)
    def follow_list(self, event: PickList.Moved) -> None:
        """The cursor of a list moved: move the cursor of the article."""
        key = as_key(event.key)
        if key is not None:
            self._walker.stand_on(key)

    @on(PickList.Picked)
    def go_to_picked(self, event: PickList.Picked) -> None:
        """Go to the place picked in a list."""
        event.stop()
        key = as_key(event.key)
        if key is not None and self._walker.go_to(key):
            self._panels.close_over()

    @on(VoiceBar.Picked)
    def go_to_voice(self, event: VoiceBar.Picked) -> None:
        """Go to the quotes of one speaker."""
        event.stop()
        self.go_to_key(event.key)

    @on(ArticleView.Picked)
    def go_to_clicked(self, event: ArticleView.Picked) -> None:
        """Highlight the name or quote that was clicked; show its card if it is highlighted already."""
        event.stop()
        trail = self.reading.lookup.trail_at(event.offset)
        if trail is None:
            return
        is_current = self.reading.key == trail.key and self.reading.cursor == trail.current.span
        self._walker.follow(trail)
        if is_current:
            self._cards.about_cursor()

    @on(ArticleView.Leapt)
    def remember_leap(self, event: ArticleView.Leapt) -> None:
        """Record jumps to the beginning and the end."""
        event.stop()
        self.reading.places.record_jump(event.offset)

    @on(events.DescendantFocus)
    def enter_article(self) -> None:
        """The article was focused."""
        if self.focused is self.view:
            self._walker.leave_list()

    def go_to_key(self, key: Key) -> None:
        """Go to what a key refers to, and focus the article."""
        if self._walker.go_to(key):
            self.view.focus()

    def action_step(self, by: int) -> None:
        """Step through the highlighted trail, else repeat the last search."""
        trail = self.reading.trail
        if self._walker.step(by):
            if trail is not None and trail.wraps(by) and len(trail.stops) > 1:
                self.show_message(f"Began again at the {'top' if by > 0 else 'end'}: {trail.step(by).label}")
        elif not self._finder.repeat(by):
            self._wait("step", partial(self.action_step, by), "Nothing is highlighted: pick a name or a quote first.")

    def action_quote(self, by: int) -> None:
        """Go to the next or previous quote from here."""
        if not self._walker.next_quote(by):
            self._wait(QUOTE, partial(self.action_quote, by), self._panels.lists[QuoteList.NAME].nothing)

    def action_paragraph(self, number: int) -> None:
        """Jump to a paragraph by its number."""
        self.go_to_paragraph(number)

    def action_share(self, percent: int) -> None:
        """Jump to a place by the percentage of the text above it; 0 is what no number says."""
        if percent:
            self.go_to_share(min(percent, 100) / 100)
        else:
            self.show_message("Type a number first: 50% goes to the middle.")

    def go_to_paragraph(self, number: int) -> None:
        """Jump to a paragraph by its number, or to the last one if there are fewer; 0 is the top."""
        self._jump(Paragraphs(self.reading.document).start_of(number))

    def go_to_share(self, share: float) -> None:
        """Jump to a place by the share of the text above it, from 0 to 1."""
        self._jump(round(share * len(self.reading.document.text)))

    def _jump(self, offset: int) -> None:
        self._panels.close_over()
        self._walker.jump(offset)

    def action_mark(self) -> None:
        """Note something on what is selected, or on the quote or note under the cursor; with none of these, mark the
        place with a letter."""
        if not self._noter.note():
            self._marker.mark()

    def action_to_mark(self) -> None:
        """Go to a mark, or list marks and notes."""
        self._marker.jump()

    def action_back(self) -> None:
        """Go back to the place before the last jump."""
        if not self._walker.back():
            self.post_message(self.Returning())

    @property
    def here(self) -> int:
        """The start of what is selected or highlighted if that is on the screen, else the top of the screen."""
        return self._walker.here

    # Finding

    async def action_find(self) -> None:
        """Open the find bar, for the focused list, else for the text."""
        if isinstance(listing := self.focused, PickList):
            await self._mount_bar(FilterBar(listing.filter, partial(self._stop_filtering, listing)))
        else:
            await self._open_find_bar()

    async def action_narrow(self) -> None:
        """Show only the paragraphs with what is highlighted, or all again; with nothing highlighted, ask for words."""
        if self.view.widen():
            return
        if self.reading.trail is not None:
            self._narrow()
        else:
            await self._open_find_bar(narrows=True)

    def _narrow(self) -> None:
        count = self.view.narrow()
        self._panels.close_over()
        self.view.focus()
        self.show_message(f"{counted(count, 'paragraph')} with it. Esc shows all again.")

    async def _open_find_bar(self, *, narrows: bool = False) -> None:
        if not self.query(FindBar):
            self._narrows = narrows
            self._finder.begin()
            await self._mount_bar(FindBar("Only with:" if narrows else "Find:", searches=self._store().searches))

    async def _mount_bar(self, bar: FindBar) -> None:
        if not self.query(FindBar):
            await self.mount(bar, after=self.query_one("#body"))

    def _stop_filtering(self, listing: PickList) -> None:
        self.set_focus(listing)
        self._show_place()

    @on(FindBar.Typed)
    def find_typed(self, event: FindBar.Typed) -> None:
        """Highlight every match."""
        event.stop()
        self._finder.look(event.words, event.is_expression)

    @on(FindBar.Closed)
    def stop_typing(self, event: FindBar.Closed) -> None:
        """Keep the matches as a trail, or restore the earlier state."""
        event.stop()
        self.set_focus(self.view)
        self.query_one(FindBar).remove()
        if event.kept:
            self._store().add_search(event.words)
        if (here := self._finder.close(event.kept)) is not None:
            self.reading.places.record_jump(here)
            if self._narrows and self.reading.trail is not None:
                self._narrow()
        self._show_place()

    # Actions on the item under the cursor

    def action_copy(self, cite: bool = False) -> None:
        """Copy the mouse selection, else the item under the cursor; with its source if `cite`."""
        selected = self.get_selected_text()
        passage = words_passage(self.reading.document, selected, self.view.selected_span) if selected else None
        passage = passage or passage_here(self.reading)
        if passage is None:
            self._wait("copy", partial(self.action_copy, cite), "Nothing to copy: v selects a sentence.")
            return
        self.app.copy_to_clipboard(passage.cited if cite else passage.words)
        if self.reading.selecting is not None:
            self.reading.select(None)
        self.show_message(copied(passage.words, cite))

    def action_copy_text(self) -> None:
        """Copy the selection with Ctrl+C, whether made by key or by mouse."""
        if self.reading.selecting is not None:
            self.action_copy()
        else:
            super().action_copy_text()

    def action_card(self) -> None:
        """Show the card of the name or quote under the cursor."""
        if not self._cards.about_cursor():
            self._wait("card", self.action_card, "Nothing to ask about: go to a name or a quote first.")

    def action_about(self) -> None:
        """Show the card of the document; on a caption, show its picture."""
        caption = self.reading.lookup.caption(self.reading.key)
        if caption is not None:
            self._cards.picture(caption)
        else:
            self._cards.about_document(self._status.lines.words, self._decode)

    def _decode(self, encoding: str) -> None:
        self.post_message(self.Decoded(encoding))

    def action_sections(self) -> None:
        """List the sections."""
        self._cards.sections()

    @on(ArrangedList.Asked)
    def choose_what_to_list(self, event: ArrangedList.Asked) -> None:
        """Let the user choose what a list shows."""
        event.stop()
        self._cards.narrow(event.list)

    def action_browse(self) -> None:
        """Open the link under the cursor, else the article's page, in the browser."""
        address = link_here(self.reading) or self.reading.document.metadata.url or self.reading.source
        if is_web(address):
            self.app.open_url(address)
            self.show_message(f"Opened {printable(address)}")
        else:
            self.show_message("No web address is known for this article.")

    def action_follow(self) -> None:
        """Read the target of the link under the cursor here; within the page, go there. Backspace leads back."""
        address = link_here(self.reading)
        document = self.reading.document
        if is_within_page(document, address):
            place = landing(document, address)
            if place is not None:
                self._jump(place)
            else:
                self.show_message("There is no such place in this article.")
        elif is_web(address):
            self.post_message(self.Followed(address))
        elif address:
            self.show_message(f"{printable(address)} cannot be read here: y copies it.")
        else:
            self.show_message("Nothing to follow: go to a link first, 3 lists them.")

    # Correcting

    def action_correct(self, how: str) -> None:
        """Correct the item under the cursor, if it can be corrected this way; a note is taken away."""
        if how == "hide" and self._noter.remove():
            return
        if self.reading.key is None and self._waiting and self.reading.is_annotating:
            self._wait("correct", partial(self.action_correct, how), "")
        else:
            self._corrector.correct(how)

    def action_undo(self) -> None:
        """Undo the last correction, or bring back the note that was taken away since."""
        if not self._noter.restore():
            self._corrector.undo()

    @cached_property
    def _corrector(self) -> Corrector:
        from reader.tui.screens.article.corrector import Corrector  # late: seldom needed

        return Corrector(self, self.reading, self._walker, self.show_message)

    @cached_property
    def _marker(self) -> Marker:
        from reader.tui.screens.article.marker import Marker  # late, as above

        return Marker(self, self.reading, self._walker, self._noter, self.show_message)

    @cached_property
    def _noter(self) -> Noter:
        from reader.tui.screens.article.noter import Noter  # late, as above

        return Noter(self, self.reading, self.view, self._walker, self.show_message)

    # Leaving

    def close_layer(self) -> bool:
        """Close the panel that covers the article; return whether there was one."""
        return self._panels.close_over()

    def action_leave(self) -> None:
        """Leave one thing; if there is nothing to leave, stop finding names and quotes in a long article."""
        self._waiting.clear()
        if not self.leave_one_thing() and self._status.can_stop:
            self.action_stop_finding()

    def leave_one_thing(self) -> bool:
        """Leave the panel over the text, the list's filter, the list, the selection, the highlight, or zen; return
        False if there is none of these."""
        leave = self._next_to_leave()
        self._finder.notice = ""
        self.show_message("")
        self.clear_selection()
        if leave is not None:
            leave()
        self._show_place()
        return leave is not None

    def _next_to_leave(self) -> Callable[[], object] | None:
        """The function that leaves what Esc leaves next; None if there is nothing to leave."""
        focused = self.focused
        if self._panels.is_over:
            return self._panels.close_over
        if isinstance(focused, PickList) and focused.words:
            return partial(focused.filter, "")
        if focused is not self.view:
            return self.view.focus
        if self.reading.cursor is not None or self.reading.key is not None:
            return self.action_clear
        if self.has_class("zen"):
            return self._panels.toggle_zen
        return self.clear_selection if self.selections else None

    def left_by_escape(self) -> EscapeLeaves:
        """What Esc would leave now."""
        leave = self._next_to_leave()
        if leave is None:
            return EscapeLeaves.NOTHING
        return EscapeLeaves.HIGHLIGHT if leave == self.action_clear else EscapeLeaves.SOMETHING

    def action_clear(self) -> None:
        """Clear the selection, else the highlight."""
        self._finder.notice = ""
        if self.reading.selecting is not None:
            self.reading.select(None)
        else:
            self.reading.highlight(None)

    def action_stop_finding(self) -> None:
        """Stop finding names and quotes."""
        self.workers.cancel_group(self, "annotate")
        self.reading.fail(None)
        self.show_message("Stopped. R reads the article again, names and quotes included.")

    # Command palette

    def kinds(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """The kinds of names in the article, each with what shows only those."""
        listing = self._panels.lists[EntityList.NAME]
        for kind, name, _ in listing.choices():
            if kind is not None:
                yield name.capitalize(), partial(self._show_kind, kind)

    def _show_kind(self, kind: Hashable) -> None:
        self._panels.turn_to(EntityList.NAME)
        self._panels.lists[EntityList.NAME].narrow(kind)

    def recent(self) -> Sequence[RecentArticle]:
        """Articles read before that can be opened again, latest first."""
        here = absolute_uri(self.reading.document.source.uri)
        return [one for one in self._store().recent(only_reopenable=True) if one.uri != here]

    def open_again(self, uri: str) -> None:
        """Open an article read before."""
        self.post_message(self.Followed(uri))
