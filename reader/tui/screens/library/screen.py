"""The library: articles read before, to be opened again, and what else can be opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from reader.base.printable import printable
from reader.library.store import RecentArticle
from reader.load import is_web, short_name
from reader.page.fact_groups import host_of
from reader.tui.widgets.entry import EntryLine
from reader.tui.widgets.find_bar import FindBar
from reader.tui.widgets.keys_line import KeysLine
from reader.tui.widgets.lines import StatusLine
from reader.tui.widgets.pick_list import Item, PickList

SAMPLE, TOUR = "sample", "tour"
"""Keys of what can be opened besides articles."""

MAX_LISTED, MAX_SEARCHED = 100, 2_000
"""Maximum number of articles listed, and of articles searched by the filter."""

HOW_TO_OPEN = """\
Paste an address, a path or an article to read it. From the shell:
reader FILE  ·  reader https://…  ·  … | reader"""


class ArticleList(PickList):
    """What can be read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Read", id="library.open", tooltip="Read this one"),
    ]


class LibraryScreen(Screen[None]):
    """The articles read before, latest first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Filter", id="library.filter", tooltip="Show only articles with certain words"),
        Binding(
            "escape,backspace", "leave", "Back", id="library.leave", tooltip="Clear the filter, then leave the library"
        ),
    ]

    @dataclass
    class Picked(Message):
        """The user picked something to read: an address or path, `SAMPLE` or `TOUR`."""

        key: str

    def __init__(self, recent: Callable[[int], Sequence[RecentArticle]]) -> None:
        """`recent` returns at most so many articles; it is called whenever the library is shown or filtered."""
        super().__init__()
        self._recent = recent
        self._listing = ArticleList()
        self._title = Static("Library", classes="library-title", markup=False)

    def compose(self) -> ComposeResult:
        """One column: title, list, and how to open anything else."""
        with Vertical(classes="library"):
            yield self._title
            yield self._listing
            yield Static(Content(HOW_TO_OPEN), classes="library-how", markup=False)
        yield StatusLine()
        yield KeysLine()

    def on_mount(self) -> None:
        """Show the keys."""
        self.query_one(KeysLine).follow()

    def action_leave(self) -> None:
        """Clear the filter, else go back to the article."""
        if self._listing.words:
            self._filter("")
            self.come_up()
        else:
            self.app.pop_screen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to go back only if the library was opened over an article."""
        return action != "leave" or bool(self._listing.words) or self.app.screen_stack[0] is not self

    # Filtering

    async def action_find(self) -> None:
        """Open the filter."""
        if not self.query(FindBar):
            self._listing.show(_rows(self._recent(MAX_SEARCHED)))
            await self.mount(FindBar(filters=True), after=".library")

    @on(FindBar.Typed)
    def find_typed(self, event: FindBar.Typed) -> None:
        """Filter the list."""
        event.stop()
        self._filter(event.words)

    @on(FindBar.Closed)
    def stop_finding(self, event: FindBar.Closed) -> None:
        """Keep the filter, or list all articles again."""
        event.stop()
        self.query_one(FindBar).remove()
        if not event.kept:
            self._filter("")
        self.come_up()

    def _filter(self, words: str) -> None:
        self._listing.filter(words)
        kept = f" · “{self._listing.words}”" if self._listing.words else ""
        self._title.update(Content(f"Library{kept}"))
        self.refresh_bindings()

    @on(PickList.Picked)
    def pick(self, event: PickList.Picked) -> None:
        """Post what was picked."""
        event.stop()
        self.post_message(self.Picked(str(event.key)))

    @on(events.ScreenResume)
    def come_up(self) -> None:
        """List the articles again, and focus the list."""
        if self.query(FindBar):
            return
        self._listing.show(_rows(self._recent(MAX_SEARCHED if self._listing.words else MAX_LISTED)))
        self._listing.focus()


def _rows(recent: Sequence[RecentArticle]) -> Iterator[Item]:
    today = date.today()
    for one in recent:
        read = EntryLine(printable(one.headline or short_name(one.uri)), format_day(one.when, today))
        yield Item(one.uri, (read, EntryLine(printable(_place(one.uri)), "", "muted", 2)))
    if not recent:
        yield Item(None, (EntryLine("You have not read anything yet.", "", "plain"),))
    yield Item(None, (EntryLine(""),))
    yield Item(SAMPLE, (EntryLine("A sample article"),))
    yield Item(TOUR, (EntryLine("A tour of two minutes, on the sample"),))


def format_day(moment: float, today: date) -> str:
    """When something was read, in short: the time today, "yesterday", or the date."""
    read = datetime.fromtimestamp(moment).astimezone()
    if read.date() == today:
        return f"{read:%H:%M}"
    if (today - read.date()).days == 1:
        return "yesterday"
    return f"{read.day} {read:%b}" if read.year == today.year else f"{read.day} {read:%b %Y}"


def _place(uri: str) -> str:
    """Where it is, in short: the host of a page, the path of a file."""
    if is_web(uri):
        return host_of(uri)
    try:
        return str(Path("~", Path(uri).relative_to(Path.home())))
    except ValueError:
        return uri
