"""The library: the articles read before, to open one of them again. Says what else can be opened, and how."""

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
from reader.library.store import Recent
from reader.load import is_web, short_name
from reader.page.fact_groups import host_of
from reader.tui.widgets.entry import EntryLine
from reader.tui.widgets.find_bar import FindBar
from reader.tui.widgets.keys_line import KeysLine
from reader.tui.widgets.lines import StatusLine
from reader.tui.widgets.pick_list import Item, PickList

SAMPLE, TOUR = "sample", "tour"
"""Keys of what can be opened besides articles."""

LISTED, SEARCHED = 100, 2_000
"""Articles, at most, that are listed, and among which those with some words are looked for."""

HOW = """\
Paste an address, a path or an article to read it. From the shell:
reader FILE  ·  reader https://…  ·  … | reader"""


class ArticleList(PickList):
    """What can be read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Read", id="library.open", tooltip="Read this one"),
    ]


class LibraryScreen(Screen[None]):
    """The articles read before, the last one first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Filter", id="library.filter", tooltip="Show only articles with certain words"),
        Binding(
            "escape,backspace", "leave", "Back", id="library.leave", tooltip="Clear the filter, then leave the library"
        ),
    ]

    @dataclass
    class Picked(Message):
        """This is to be read: an address or path, `SAMPLE` or `TOUR`."""

        key: str

    def __init__(self, recent: Callable[[int], Sequence[Recent]]) -> None:
        """`recent` is asked for so many articles each time that the library comes up, and when one is looked for."""
        super().__init__()
        self._recent = recent
        self._listing = ArticleList()
        self._title = Static("Library", classes="library-title", markup=False)

    def compose(self) -> ComposeResult:
        """One column: what it is, the list, how to open anything else."""
        with Vertical(classes="library"):
            yield self._title
            yield self._listing
            yield Static(Content(HOW), classes="library-how", markup=False)
        yield StatusLine()
        yield KeysLine()

    def on_mount(self) -> None:
        """Keys are told."""
        self.query_one(KeysLine).follow()

    def action_leave(self) -> None:
        """Leave the filter; back to the article."""
        if self._listing.words:
            self._filter("")
            self.come_up()
        else:
            self.app.pop_screen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to go back to only where it was opened over an article."""
        return action != "leave" or bool(self._listing.words) or self.app.screen_stack[0] is not self

    # Filtering

    async def action_find(self) -> None:
        """Type words of what is looked for."""
        if not self.query(FindBar):
            self._listing.show(_rows(self._recent(SEARCHED)))
            await self.mount(FindBar(filters=True), after=".library")

    @on(FindBar.Typed)
    def find_typed(self, event: FindBar.Typed) -> None:
        """Keep what fits."""
        event.stop()
        self._filter(event.words)

    @on(FindBar.Closed)
    def stop_finding(self, event: FindBar.Closed) -> None:
        """Keep it so, or list all again."""
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
        """Say which one it was."""
        event.stop()
        self.post_message(self.Picked(str(event.key)))

    @on(events.ScreenResume)
    def come_up(self) -> None:
        """List what was read up to now; keys go to the list, whatever had them before."""
        if self.query(FindBar):
            return
        self._listing.show(_rows(self._recent(SEARCHED if self._listing.words else LISTED)))
        self._listing.focus()


def _rows(recent: Sequence[Recent]) -> Iterator[Item]:
    today = date.today()
    for one in recent:
        read = EntryLine(printable(one.headline or short_name(one.uri)), day_of(one.when, today))
        yield Item(one.uri, (read, EntryLine(printable(_place(one.uri)), "", "muted", 2)))
    if not recent:
        yield Item(None, (EntryLine("You have not read anything yet.", "", "muted"),))
    yield Item(None, (EntryLine(""),))
    yield Item(SAMPLE, (EntryLine("A sample article"),))
    yield Item(TOUR, (EntryLine("A tour of two minutes, on the sample"),))


def day_of(moment: float, today: date) -> str:
    """When something was read, as people say it: the time of today, a day of this year, a date."""
    read = datetime.fromtimestamp(moment).astimezone()
    if read.date() == today:
        return f"{read:%H:%M}"
    if (today - read.date()).days == 1:
        return "yesterday"
    return f"{read.day} {read:%b}" if read.year == today.year else f"{read.day} {read:%b %Y}"


def _place(uri: str) -> str:
    """Where it is, as briefly as tells it apart: the site of a page, the path of a file."""
    if is_web(uri):
        return host_of(uri)
    try:
        return str(Path("~", Path(uri).relative_to(Path.home())))
    except ValueError:
        return uri
