"""One side of the screen: tabs, and below them a list, or a notice while it is empty."""

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
    """The title of a panel; a click opens the panel."""

    @dataclass
    class Picked(Message):
        """A tab was clicked."""

        panel: str

    def __init__(self, panel: str, title: str, classes: str) -> None:
        super().__init__(Content(title), classes=classes, markup=False)
        self.panel = panel
        self._title = title

    def show_count(self, count: int) -> None:
        """Show the count after the title."""
        self.update(Content(f"{self._title} {count}"))

    @on(events.Click)
    def ask(self, event: events.Click) -> None:
        """Post that the tab was clicked."""
        event.stop()
        self.post_message(self.Picked(self.panel))


class SidePanel(Vertical):
    """One panel, with the name of its list as id."""

    def __init__(self, listing: ArrangedList, titles: Mapping[str, str]) -> None:
        """`titles` are the titles of all panels, by name."""
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
        """Tabs, the arrangement of the list or a notice, the list."""
        yield Horizontal(*self._tabs, classes="tabs")
        yield self._arrangement
        yield self._notice
        yield from self._above
        yield self.listing

    @on(ArrangedList.Arranged)
    def show_arrangement(self) -> None:
        """Show how the list is sorted and narrowed."""
        self._arrangement.update(Content(self.listing.arrangement))

    @on(events.Click, ".arrangement")
    def rearrange(self, event: events.Click) -> None:
        """Sort the list if the order was clicked, else narrow it."""
        event.stop()
        if event.x <= width_of(self.listing.order):
            self.listing.action_sort()
        else:
            self.listing.action_ask()

    def show_notice(self, notice: str) -> None:
        """Show a notice instead of the list; "" shows the list."""
        # Set one by one instead of with a class, which would restyle everything in the panel.
        if notice:
            self._notice.update(Content(notice))
            for widget in self._above:
                widget.display = False
        self._notice.display = bool(notice)
        self._arrangement.display = self.listing.display = not notice

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show the counts after the titles."""
        for tab in self._tabs:
            tab.show_count(counts[tab.panel])
