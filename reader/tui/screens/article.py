"""The reading screen: holds the one document, hands it to its widgets, answers what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on, work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.containers import Container
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, Static
from textual.worker import get_current_worker

from reader.errors import AnalysisFailed
from reader.library.corrections import Correction
from reader.library.store import Store
from reader.load import is_web
from reader.model.document import Document
from reader.model.span import Span
from reader.printable import printable
from reader.settings import CaptionsShown, Settings
from reader.tui.memory import Memory
from reader.tui.opening import Opening
from reader.tui.page.facts import BOTH, DOCKED, Lines
from reader.tui.page.marks import Marks
from reader.tui.page.places import entity_of, link_at, quote_of, trail_at, trail_for
from reader.tui.page.trail import Trail, quotes_trail
from reader.tui.page.typeset import aside_for
from reader.tui.page.voices import SPOKEN, Speakers
from reader.tui.screens.cards import card_of_document, card_of_entity, card_of_quote, sections_of
from reader.tui.screens.copying import passage_here
from reader.tui.screens.finding import Finder
from reader.tui.screens.marking import ask_jump, ask_mark
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.entity_list import NAMED, EntityList
from reader.tui.widgets.entry import EntryLine
from reader.tui.widgets.extras import Extras
from reader.tui.widgets.fact_list import FactList
from reader.tui.widgets.find_bar import FindBar
from reader.tui.widgets.lines import StatusLine, TopLine
from reader.tui.widgets.pick_list import ArrangedList, Item, PickList
from reader.tui.widgets.quote_list import REPORTED, QuoteList
from reader.tui.widgets.side_panel import SidePanel, Tab
from reader.tui.widgets.voice_bar import VoiceBar

FINDING = "Finding names and quotes…"
NO_NAMES = "No names in this document."
NO_QUOTES = "No quotations in this document."
NO_FACTS = "No dates, numbers or links in this document."

NARROWEST, WIDEST = 24, 200
"""Cells of the column that can be chosen."""

NOTICED = 12.0
"""Seconds that one can read what is odd about the document; its card says it too."""

SAVED_EVERY = 5.0
"""Seconds after which the place is remembered, so that little is lost when the program is killed."""

LEAST = (20, 5)
"""Columns and rows below which nothing can be read."""


def _places() -> type[Provider]:
    from reader.tui.palette import Places  # Late: only the palette needs it.

    return Places


class ArticleScreen(Screen[None]):
    """One article, read."""

    COMMANDS = App.COMMANDS | {_places}

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - declared so by Screen
        (0, "-tiny"),
        (60, "-narrow"),
        (DOCKED, "-normal"),
        (BOTH, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (10, "-high")]  # noqa: RUF012

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right_square_bracket", "quote(1)", "Quote", id="quote.next", tooltip="Next quote"),
        Binding("left_square_bracket", "quote(-1)", "Previous quote", id="quote.previous", show=False),
        Binding("1", "panel('who')", "Who", id="panel.who", tooltip="Who is named"),
        Binding("2", "panel('quotes')", "Quotes", id="panel.quotes", tooltip="Who said what"),
        Binding("3", "panel('facts')", "Facts", id="panel.facts", tooltip="Dates, money, numbers, laws, links"),
        Binding("t", "sections", "Sections", id="sections", tooltip="The sections of the article", show=False),
        Binding("i", "about", "About", id="about", tooltip="All about this document", show=False),
        Binding("o", "browse", "Browser", id="outside.browse", tooltip="Open the link or the page", show=False),
        Binding("O", "follow", "Follow", id="link.follow", tooltip="Read the page behind the link here", show=False),
        Binding("minus", "measure(-4)", "Narrower", id="measure.less", tooltip="A narrower column", show=False),
        Binding("plus", "measure(4)", "Wider", id="measure.more", tooltip="A wider column", show=False),
        Binding("equals_sign", "measure(0)", "Usual width", id="measure.reset", tooltip="The usual width", show=False),
        Binding("p", "toggle_panel", "Panel", id="panel.toggle", tooltip="Panels on or off", show=False),
        Binding("c", "extras", "Captions", id="extras.toggle", tooltip="Captions and the comments note"),
        Binding("n", "step(1)", "Next", id="trail.next", tooltip="Next on the trail", show=False),
        Binding("N", "step(-1)", "Previous", id="trail.previous", tooltip="Previous on the trail", show=False),
        Binding("slash", "find", "Find", id="find", tooltip="Find in the text, or filter the list one is in"),
        Binding("y", "copy", "Copy", id="copy", tooltip="Copy what is selected, the quote, or the sentence"),
        Binding("Y", "copy(True)", "Cite", id="copy.cite", tooltip="Copy with the source", show=False),
        Binding("m", "mark", "Mark", id="mark.set", tooltip="Mark this place with a letter", show=False),
        Binding(
            "apostrophe", "to_mark", "To mark", id="mark.go", tooltip="Go to a mark; twice: where one was", show=False
        ),
        Binding("w", "card", "Why", id="why", tooltip="All about this name or quote, and how it is known", show=False),
        Binding("U", "undo", "Undo", id="correct.undo", tooltip="Take the last correction back", show=False),
        Binding("backspace,ctrl+o", "back", "Back", id="jump.back", tooltip="Back to before the jump", show=False),
        Binding("a", "aside", "Show all", id="article.aside", tooltip="Show what was set aside in place", show=False),
        Binding("z", "zen", "Zen", id="article.zen", tooltip="Only the article", show=False),
        Binding("escape", "leave", "Leave", id="leave", tooltip="Leave the trail, the panel", show=False),
    ]

    class Annotated(Message):
        """Names and quotes are there."""

        def __init__(self, document: Document) -> None:
            super().__init__()
            self.document = document

    class Read(Message):
        """All of a long article is there."""

        def __init__(self, document: Document) -> None:
            super().__init__()
            self.document = document

    class Returning(Message):
        """One wants back, and there is no place in this article to go back to."""

    @dataclass
    class Followed(Message):
        """A link is to be read here."""

        address: str

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
        super().__init__()
        self._opening = opening
        self._store = store
        self._memory: Memory | None = None
        self.document = document = opening.document
        self._place = place
        self._lines = Lines(document, place)
        self._is_annotated = False
        self._panel = "quotes"
        self._left = "who"
        """The panel on the left where there is room for two."""
        self._docked = True
        self._over = False
        self._back: list[int] = []
        self._marks = Marks(opening.marks)
        self._filtered: PickList | None = None
        self._view = ArticleView(document, settings.measure, opening.offset, aside_for(settings), name="article")
        self._finder = Finder(self._view, self._show_place)
        self._names = EntityList(id="who-list")
        self._sayings = QuoteList(id="quotes-list")
        self._voices = VoiceBar()
        self._facts = FactList(id="facts-list")
        self._panels = {
            "who": SidePanel("who", self._names),
            "quotes": SidePanel("quotes", self._sayings, self._voices),
            "facts": SidePanel("facts", self._facts),
        }
        self._extras = Extras(document, settings.captions is not CaptionsShown.PLACE, name="extras")

    def compose(self) -> ComposeResult:
        """Top line, panels round the article, status line, keys."""
        self._place_panels()
        yield TopLine()
        with Container(id="body"):
            yield self._panels["who"]
            yield self._view
            yield self._panels["quotes"]
            yield self._panels["facts"]
            yield self._extras
        yield StatusLine()
        yield Container(id="keys")
        yield Static("Please give me more room.", id="room", markup=False)

    def on_mount(self) -> None:
        """The article first; keys, names and quotes when it has been painted."""
        self._view.focus()
        # A watcher and not a message, so that the lines change in the same frame as the text.
        self.watch(self._view, "scroll_y", self._show_place, init=False)
        self.call_after_refresh(self._start)

    async def _start(self) -> None:
        for panel in self._panels.values():
            panel.say(FINDING)
            await panel.fill()
        await self._extras.fill()
        await self.query_one("#keys").mount(Footer(show_command_palette=False))
        self.refresh_bindings()
        for notice in self.document.notices:
            self.notify(notice, severity="warning", timeout=NOTICED, markup=False)
        if self._opening.left_at > self._view.bottom_offset:
            self._back.append(self._opening.left_at)
            share = round(100 * self._opening.left_at * self._opening.share / len(self.document.text))
            self.notify(f"You left at {share}%: Backspace goes there.", markup=False)
        self._memory = Memory(self._store(), self._opening, self._view.top_offset)
        self.set_interval(SAVED_EVERY, self._save_place)
        self._analyse()

    def _save_place(self) -> None:
        if self._memory is not None and self._opening.is_whole:
            self._memory.save_place(self._view.top_offset)

    def on_unmount(self) -> None:
        """It is over."""
        self.leave()

    @property
    def top_offset(self) -> int:
        """The first code point on the screen."""
        return self._view.top_offset

    def leave(self) -> None:
        """Nobody waits for the names and quotes any more; the place is kept."""
        self._opening.stop()
        self._save_place()

    # Names and quotes

    @work(thread=True, exclusive=True, group="annotate", exit_on_error=False)
    def _analyse(self) -> None:
        """Pass on what is found, as it is found."""
        worker = get_current_worker()
        try:
            for document, has_findings in self._opening.analyse():
                if worker.is_cancelled:
                    return
                self.post_message(self.Annotated(document) if has_findings else self.Read(document))
        except Exception as error:  # Whatever it is, the article stays readable and the panel says so.
            if not worker.is_cancelled:
                told = isinstance(error, AnalysisFailed)
                self.post_message(self.AnnotationFailed(str(error) if told else f"{type(error).__name__}: {error}"))

    @on(events.ScreenResume)
    def name_terminal(self) -> None:
        """Say in the terminal's title what is read."""
        title = self.document.metadata.headline or self.document.source.uri
        self.app.post_message(self.Titled(title))

    @on(Read)
    def show_whole(self, event: Read) -> None:
        """Put the whole article in the place of its first pages. What is on top stays there."""
        self.document = document = event.document
        self._lines = Lines(document, self._place)
        self._view.replace(document)
        self._finder.replace(document)
        if self._opening.offset > len(self.document.text[: self._view.bottom_offset]):
            self._view.go_to(self._opening.offset)
        self._extras.show_document(document)
        self._show_place()

    @on(Annotated)
    def show_annotations(self, event: Annotated) -> None:
        """Fill the lists. The text does not move."""
        found = event.document
        self._show_found(self._memory.corrected(found) if self._memory is not None else found)

    def _show_found(self, document: Document) -> None:
        self.document = document
        self._is_annotated = True
        self._view.annotate(document)
        self._names.show_document(document)
        self._sayings.show_document(document)
        self._voices.show(Speakers(document).voices(quote for quote in document.quotes if quote.kind in SPOKEN))
        self._facts.show_document(document)
        counts = {"who": self._count_names(), "quotes": self._count_quotes(), "facts": len(self._facts.facts)}
        for panel in self._panels.values():
            panel.show_counts(dict(counts))
        self._panels["who"].say("" if self._names.option_count else NO_NAMES)
        self._panels["quotes"].say("" if document.quotes else NO_QUOTES)
        self._panels["facts"].say("" if self._facts.facts else NO_FACTS)
        self._show_place()

    @on(AnnotationFailed)
    def show_failure(self, event: AnnotationFailed) -> None:
        """Say so where the names and quotes would be."""
        for panel in self._panels.values():
            panel.say(f"Names and quotes could not be found.\n\n{event.reason}")

    def _count_names(self) -> int:
        return sum(entity.kind in NAMED for entity in self.document.entities)

    def _count_quotes(self) -> int:
        return sum(quote.kind in SPOKEN for quote in self.document.quotes)

    # Lines

    @on(ArticleView.LaidOut)
    @on(ArticleView.Selected)
    def _show_place(self) -> None:
        width, view = self.size.width, self._view.part(self._opening.share)
        top, status = self.query_one(TopLine), self.query_one(StatusLine)
        top.left, top.right = self._lines.top(width, view, self._counts())
        status.left, status.right = self._lines.status(width, view, self._opening.is_whole)
        if self._view.trail is not None:
            status.left = f"{self._view.trail.label}   n next  N back  Esc clear"
        elif self._finder.notice:
            status.left = self._finder.notice
        if self._view.selecting is not None:
            status.left = f"{self._view.selecting.label(self.document)}   y copy  Y with citation  Esc leave"

    def _counts(self) -> tuple[str, ...]:
        if not self._is_annotated:
            return ()
        return (f"Quotes {self._count_quotes()}", f"Who {self._count_names()}")

    # Panels

    @on(events.Resize)
    def _place_panels(self) -> None:
        width = self.app.size.width
        shown = {self._panel} if (self._docked if width >= DOCKED else self._over) else set()
        if width >= BOTH and shown:
            shown = {self._left, "quotes"}
        for panel in self._panels:
            self.set_class(panel in shown, f"show-{panel}")
        self.set_class(width < 40, "-slim")
        self.set_class(width < LEAST[0] or self.app.size.height < LEAST[1], "-too-small")
        focused = self.focused
        if focused is not None and not all(node.display for node in focused.ancestors_with_self):
            self._view.focus()

    @property
    def _is_over(self) -> bool:
        """Whether a panel covers part of the article."""
        return self._over and self.size.width < DOCKED

    def action_panel(self, panel: str) -> None:
        """Open a panel and go to it; a second time, go back to the article."""
        listing = self._panels[panel].listing
        if listing.has_focus:
            self._close_over()
            self._view.focus()
            return
        self._turn_to(panel)
        self.remove_class("zen")
        self._place_panels()
        listing.focus()

    def _turn_to(self, panel: str) -> None:
        self._panel = panel
        self._docked = self._over = True
        if panel != "quotes":
            self._left = panel

    @on(Tab.Picked)
    def _open_tab(self, event: Tab.Picked) -> None:
        event.stop()
        self._turn_to(event.panel)
        self._place_panels()
        self._panels[event.panel].listing.focus()

    def action_toggle_panel(self) -> None:
        """Show or hide the panels."""
        if self.size.width < DOCKED:
            self._over = not self._over
        else:
            self._docked = not self._docked
        self._place_panels()
        if self._is_over:
            self._panels[self._panel].listing.focus()

    def _close_over(self) -> bool:
        was_over = self._is_over
        if was_over:
            self._over = False
            self._place_panels()
            self._view.focus()
        return was_over

    def action_extras(self) -> None:
        """Open the captions and the comments note and go there, or fold them."""
        extras = self._extras
        if extras.is_open and not extras.has_focus_within and self.size.height >= 10:
            extras.listing.focus()
            return
        extras.is_open = not extras.is_open
        if extras.is_open:
            self.remove_class("zen")
            extras.listing.focus()
        else:
            self._view.focus()

    @on(Extras.Toggled)
    def _toggle_extras(self) -> None:
        self._extras.is_open = not self._extras.is_open
        if not self._extras.is_open:
            self._view.focus()

    def action_zen(self) -> None:
        """Leave only the headline line and the text."""
        self.toggle_class("zen")
        self._view.focus()

    def action_aside(self) -> None:
        """Show captions, credits, furniture and comments where they stand, or set them aside again."""
        self._view.show_aside = not self._view.show_aside

    # Finding

    def action_find(self) -> None:
        """Type what to look for: in the list that has the focus, else in the text."""
        if self.query(FindBar):
            return
        listing = self.focused if isinstance(self.focused, PickList) else None
        self._filtered = listing
        self._finder.begin()
        if listing is None:
            bar = FindBar("words in the text; Ctrl+R: a regular expression")
        else:
            bar = FindBar("words in this list", "Filter:", can_be_expression=False)
        self.mount(bar, after=self.query_one("#body"))

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

    # Copying and asking why

    def action_copy(self, cite: bool = False) -> None:
        """Copy what is selected, else the quote or name one stands on, else the sentence; with its source if asked."""
        passage = passage_here(self.document, self._view, self.get_selected_text(), self._key_here())
        if passage is None:
            self.notify("Nothing to copy.", markup=False)
            return
        self.app.copy_to_clipboard(passage.cited if cite else passage.words)
        told = f"Copied {len(passage.words.split()):,} words"
        self.notify(f"{told} with their source." if cite else f"{told}.", markup=False)
        if self._view.selecting is not None:
            self._view.select(None)

    def _key_here(self) -> str:
        """The key of the entry under a list's cursor, else of what the trail stands on."""
        if isinstance(self.focused, PickList):
            option = self.focused.highlighted_option
            return option.id or "" if option is not None else ""
        return self._view.trail.current.key if self._view.trail is not None else ""

    def _link_here(self) -> str:
        """Where the link leads that a list's cursor or the trail stands on; "" for none."""
        in_list = isinstance(self.focused, PickList)
        trail = trail_for(self.document, self._key_here()) if in_list else self._view.trail
        return link_at(self.document, trail.current.span) if trail is not None else ""

    def action_card(self) -> None:
        """Say all that is known of a name or a quote, and how it is known."""
        key = self._key_here()
        entity, quote = entity_of(self.document, key), quote_of(self.document, key)
        if entity is not None:
            self._open_card(entity.name, card_of_entity(self.document, entity))
        elif quote is not None:
            self._open_card("Who said it, and how that is known", card_of_quote(self.document, quote))
        else:
            self.notify("Go to a name or a quote to ask about it.", markup=False)

    def action_about(self) -> None:
        """Say all that is known of the document."""
        self._open_card("About this document", card_of_document(self.document, self._lines.words))

    def action_sections(self) -> None:
        """List the sections."""
        rows = sections_of(self.document)
        if rows:
            self._open_card("Sections", rows)
        else:
            self.notify("This article has no sections.", markup=False)

    def action_browse(self) -> None:
        """Open the link under the cursor, else the page that the article comes from, in the browser."""
        address = self._link_here() or self.document.metadata.url or self._opening.source
        if is_web(address):
            self.app.open_url(address)
            self.notify(f"Opened {printable(address)}", markup=False)
        else:
            self.notify("No page of the web is known for this article.", markup=False)

    def action_follow(self) -> None:
        """Read what the link under the cursor leads to here; Backspace leads back."""
        address = self._link_here()
        if is_web(address):
            self.post_message(self.Followed(address))
        else:
            self.notify("Go to a link first: 3 lists them.", markup=False)

    def action_measure(self, by: int) -> None:
        """Make the column narrower or wider; 0 gives it its usual width. It is remembered."""
        cells = self._view.measure + by if by else Settings().measure
        self._view.measure = max(NARROWEST, min(WIDEST, cells))
        self._store().measure = self._view.measure if by else None
        self.query_one(StatusLine).left = f"{self._view.measure} columns"

    def _open_card(self, title: str, rows: Iterable[Item]) -> None:
        def go(key: str | None) -> None:
            if key is not None:
                self.go_to_key(key)

        self._ask(title, rows, go)

    def _ask(self, title: str, rows: Iterable[Item], answer: Callable[[str | None], None], at: str = "") -> None:
        from reader.tui.screens.card import CardScreen  # Late: seldom asked for.

        self.app.push_screen(CardScreen(title, rows, at), answer)

    @on(ArrangedList.Asked)
    def choose_what_to_list(self, event: ArrangedList.Asked) -> None:
        """Let one kind or speaker be chosen."""
        event.stop()
        listing = event.list

        def narrow(key: str | None) -> None:
            if key is not None:
                listing.narrow(key.removeprefix("only:"))
            listing.focus()

        rows = [
            Item(f"only:{key}", (EntryLine(name, str(count)),)) for key, name, count in listing.choices(self.document)
        ]
        self._ask("Show only", rows, narrow, f"only:{listing.only}")

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
                self.notify("Go to the mention that is another first: Enter, then n.", markup=False)
        else:
            self.notify("This cannot be done here.", markup=False)

    def _corrected(self, correction: Correction) -> None:
        if self._memory is not None:
            self._view.show_trail(None)
            self._show_found(self._memory.correct(correction))
            self.notify("Corrected. U takes it back.", markup=False)

    def action_undo(self) -> None:
        """Take back what was put right last."""
        document = self._memory.undo() if self._memory is not None else None
        if document is None:
            self.notify("Nothing to take back.", markup=False)
        else:
            self._view.show_trail(None)
            self._show_found(document)

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
                self.notify("No trail. Pick a name or a quote first.", markup=False)
            return
        self._view.show_trail(trail.step(by))
        self._show_place()

    def action_quote(self, by: int) -> None:
        """Go to the next or previous quote from here."""
        trail = self._view.trail
        if trail is not None and trail.current.key.startswith("quote:"):
            self.action_step(by)
            return
        quotes = [quote for quote in self.document.quotes if quote.kind in SPOKEN]
        if not quotes:
            self.notify(NO_QUOTES, markup=False)
            return
        trail = quotes_trail("Quotes", quotes).nearest(self._view.top_offset)
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

    def _remember(self) -> None:
        """Where one is now is where one comes back to."""
        here = self._view.top_offset
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
        """Leave one thing: the panel that covers the text, the list, the trail, zen."""
        self._finder.notice = ""
        if self._close_over():
            return
        if self.focused is not self._view:
            self._view.focus()
        elif self._view.selecting is not None:
            self._view.select(None)
        elif self._view.trail is not None:
            self._view.show_trail(None)
            self._show_place()
        elif self.has_class("zen"):
            self.remove_class("zen")
        self.clear_selection()
        self._show_place()

    def close_layer(self) -> bool:
        """Close what lies over the article; whether there was anything."""
        return self._close_over()
