"""One side of the screen: tabs, a list under them, and a line where there is nothing to list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from reader.page.cells import width_of
from reader.tui.widgets.arranged_list import ArrangedList


class Tab(Static):
    """The title of a panel; a click opens it."""

    @dataclass
    class Picked(Message):
        """A panel was asked for."""

        panel: str

    def __init__(self, panel: str, title: str, classes: str) -> None:
        super().__init__(Content(title), classes=classes, markup=False)
        self.panel = panel
        self._title = title

    def show_count(self, count: int) -> None:
        """Put how many there are behind the title."""
        self.update(Content(f"{self._title} {count}"))

    @on(events.Click)
    def ask(self, event: events.Click) -> None:
        """Ask for this panel."""
        event.stop()
        self.post_message(self.Picked(self.panel))


class SidePanel(Vertical):
    """One panel. It has the name of what it lists."""

    def __init__(self, listing: ArrangedList, titles: Mapping[str, str]) -> None:
        """`titles` are those of all panels, by their names."""
        super().__init__(id=listing.NAME, classes=f"-{listing.SIDE}")
        self.listing = listing
        self._above = listing.above()
        self._tabs = [
            Tab(name, title, f"-to-{name} {'-active' if name == listing.NAME else '-other'}")
            for name, title in titles.items()
        ]
        self._arrangement = Static("", classes="arrangement", markup=False)
        self._notice = Static("", classes="notice", markup=False)
        self._notice.display = False

    def compose(self) -> ComposeResult:
        """Tabs, how the list is arranged or that there is none, the list."""
        yield Horizontal(*self._tabs, classes="tabs")
        yield self._arrangement
        yield self._notice
        yield from self._above
        yield self.listing

    @on(ArrangedList.Arranged)
    def show_arrangement(self) -> None:
        """Say how the list is sorted and narrowed."""
        self._arrangement.update(Content(self.listing.arrangement))

    @on(events.Click, ".arrangement")
    def rearrange(self, event: events.Click) -> None:
        """The words before the dot sort, those behind it narrow."""
        event.stop()
        if event.x <= width_of(self.listing.order):
            self.listing.action_sort()
        else:
            self.listing.action_ask()

    def say(self, notice: str) -> None:
        """Show a line instead of the list; "" shows the list."""
        # Each by itself and not by a class, for which all in the panel would be styled anew.
        if notice:
            self._notice.update(Content(notice))
            for widget in self._above:
                widget.display = False
        self._notice.display = bool(notice)
        self._arrangement.display = self.listing.display = not notice

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Put the number of entries behind each title."""
        for tab in self._tabs:
            tab.show_count(counts[tab.panel])
