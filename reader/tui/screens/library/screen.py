"""The library: what was read before, searched as one types; articles, quotes and people side by side."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from reader.base.text import counted
from reader.library.people import Person
from reader.library.query import parse
from reader.library.search import Listed
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.page.status_text import as_sentence, copied
from reader.tui.app_bindings import hidden
from reader.tui.screens.library.base import SAMPLE, TOUR, Exportable, Pick, ShelfScreen
from reader.tui.screens.library.exporting import articles_exportable
from reader.tui.screens.library.finding import Found, Wanted, find, first_articles
from reader.tui.screens.library.marked import Marked
from reader.tui.screens.library.one_article import OneArticle
from reader.tui.screens.library.panes import ArticlePane, Pane, PeoplePane, QuotePane
from reader.tui.screens.library.rows import headline_of, other_rows, place_of, words_row
from reader.tui.screens.library.search_line import SYNTAX_LINE, SearchLine
from reader.tui.widgets.keys_line import KeysLine
from reader.tui.widgets.lines import SplitLine, StatusLine
from reader.tui.widgets.pick_list import Item, PickList

FIRST_PAGE, GROWTH = 200, 4
"""Maximum length of a list at first, and how many times as long it may be when its end comes near."""

ALL = 2**31
"""More articles, and more quotes, than there are."""

UNREAD = "is:unread"
"""What is added to a search to find only unread articles."""

NO_ARTICLE = "No article here: go to an article, or to a quote of one."


def _length_with(row: int | None) -> int:
    """The maximum length of a list that has grown until it has a row."""
    length = FIRST_PAGE
    while row is not None and row >= length:
        length *= GROWTH
    return length


class LibraryScreen(ShelfScreen):
    """The articles read before, latest first; with words in the search line, what is found."""

    AUTO_FOCUS = "#articles"
    lists_articles = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Search", id="library.search", tooltip="Search texts, quotes and people"),
        Binding(
            "escape,backspace", "leave", "Back", id="library.leave", tooltip="Clear the search, then leave the library"
        ),
        Binding("tab", "pane(1)", "Pane", id="library.pane", tooltip="Articles, quotes, people"),
        hidden("shift+tab", "pane(-1)", "Pane before", "library.pane_before", "People, quotes, articles"),
        Binding("P", "person", "Person", id="library.who", tooltip="All that the one who speaks here said"),
        Binding("m", "mark", "Mark", id="library.mark", tooltip="Mark this article, to compare or export it"),
        Binding("C", "compare", "Compare", id="library.compare", tooltip="The marked articles, or that and this one"),
        Binding("n", "notes", "Notes", id="library.notes", tooltip="The notes on all articles"),
        hidden("N", "note", "Write a note", "library.note", "Write a note on this article as a whole"),
        Binding("E", "export", "Export", id="library.export", tooltip="Write these articles, with the notes"),
        hidden("y", "copy", "Copy", "library.copy", "Copy the quote, the name, or the address of the article"),
        hidden("Y", "copy(True)", "Cite", "library.cite", "Copy it with its source"),
        hidden("w", "why", "Why", "library.why", "What the library knows of this quote"),
        hidden("o", "browse", "Browser", "library.browse", "Open the page in the browser"),
        Binding("f", "unread", "Unread", id="library.unread", tooltip="Only unread articles, or all"),
        Binding("s", "rank", "Rank", id="library.rank", tooltip="The most relevant articles first, or the newest"),
    ]

    @dataclass
    class Answered(Message):
        """Something was found."""

        found: Found

    def __init__(self, store: Callable[[], Store], engine: str | None = None) -> None:
        """`store` is called whenever something is looked up; `engine` is what finds names and quotes."""
        self._articles, self._quotes, self._people = ArticlePane(), QuotePane(), PeoplePane()
        super().__init__(store, (self._articles, self._quotes, self._people))
        self._engine = engine
        self._marked = Marked()
        self._one = OneArticle(self, engine, self._look_again)
        self._line = SearchLine(lambda: self.store().searches)
        self._title = SplitLine(classes="library-title")
        self._summary = Static("", classes="library-summary", markup=False)
        self._status = StatusLine()
        self._is_ranked = False
        self._wanted = Wanted("", FIRST_PAGE, FIRST_PAGE)
        self._found: Found | None = None
        """What is shown."""
        self._picks_first = False
        """Whether the first article is to be opened as soon as it is found."""
        self._going_to_last: Pane | None = None
        """The list whose last entry is to be gone to as soon as it is found."""

    def compose(self) -> ComposeResult:
        """The title, the search line, the lists."""
        yield self._title
        with Horizontal(classes="library-search"):
            yield Static("/", markup=False)
            yield self._line
            yield self._summary
        with Horizontal(classes="library-lists"):
            with Vertical(classes="library-left"):
                yield self._articles
                yield self._people
            yield self._quotes
        yield self._status
        yield KeysLine()

    def on_mount(self) -> None:
        """Show the keys, and the first articles at once: what else there is to find is looked up meanwhile."""
        self._title.left = "Library"
        self.add_class("-at-articles")
        self.query_one(KeysLine).follow()
        found = self._found = first_articles(Shelf(self.store()), self.app.size.height)
        self._articles.show(self._article_rows(found))
        self._tell(found)

    @on(events.ScreenResume)
    def come_up(self) -> None:
        """Look again at what there is, in lists no longer than the cursor needs: they may have grown long."""
        wanted = self._wanted
        articles = min(wanted.articles, _length_with(self._articles.highlighted))
        quotes = min(wanted.quotes, _length_with(self._quotes.highlighted))
        self._search_for(wanted._replace(articles=articles, quotes=quotes))

    # Searching

    def action_find(self) -> None:
        """Go to the search line, where what is typed replaces the words."""
        self._line.focus()
        self._line.select_all()

    @on(Input.Changed)
    def search_as_typed(self, event: Input.Changed) -> None:
        """Search for what is typed so far; the newest come first while one types."""
        event.stop()
        self._is_ranked = False
        self._search(self._rows_that_fit() if self._line.has_focus else FIRST_PAGE)

    def _rows_that_fit(self) -> int:
        """Results that fill the screen while one types: with words, each has two rows."""
        return self.size.height // (2 if parse(self._line.value).terms else 1) + 1

    @on(Input.Submitted)
    def keep_search(self, event: Input.Submitted) -> None:
        """Enter was pressed in the search line: go to what was found, and remember the words."""
        event.stop()
        self.store().add_search(self._line.value)
        self._to_first_pane()

    def _to_first_pane(self) -> None:
        """Go to the list that has anything, and list all that was found."""
        shown = [pane for pane in self._panes if pane.has_entries]
        self.go_to(self._at if self._at in shown or not shown else shown[0])
        self._search(FIRST_PAGE)

    def _search(self, limit: int) -> None:
        """Search for what is typed, for so many articles and quotes at most."""
        self._search_for(Wanted(self._line.value, limit, limit, self._is_ranked))

    def _search_again(self) -> None:
        """Search for the same, as the library may hold something else by now."""
        self._search_for(self._wanted._replace())  # a new object: answers to the one before come too late

    def _search_for(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._going_to_last = None
        self._find(Shelf(self.store()), wanted)

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _find(self, shelf: Shelf, wanted: Wanted) -> None:
        found = find(shelf, wanted, lambda: wanted is not self._wanted)
        if found is not None:
            self.post_message(self.Answered(found))

    @on(Answered)
    def take_found(self, event: Answered) -> None:
        """Show what was found, unless something else is wanted by now."""
        event.stop()
        if event.found.wanted is not self._wanted:
            return
        before, self._found = self._found, event.found
        is_same = before is not None and self._wanted.is_like(before.wanted)
        at_last = self._going_to_last if self._going_to_last is not None and self._going_to_last.is_at_last else None
        self._fill(event.found, Pane.show if is_same else Pane.show_anew)
        if at_last is not None:
            at_last.action_last()
        self._tell(event.found)
        if self._picks_first:
            self._picks_first = False
            self._articles.action_select()

    def _fill(self, found: Found, show: Callable[[Pane, Iterable[Item]], None]) -> None:
        show(self._articles, list(self._article_rows(found)))
        quotes = list(self._quotes.rows(found.quotes, found.wanted.query))
        show(self._quotes, quotes or [words_row("No quotes are found.")])
        show(self._people, list(self._people.rows(found.people)) or [words_row("Nobody is found.")])
        self._people.set_class(not found.people, "-empty")

    def _article_rows(self, found: Found) -> Iterator[Item]:
        yield from self._articles.rows(found.articles, found.wanted.query, self._marked)
        yield from other_rows(found, self.store().problem)

    def _tell(self, found: Found) -> None:
        """Show the numbers, and the order of the articles."""
        holdings = found.holdings
        unread = f"{holdings.unread:,} unread" if holdings.unread else ""
        notes = counted(holdings.notes, "note") if holdings.notes else ""
        self._title.right = " · ".join(filter(None, (counted(holdings.articles, "article"), unread, notes)))
        quotes = counted(len(found.quotes), "quote") if found.has_all_quotes else f"{len(found.quotes)}+ quotes"
        numbers = f"{counted(found.article_count, 'article')} · {quotes}"
        self._summary.update(Content("" if found.wanted.is_empty else numbers), layout=False)
        order = "read last" if found.wanted.is_empty else "most relevant" if found.wanted.is_ranked else "newest"
        self._articles.entitle(f"Articles, {order} first")
        self._quotes.entitle("Quotes, newest first")
        self._people.entitle("People, most quoted first")
        self.show_place()
        self.refresh_bindings()

    @on(Pane.Ending)
    def list_more(self, event: Pane.Ending) -> None:
        """List more, once the end of what is listed comes near; all, if it is gone to."""
        event.stop()
        found, pane = self._found, event.pane
        if found is None or found.wanted is not self._wanted or self._line.has_focus:
            return
        if not (event.is_gone_to or pane.is_ending):  # the list was scrolled while it was filled
            return
        wanted = found.wanted
        if pane is self._articles and not found.has_all_articles:
            self._search_for(wanted._replace(articles=ALL if event.is_gone_to else wanted.articles * GROWTH))
        elif pane is self._quotes and not found.has_all_quotes:
            self._search_for(wanted._replace(quotes=ALL if event.is_gone_to else wanted.quotes * GROWTH))
        else:
            return
        self._going_to_last = pane if event.is_gone_to else None

    def action_rank(self) -> None:
        """List the most relevant articles first, or the newest."""
        if self._wanted.query.words is None:
            self.say("There are no words to rank by: / searches.")
            return
        self._is_ranked = not self._is_ranked
        self._search(FIRST_PAGE)

    def action_unread(self) -> None:
        """Find only unread articles, or all again."""
        words = self._line.value.split()
        others = [word for word in words if word != UNREAD]
        self._line.value = " ".join(others if UNREAD in words else [*words, UNREAD])

    # The lists

    def action_pane(self, by: int) -> None:
        """Go to the next list, or to an earlier one; by 0, to the one that was shown last."""
        if by == 0:
            self._to_first_pane()
        else:
            super().action_pane(by)

    @on(PickList.Moved)
    def move(self, event: PickList.Moved) -> None:
        """The cursor was moved."""
        event.stop()
        self.show_place()

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def show_place(self) -> None:
        """Show in the status line what the row stands for, or what can be typed."""
        problem = self._found.problem if self._found is not None else None
        if self._line.has_focus:
            missing = f"{problem}: only headlines and addresses are searched" if problem else None
            self._status.left = as_sentence(missing) if missing else SYNTAX_LINE
            return
        here = self._here
        headline = f"{headline_of(here)} · " if here is not None and self._at is self._quotes else ""
        self._status.left = headline + place_of(here) if here is not None else ""

    @on(PickList.Picked)
    def pick(self, event: PickList.Picked) -> None:
        """Read what was picked, or show the person."""
        event.stop()
        if self._found is None or self._found.wanted is not self._wanted:  # Enter was pressed before it was found
            self._picks_first = True
            return
        self._read(event.list, event.key)

    def _read(self, pane: PickList, key: Hashable) -> None:
        if key in (SAMPLE, TOUR):
            self.post_message(self.Picked(Pick(str(key))))
        elif pane is self._articles and (hit := self._articles.entry(key)) is not None:
            self.post_message(self.Picked(Pick(hit.listed.uri, hit.listed.article, hit.snippet.start)))
        elif pane is self._quotes and (quote := self._quotes.entry(key)) is not None:
            self.post_message(self.Picked(Pick(quote.listed.uri, quote.listed.article, quote.start)))
        elif pane is self._people and (person := self._people.entry(key)) is not None:
            self._show_person(person)

    def action_person(self) -> None:
        """Show all that the person in this row said."""
        quote = self._quotes.here if self._at is self._quotes else None
        person = self._people.here if self._at is self._people else None
        if quote is not None and quote.person is not None:
            person = Shelf(self.store()).person(quote.person)
        if person is None:
            self.say("Nobody here: go to a quote of somebody with a full name, or to a person.")
        else:
            self._show_person(person)

    def _show_person(self, person: Person) -> None:
        from reader.tui.screens.library.person import PersonScreen  # late: seldom needed

        self.app.push_screen(PersonScreen(self.store, person))

    # Several articles

    @property
    def _here(self) -> Listed | None:
        """The article in this row, or of the quote in it."""
        if self._at is self._articles:
            hit = self._articles.here
            return hit.listed if hit is not None else None
        quote = self._quotes.here if self._at is self._quotes else None
        return quote.listed if quote is not None else None

    def _with_article(self, act: Callable[[Listed], None]) -> None:
        """Do something with the article in this row, or say that there is none."""
        here = self._here
        if here is None:
            self.say(NO_ARTICLE)
        else:
            act(here)

    def action_mark(self) -> None:
        """Mark the article in this row, or unmark it, and go to the next row."""
        self._with_article(self._mark)

    def _mark(self, here: Listed) -> None:
        self._marked.toggle(here)
        self._show_marks()
        if self._at is self._articles:
            self._articles.action_move(1)

    def _show_marks(self) -> None:
        if self._found is not None:
            self._articles.show(self._article_rows(self._found))
        self._status.right = f"{len(self._marked)} marked" if self._marked else ""

    def action_compare(self) -> None:
        """Compare the marked articles, or the one that is marked and the one in this row."""
        articles = self._marked.to_compare(self._here)
        if not articles:
            self.say("Mark two articles first with m, or mark one and go to another.")
            return
        from reader.tui.screens.library.compare import CompareScreen  # late: seldom needed

        self.app.push_screen(CompareScreen(self.store, articles, self._engine))

    @property
    def exportable(self) -> Exportable:
        """The marked articles, else those that were found, else all."""
        if self._marked:
            chosen = self._marked.ids
            return articles_exportable(counted(len(chosen), "marked article"), lambda shelf: chosen)
        words = self._line.value
        what = "the articles found" if words.strip() else "all articles"
        return articles_exportable(what, lambda shelf: [hit.listed.article for hit in shelf.search(words, ALL)])

    def action_notes(self) -> None:
        """List the notes on all articles, from those on the article in this row."""
        from reader.tui.screens.library.notes import NotesScreen  # late: seldom needed

        here = self._here
        self.app.push_screen(NotesScreen(self.store, here.article if here is not None else None))

    def action_note(self) -> None:
        """Write a note on the article in this row, as a whole."""
        self._with_article(self._one.note)

    def action_versions(self) -> None:
        """Show what changed from version to version of the article in this row."""
        self._with_article(self._one.show_versions)

    def action_browse(self) -> None:
        """Open the page of the article in this row in the browser."""
        self._with_article(self._one.browse)

    def action_why(self) -> None:
        """Show what the library knows of the quote in this row."""
        from reader.tui.screens.library.one_quote import show_quote  # late: seldom needed

        quote = self._quotes.here if self._at is self._quotes else None
        if quote is not None:
            show_quote(self, quote)
        else:
            self.say("No quote here: Tab leads to the quotes.")

    def action_copy(self, cite: bool = False) -> None:
        """Copy what this row stands for: words, a name, or an address; with its source if `cite`."""
        from reader.tui.screens.library.one_quote import copy_quote  # late: seldom needed

        quote, person = self._quotes.here, self._people.here
        if self._at is self._quotes and quote is not None:
            copy_quote(self, quote, cite=cite)
        elif self._at is self._people and person is not None:
            self.app.copy_to_clipboard(person.name)
            self.say(copied(person.name, cite=False))
        else:
            self._with_article(partial(self._one.copy, cite=cite))

    def action_forget(self) -> None:
        """Ask whether to delete the article under the cursor and all that is kept of it."""
        self._with_article(self._one.forget)

    def _look_again(self, changed: int) -> None:
        """Look again at what there is, after an article was changed or deleted."""
        if Shelf(self.store()).listed(changed) is None:
            self._marked.discard(changed)
            self._show_marks()
        if self.is_current:
            self._search_again()

    def action_leave(self) -> None:
        """Clear the search, else leave the search line, else clear the marks, else go back to the article."""
        if self._line.value:
            self._line.value = ""
            self.go_to(self._articles)
        elif self._line.has_focus:
            self.go_to(self._at)
        elif self._marked:
            self._marked.clear()
            self._show_marks()
        elif self.app.screen_stack[0] is not self:
            self.app.pop_screen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to go back only if the library was opened over an article, or there is something to clear."""
        is_clean = not self._line.value and not self._marked
        return action != "leave" or not is_clean or self.app.screen_stack[0] is not self
