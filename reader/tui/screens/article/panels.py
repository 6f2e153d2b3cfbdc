"""The layout around the article: which panels are open, docked or over it, and the strip of captions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from reader.page.status_text import ONE_PANEL_COLUMNS, TWO_PANELS_COLUMNS
from reader.session.reading import Reading
from reader.tui.widgets.arranged_list import ArrangedList
from reader.tui.widgets.extras import Extras
from reader.tui.widgets.panel_lists import PANELS
from reader.tui.widgets.pick_list import PickList
from reader.tui.widgets.side_panel import SidePanel

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.widget import Widget

    from reader.page.item_keys import Key
    from reader.tui.widgets.article_view import ArticleView

RIGHT_PANEL = next(kind.NAME for kind in PANELS if kind.SIDE == "right")
"""The panel on the right if there is room for two; the others take turns on the left."""

WIDTHS = ((TWO_PANELS_COLUMNS, "-wide"), (ONE_PANEL_COLUMNS, "-normal"), (60, "-narrow"), (0, "-tiny"))
HEIGHTS = ((10, "-high"), (0, "-low"))
"""Minimum columns and rows of each size class of the screen, largest first."""

MIN_ROWS_WITH_EXTRAS = 45
"""Minimum rows to open the captions next to the article by default; below, the quotes need the room."""

MIN_SIZE = (20, 5)
"""Minimum columns and rows to show anything legible."""


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
        self._open = RIGHT_PANEL
        self._left = PANELS[0].NAME
        self._docked = True
        self._over = False
        self._extras_were_asked = False
        """Whether the user has opened or folded the captions: then they stay so."""
        self._counts: Mapping[str, int] = {}
        """How many items each panel had when last filled; empty before that."""
        self._wanted = ("", 0)
        """The panel that was requested while it was empty, and the top offset at that time."""

    # Content

    def fill(self, waiting: str) -> ArrangedList | None:
        """List what was found so far; `waiting` is shown in empty panels while more may be found. Return the list that
        was requested while it was empty and gets the focus now, if any."""
        for listing in self.lists.values():
            listing.refill()
        self._counts = {name: listing.count() for name, listing in self.lists.items()}
        for name, side in self.sides.items():
            listing = self.lists[name]
            side.show_counts(self._counts)
            side.show_notice("" if listing.has_entries else waiting if self._reading.is_annotating else listing.nothing)
        self._unfold_extras()
        return self._enter_wanted()

    def mark(self, key: Key | None) -> None:
        """Move the cursor of every visible list to this key."""
        for listing in self.every_list:
            if _is_shown(listing):
                listing.mark(key)

    def show_notice(self, notice: str, *, where_empty: bool = False) -> None:
        """Show a notice in place of every list, or only of the empty ones."""
        for name, side in self.sides.items():
            if not where_empty or not self.lists[name].has_entries:
                side.show_notice(notice)

    def counts(self) -> tuple[str, ...]:
        """The counts of the panels in words; () before the panels are filled, and while their tabs show them."""
        if any(_is_shown(side) for side in self.sides.values()):
            return ()
        counted = (name for name in self._counts if self.lists[name].IS_COUNTED)
        return tuple(f"{self.lists[name].TITLE} {self._counts[name]}" for name in counted)

    # Layout

    def place(self) -> None:
        """Lay out everything for the current size."""
        screen, (width, height) = self._screen, self._screen.app.size
        shown = {self._open} if (self._docked if width >= ONE_PANEL_COLUMNS else self._over) else set()
        if width >= TWO_PANELS_COLUMNS and shown:
            shown = {self._left, RIGHT_PANEL}
        if screen.has_class("zen"):
            shown = set()
        classes = {"show-quotes": RIGHT_PANEL in shown}
        classes |= {"-slim": width < 40, "-too-small": width < MIN_SIZE[0] or height < MIN_SIZE[1]}
        classes |= _breakpoints(WIDTHS, width) | _breakpoints(HEIGHTS, height)
        screen.update_classes(classes, animate=False)  # all at once: every change restyles the whole screen
        for name, side in self.sides.items():
            side.display = name in shown
        self._unfold_extras()
        self.mark(self._reading.key)
        focused = screen.focused
        if focused is not None and not _is_shown(focused):
            self._view.focus()

    @property
    def is_over(self) -> bool:
        """Whether a panel covers part of the article."""
        return self._over and self._screen.size.width < ONE_PANEL_COLUMNS

    def open(self, name: str) -> None:
        """Open a panel and focus it; if it has the focus already, return to the article."""
        is_empty_here = self.is_over and self._open == name and not self._has_list(name)
        if self.lists[name].has_focus or is_empty_here:
            self.close_over()
            self._view.focus()
            return
        self.turn_to(name)

    def turn_to(self, name: str) -> None:
        """Open a panel and focus it."""
        self._open = name
        self._screen.remove_class("zen")
        self._docked = self._over = True
        if name != RIGHT_PANEL:
            self._left = name
        self.place()
        self._go_into(name)

    def restorer(self) -> Callable[[], None]:
        """A function that puts panels, focus, highlight, selection and narrowing back to how they are now."""
        screen, reading = self._screen, self._reading
        layout = (self._open, self._left, self._docked, self._over)
        focused, is_zen = screen.focused, screen.has_class("zen")
        trail, key, selecting = reading.trail, reading.key, reading.selecting
        is_narrowed = self._view.is_narrowed

        def restore() -> None:
            self._open, self._left, self._docked, self._over = layout
            self._wanted = ("", 0)
            screen.set_class(is_zen, "zen")
            self.place()
            screen.set_focus(focused)
            if reading.key != key or reading.selecting != selecting:
                reading.highlight(trail, key)
                if is_narrowed:
                    self._view.narrow()
                if selecting is not None:
                    reading.select(selecting)

        return restore

    def toggle(self) -> None:
        """Show or hide the panels."""
        was_zen = self._screen.has_class("zen")
        self._screen.remove_class("zen")
        if self._screen.size.width < ONE_PANEL_COLUMNS:
            self._over = was_zen or not self._over
        else:
            self._docked = was_zen or not self._docked
        self.place()
        if self.is_over:
            self._go_into(self._open)

    def close_over(self) -> bool:
        """Close the panel that covers the article; return whether there was one."""
        was_over = self.is_over
        if was_over:
            self._over = False
            self.place()
            self._view.focus()
        return was_over

    def _go_into(self, name: str) -> None:
        """Focus the panel's list; if a notice is shown instead, the article keeps the focus for now."""
        is_there = self._has_list(name)
        self._wanted = ("" if is_there else name, self._view.top_offset)
        (self.lists[name] if is_there else self._view).focus()

    def _has_list(self, name: str) -> bool:
        return self.lists[name].is_mounted and self.lists[name].display

    @property
    def wants_list(self) -> bool:
        """Whether a panel was requested that is still empty."""
        return bool(self._wanted[0])

    def _enter_wanted(self) -> ArrangedList | None:
        """Focus the list that was requested while it was empty, unless the user has moved on since."""
        name, top = self._wanted
        if not name or not self._has_list(name):
            return None
        self._wanted = ("", 0)
        if self._screen.focused is not self._view or self._view.top_offset != top or not self.sides[name].display:
            return None
        self.lists[name].focus()
        return self.lists[name]

    def toggle_zen(self) -> None:
        """Show only the top line and the text, or show everything again."""
        self._screen.toggle_class("zen")
        self.place()
        self._view.focus()

    # Captions and comments

    def toggle_extras(self) -> None:
        """Open the captions and the comments note and focus them, or fold them."""
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
        """Open or fold the captions without focusing them."""
        self._extras_were_asked = True
        self.extras.is_open = not self.extras.is_open
        if not self.extras.is_open:
            self._view.focus()

    def _unfold_extras(self) -> None:
        """Open the captions by default where they are next to the article and take no room from it."""
        if self._extras_were_asked or not self._counts:
            return
        screen = self._screen
        is_beside = (
            screen.has_class("-wide")
            and screen.has_class("show-quotes")
            and screen.app.size.height >= MIN_ROWS_WITH_EXTRAS
        )
        is_open = is_beside and self.extras.has_content
        if self.extras.has_focus_within and not is_open:
            self._view.focus()
        self.extras.is_open = is_open

    @property
    def every_list(self) -> Sequence[PickList]:
        """The lists of all panels and of the extras."""
        return (*self.lists.values(), self.extras.listing)


def _is_shown(widget: Widget) -> bool:
    return all(node.display for node in widget.ancestors_with_self)


def _breakpoints(steps: Sequence[tuple[int, str]], size: int) -> dict[str, bool]:
    """The size class: Textual would set it later than the other classes, and restyle the screen once more."""
    reached = next(name for least, name in steps if size >= least)
    return {name: name == reached for _, name in steps}
