"""What stands where round the article: which panels are open, beside it or over it, and the strip of captions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reader.page.status import BOTH, DOCKED
from reader.session.reading import Reading
from reader.tui.widgets.arranged_list import ArrangedList
from reader.tui.widgets.extras import Extras
from reader.tui.widgets.panels import PANELS
from reader.tui.widgets.pick_list import PickList
from reader.tui.widgets.side_panel import SidePanel

if TYPE_CHECKING:
    from textual.screen import Screen

    from reader.page.keys import Key
    from reader.tui.widgets.article_view import ArticleView

RIGHT = next(kind.NAME for kind in PANELS if kind.SIDE == "right")
"""The panel that stands on the right where there is room for two; the others take turns on the left."""

WIDTHS = ((BOTH, "-wide"), (DOCKED, "-normal"), (60, "-narrow"), (0, "-tiny"))
HEIGHTS = ((10, "-high"), (0, "-low"))
"""Columns and rows from which the screen has a class, the most first."""

ROOMY = 45
"""Rows from which the captions are open beside the article without being asked for: the quotes keep more of them."""

LEAST = (20, 5)
"""Columns and rows below which nothing can be read."""


class Panels:
    """The panels of one screen."""

    def __init__(self, screen: Screen[None], reading: Reading, view: ArticleView, extras: Extras) -> None:
        self._screen = screen
        self._reading = reading
        self._view = view
        self.extras = extras
        self.lists: Mapping[str, ArrangedList] = {kind.NAME: kind(reading) for kind in PANELS}
        titles = {kind.NAME: kind.TITLE for kind in PANELS}
        self.sides: Mapping[str, SidePanel] = {name: SidePanel(listing, titles) for name, listing in self.lists.items()}
        self._open = RIGHT
        self._left = PANELS[0].NAME
        self._docked = True
        self._over = False
        self._extras_were_asked = False
        """Whether one has opened or folded the captions: then they stay so."""
        self._counts: Mapping[str, int] = {}
        """How much was found for each when they were last filled."""
        self._are_filled = False
        """Whether names and quotes stand in the panels, or some of them."""
        self._wanted = ("", 0)
        """The panel that was asked for before there was anything in it, and where the article stood then."""

    # What is in them

    def fill(self, waiting: str) -> ArrangedList | None:
        """List what was found by now; `waiting` is said where nothing was while there may still be something to find.
        The list that was asked for while it was empty, and gets the keys now; None where there is none."""
        for listing in self.lists.values():
            listing.refill()
        self._counts = {name: listing.count() for name, listing in self.lists.items()}
        for name, side in self.sides.items():
            listing = self.lists[name]
            side.show_counts(self._counts)
            side.say("" if listing.has_entries else waiting if self._reading.is_finding else listing.NOTHING)
        self._are_filled = True
        self._unfold_extras()
        return self._enter_wanted()

    def mark(self, key: Key | None) -> None:
        """Put the cursor of every list that is in sight on what this stands for."""
        for listing in self.every_list:
            if all(node.display for node in listing.ancestors_with_self):
                listing.mark(key)

    def say(self, notice: str, *, where_empty: bool = False) -> None:
        """Say this in place of every list, or of those that have nothing in them."""
        for name, side in self.sides.items():
            if not where_empty or not self.lists[name].has_entries:
                side.say(notice)

    def counts(self) -> tuple[str, ...]:
        """How much was found, in words, the quotes first; () while nothing was looked for."""
        counted = reversed([name for name in self._counts if self.lists[name].IS_COUNTED])
        return tuple(f"{self.lists[name].TITLE} {self._counts[name]}" for name in counted)

    # Where they are

    def place(self) -> None:
        """Put everything where it belongs at this size."""
        screen, (width, height) = self._screen, self._screen.app.size
        shown = {self._open} if (self._docked if width >= DOCKED else self._over) else set()
        if width >= BOTH and shown:
            shown = {self._left, RIGHT}
        if screen.has_class("zen"):
            shown = set()
        classes = {"show-quotes": RIGHT in shown}
        classes |= {"-slim": width < 40, "-too-small": width < LEAST[0] or height < LEAST[1]}
        classes |= _breakpoints(WIDTHS, width) | _breakpoints(HEIGHTS, height)
        screen.update_classes(classes, animate=False)  # all at once: every change styles the whole screen again
        for name, side in self.sides.items():
            side.display = name in shown
        self._unfold_extras()
        self.mark(self._reading.key)
        focused = screen.focused
        if focused is not None and not all(node.display for node in focused.ancestors_with_self):
            self._view.focus()

    @property
    def is_over(self) -> bool:
        """Whether a panel covers part of the article."""
        return self._over and self._screen.size.width < DOCKED

    def open(self, name: str) -> None:
        """Open a panel and go to it; a second time, go back to the article."""
        is_empty_here = self.is_over and self._open == name and not self._has_list(name)
        if self.lists[name].has_focus or is_empty_here:
            self.close_over()
            self._view.focus()
            return
        self.turn_to(name)

    def turn_to(self, name: str) -> None:
        """Open a panel and go to it."""
        self._open = name
        self._screen.remove_class("zen")
        self._docked = self._over = True
        if name != RIGHT:
            self._left = name
        self.place()
        self._go_into(name)

    def toggle(self) -> None:
        """Show or hide the panels."""
        was_zen = self._screen.has_class("zen")
        self._screen.remove_class("zen")
        if self._screen.size.width < DOCKED:
            self._over = was_zen or not self._over
        else:
            self._docked = was_zen or not self._docked
        self.place()
        if self.is_over:
            self._go_into(self._open)

    def close_over(self) -> bool:
        """Close the panel that lies over the article; whether there was any."""
        was_over = self.is_over
        if was_over:
            self._over = False
            self.place()
            self._view.focus()
        return was_over

    def _go_into(self, name: str) -> None:
        """Go into its list; where a line stands in its place, the keys stay with the article for now."""
        is_there = self._has_list(name)
        self._wanted = ("" if is_there else name, self._view.top_offset)
        (self.lists[name] if is_there else self._view).focus()

    def _has_list(self, name: str) -> bool:
        return self.lists[name].is_mounted and self.lists[name].display

    @property
    def wants_list(self) -> bool:
        """Whether a list was asked for in which there is nothing yet."""
        return bool(self._wanted[0])

    def _enter_wanted(self) -> ArrangedList | None:
        """Go into the list that was asked for while it was empty, unless one has read on or gone elsewhere since."""
        name, top = self._wanted
        if not name or not self._has_list(name):
            return None
        self._wanted = ("", 0)
        if self._screen.focused is not self._view or self._view.top_offset != top or not self.sides[name].display:
            return None
        self.lists[name].focus()
        return self.lists[name]

    def toggle_zen(self) -> None:
        """Leave only the headline line and the text, or show everything again."""
        self._screen.toggle_class("zen")
        self.place()
        self._view.focus()

    # Captions and comments

    def toggle_extras(self) -> None:
        """Open the captions and the comments note and go there, or fold them."""
        extras = self.extras
        self._extras_were_asked = True
        if extras.is_open and not extras.has_focus_within and self._screen.size.height >= 10:
            extras.listing.focus()
            return
        extras.is_open = not extras.is_open
        if extras.is_open:
            self._screen.remove_class("zen")
            self.place()
            extras.listing.focus()
        else:
            self._view.focus()

    def fold_extras(self) -> None:
        """Open or fold them where they are, without going there."""
        self._extras_were_asked = True
        self.extras.is_open = not self.extras.is_open
        if not self.extras.is_open:
            self._view.focus()

    def _unfold_extras(self) -> None:
        """Beside the article they take nothing from it: there they stand open of themselves."""
        if self._extras_were_asked or not self._are_filled:
            return
        screen = self._screen
        beside = screen.has_class("-wide") and screen.has_class("show-quotes") and screen.app.size.height >= ROOMY
        is_open = beside and self.extras.holds_something
        if self.extras.has_focus_within and not is_open:
            self._view.focus()
        self.extras.is_open = is_open

    @property
    def every_list(self) -> Sequence[PickList]:
        """The lists of the panels and of the strip."""
        return (*self.lists.values(), self.extras.listing)


def _breakpoints(steps: Sequence[tuple[int, str]], size: int) -> dict[str, bool]:
    """Which class a size gives: Textual would give it later than the others, and style the screen once more."""
    reached = next(name for least, name in steps if size >= least)
    return {name: name == reached for _, name in steps}
