"""A person across all articles of the library: what they said, what they are called, who they may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static

from reader.library.people import Extent, Person, Portrait
from reader.library.search import QuoteHit
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.page.voices import SPOKEN
from reader.tui.app_bindings import hidden
from reader.tui.screens.library.base import Exportable, Pick
from reader.tui.screens.library.exporting import person_exportable
from reader.tui.screens.library.identities import Identities
from reader.tui.screens.library.lists import ListsScreen
from reader.tui.screens.library.one_quote import copy_quote, show_quote
from reader.tui.screens.library.panes import FilledPane, Pane
from reader.tui.screens.library.person_rows import (
    CompanyKey,
    about_rows,
    company_rows,
    extent_words,
    portrait_lines,
    said_rows,
)
from reader.tui.screens.library.rows import PersonKey, QuoteRowKey, harmless, words_row
from reader.tui.widgets.entry import Entry
from reader.tui.widgets.keys_line import KeysLine
from reader.tui.widgets.lines import SplitLine, StatusLine
from reader.tui.widgets.pick_list import Item, PickList

FIRST_QUOTES, MAX_QUOTES = 100, 20_000
"""Quotes that are shown first, and in all."""


class Known(NamedTuple):
    """What is known of a person so far."""

    person: Person
    quotes: Sequence[QuoteHit]
    portrait: Portrait | None = None
    extent: Extent | None = None
    about: Sequence[QuoteHit] = ()
    """What others say that names them."""


class QuotesPane(FilledPane[QuoteHit]):
    """Quotes that have to do with the person."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Go there", id="person.open", tooltip="Read the article, at this quote"),
        Binding("w", "screen.why", "Why", id="person.why", tooltip="What the library knows of this quote"),
        Binding("y", "screen.copy", "Copy", id="person.copy", tooltip="Copy the words"),
        hidden("Y", "screen.copy(True)", "Cite", "person.cite", "Copy the words with their source"),
        hidden("S", "screen.split", "Split", "person.split", "In this article, it is another of that name"),
    ]

    def rows(self, quotes: Sequence[QuoteHit], *, by_article: bool) -> Iterable[Item]:
        """The rows of these quotes, which the pane remembers."""
        self._entries = {QuoteRowKey(hit.id): hit for hit in quotes}
        return said_rows(quotes, by_article=by_article)


class SaidPane(QuotesPane):
    """What the person said."""

    TITLE = "Said"


class AboutPane(QuotesPane):
    """What others say of the person."""

    TITLE = "About"

    def rows_of_others(self, quotes: Sequence[QuoteHit], name: str) -> Iterable[Item]:
        """The rows of these quotes, which the pane remembers, with the name in them highlighted."""
        self._entries = {QuoteRowKey(hit.id): hit for hit in quotes}
        return about_rows(quotes, name)


class CompanyPane(Pane):
    """Who may be the same person, and who is named with this one."""

    TITLE = "Others"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "All they said", id="person.other", tooltip="All that this person said"),
        Binding("y", "screen.decide(True)", "The same", id="person.same", tooltip="It is the same person, for good"),
        Binding("x", "screen.decide(False)", "Not the same", id="person.apart", tooltip="It is another, for good"),
    ]


class PersonScreen(ListsScreen):
    """Every quote of one person, the last published first."""

    AUTO_FOCUS = "#said"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "direct", "In quotes", id="person.direct", tooltip="Only words in quotation marks, or all"),
        Binding("s", "sort", "By article", id="person.sort", tooltip="Under their articles, or one after the other"),
        hidden("M", "merge", "Merge", "person.merge", "The same as another name"),
        Binding("E", "export", "Export", id="person.export", tooltip="Write what was said to a file, or the articles"),
    ]

    @dataclass
    class Learned(Message):
        """More is known."""

        known: Known

    def __init__(self, store: Callable[[], Store], person: Person) -> None:
        """`store` is called whenever something is looked up."""
        self._said, self._about, self._company = SaidPane(), AboutPane(), CompanyPane()
        super().__init__(store, (self._said, self._about, self._company))
        self._known = Known(person, ())
        self._title = SplitLine(classes="library-title")
        self._facts = Static("", classes="person-facts", markup=False)
        self._is_direct = self._is_by_article = False
        self._identities = Identities(self, self._look_again)

    def compose(self) -> ComposeResult:
        """The name, what articles call the person, the lists."""
        yield self._title
        yield self._facts
        with Horizontal(classes="library-lists"):
            with Vertical(classes="person-left"):
                yield self._said
                yield self._about
            yield self._company
        yield StatusLine()
        yield KeysLine()

    def on_mount(self) -> None:
        """Look up the person."""
        self._look_up(self._known.person)

    def _look_up(self, person: Person) -> None:
        self._title.left = harmless(person.name)
        self._learn(Shelf(self.store()), self._known._replace(person=person))

    @work(thread=True, exclusive=True, group="learn", exit_on_error=False)
    def _learn(self, shelf: Shelf, known: Known) -> None:
        """Look up the last quotes, which takes a moment, then all else; what was known before is shown until then."""
        person = known.person
        known = known._replace(quotes=shelf.quotes_of(person, FIRST_QUOTES))
        self.post_message(self.Learned(known))
        known = known._replace(portrait=shelf.portrait(person), extent=shelf.extent(person))
        self.post_message(self.Learned(known))
        known = known._replace(about=shelf.quotes_about(person, MAX_QUOTES))
        self.post_message(self.Learned(known))
        if len(known.quotes) == FIRST_QUOTES:
            self.post_message(self.Learned(known._replace(quotes=shelf.quotes_of(person, MAX_QUOTES))))

    @on(Learned)
    def take_known(self, event: Learned) -> None:
        """Show what is known."""
        event.stop()
        known = self._known = event.known
        if known.extent is not None:
            self._title.right = extent_words(known.extent)
        if known.portrait is not None:
            self._facts.update(Entry(portrait_lines(known.portrait)))
            self._company.show(company_rows(known.portrait))
        self._fill()

    def _fill(self) -> None:
        quotes, about = (
            [hit for hit in hits if not self._is_direct or hit.kind in SPOKEN]
            for hits in (self._known.quotes, self._known.about)
        )
        rows = list(self._said.rows(quotes, by_article=self._is_by_article))
        self._said.show(rows or [words_row("Nothing is quoted.")])
        if self._said.highlighted is None:
            self._said.mark_somewhere()
        only = ", in quotation marks" if self._is_direct else ""
        self._said.entitle(f"Quotes{only}, newest first")
        self._about.show(self._about.rows_of_others(about, self._known.person.name))
        self._about.entitle(f"Said about{only} ({len(about):,})")
        self._about.set_class(not about, "-empty")

    # The lists

    def action_direct(self) -> None:
        """Show only words in quotation marks, or all."""
        self._is_direct = not self._is_direct
        self._fill()

    def action_sort(self) -> None:
        """Show the quotes under their articles, or one after the other."""
        self._is_by_article = not self._is_by_article
        self._fill()

    @on(PickList.Picked)
    def pick(self, event: PickList.Picked) -> None:
        """Read the article at the quote, or show the other person."""
        event.stop()
        hit = event.list.entry(event.key) if isinstance(event.list, QuotesPane) else None
        if hit is not None:
            self.post_message(self.Picked(Pick(hit.listed.uri, hit.listed.article, hit.start)))
        elif isinstance(event.key, PersonKey):
            self._show(Shelf(self.store()).person(event.key.ids[0]))
        elif isinstance(event.key, CompanyKey):
            self._show(Shelf(self.store()).person(event.key.form))

    def _show(self, person: Person | None) -> None:
        if person is not None:
            self.app.push_screen(PersonScreen(self.store, person))

    # The quote under the cursor

    @property
    def _here(self) -> QuoteHit | None:
        return self._at.here if isinstance(self._at, QuotesPane) else None

    def action_why(self) -> None:
        """Show what the library knows of the quote."""
        if self._here is not None:
            show_quote(self, self._here)

    def action_copy(self, cite: bool = False) -> None:
        """Copy the words of the quote, with their source if `cite`."""
        if self._here is not None:
            copy_quote(self, self._here, cite=cite)

    @property
    def exportable(self) -> Exportable:
        """What the person said, or the articles that name them."""
        return person_exportable(self._known.person)

    # Who is who

    def action_decide(self, same: bool) -> None:
        """Keep for good that the person under the cursor is this one, or is not."""
        if self._known.portrait is not None:
            self._identities.decide(self._known.portrait, self._company.cursor_key, same=same)

    def action_split(self) -> None:
        """Ask who is meant in the article of this quote, if not the person."""
        hit = self._here
        if hit is not None and self._known.portrait is not None:
            self._identities.split(self._known.portrait, hit.listed)

    def action_merge(self) -> None:
        """Ask for another name of the person."""
        self._identities.merge(self._known.person)

    def _look_again(self) -> None:
        shelf, person = Shelf(self.store()), self._known.person
        self._look_up(next(filter(None, map(shelf.person, person.ids)), person))

    @on(events.ScreenResume)
    def come_up(self) -> None:
        """Look again: an article may have been corrected meanwhile."""
        if self._known.portrait is not None:
            self._look_again()
