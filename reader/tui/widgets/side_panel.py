"""One side of the screen: tabs, a list under them, and a line where there is nothing to list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from reader.page.cells import width_of
from reader.tui.widgets.pick_list import ArrangedList

TABS = {"who": "Who", "quotes": "Quotes", "facts": "Facts"}
"""Panels and their titles, in the order of their number keys."""


class Tab(Static):
    """The title of a panel; a click opens it."""

    @dataclass
    class Picked(Message):
        """A panel was asked for."""

        panel: str

    def __init__(self, panel: str, classes: str) -> None:
        super().__init__(Content(TABS[panel]), classes=classes, markup=False)
        self.panel = panel

    def show_count(self, count: int | None) -> None:
        """Put how many there are behind the title; None where that is not known yet."""
        self.update(Content(TABS[self.panel] if count is None else f"{TABS[self.panel]} {count}"))

    @on(events.Click)
    def ask(self, event: events.Click) -> None:
        """Ask for this panel."""
        event.stop()
        self.post_message(self.Picked(self.panel))


class SidePanel(Vertical):
    """A panel: `name` is a key of `TABS`."""

    def __init__(self, panel: str, listing: ArrangedList, *above: Widget) -> None:
        """`above` stands over the list, and shows itself when there is something to show."""
        super().__init__(id=panel)
        self.panel = panel
        self.listing = listing
        self._above = above

        self._tabs = [Tab(name, f"-to-{name} {'-active' if name == panel else '-other'}") for name in TABS]
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

    def show_counts(self, counts: Mapping[str, int | None]) -> None:
        """Put the number of entries behind each title."""
        for tab in self._tabs:
            tab.show_count(counts[tab.panel])
