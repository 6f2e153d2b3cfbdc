"""A list of entries to pick from, identified by keys. The cursor and the scroll position survive updates."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reader.tui.app_bindings import hidden
from reader.tui.widgets.components import CachesComponents
from reader.tui.widgets.entry import Entry, EntryLine, LateLines

_CURSOR = "option-list--option-highlighted"
"""Component class of the entry under the cursor."""


class Item(NamedTuple):
    """One entry of a list."""

    key: Hashable
    """What it stands for; unique in its list. None for a heading, which cannot be picked."""
    lines: tuple[EntryLine, ...] | LateLines
    apart: bool = False
    """Whether an empty row separates it from the entry above."""


class PickList(OptionList, CachesComponents):
    """Entries of one or several lines; Enter or a click picks one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        hidden("j,down", "cursor_down", "Down", "list.down", "One entry down"),
        hidden("k,up", "cursor_up", "Up", "list.up", "One entry up"),
        hidden("space,pagedown,ctrl+f", "page_down", "Page down", "list.page_down", "A page down"),
        hidden("b,pageup,ctrl+b", "page_up", "Page up", "list.page_up", "A page up"),
        hidden("d,ctrl+d", "half_page(1)", "Half down", "list.half_down", "Half a page down"),
        hidden("u,ctrl+u", "half_page(-1)", "Half up", "list.half_up", "Half a page up"),
        hidden("g,home", "first", "First", "list.first", "The first entry"),
        hidden("G,end", "last", "Last", "list.last", "The last entry"),
        Binding("enter", "select", "Go there", id="list.pick", tooltip="Go to the place in the text"),
    ]

    WITH_ENTRIES: ClassVar[frozenset[str]] = frozenset({"select"})
    """Actions that need entries."""

    @dataclass
    class Picked(Message):
        """An entry was picked."""

        list: PickList
        key: Hashable

    @dataclass
    class Entered(Message):
        """The list was focused."""

        list: PickList

    @dataclass
    class Moved(Message):
        """The user moved the cursor to another entry."""

        list: PickList
        key: Hashable

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False, compact=True)
        self._items: tuple[Item, ...] = ()
        self._keys: list[Hashable] = []
        """Keys by option; None for headings and empty rows."""
        self._rows: dict[Hashable, int] = {}
        """Options by key."""
        self.words = ""
        """The filter: only entries that contain these words are kept; "" keeps all."""
        self.last_key: Hashable = None
        """The last key under the cursor before it was on no entry."""

    def show(self, items: Iterable[Item]) -> None:
        """Replace the entries. The cursor stays on its entry; if that is gone, it moves to the one in its place."""
        self._items = tuple(items)
        self._refill()

    def filter(self, words: str) -> None:
        """Keep only entries that contain these words, ignoring case, with their headings; "" keeps all."""
        self.words = words.casefold().strip()
        self._refill()

    def _refill(self) -> None:
        key, place = self.cursor_key, self._place
        scroll = self.scroll_offset.y
        items = list(_filtered(self._items, self.words)) if self.words else self._items
        if self.words and not items:
            items = [Item(None, (EntryLine(f"Nothing here has “{self.words}” in it.", "", "plain", 1, wraps=True),))]
        had_entries = bool(self._rows)
        options = list(_options(items))
        self._keys = [key for key, _ in options]
        self._rows = {key: number for number, key in enumerate(self._keys) if key is not None}
        self.set_options(option for _, option in options)
        if bool(self._rows) != had_entries:
            self.refresh_bindings()
        if key is not None:
            self.highlighted = self._rows.get(key, self._nearest(place))
        elif self.has_focus:
            self.mark_somewhere()
        self.scroll_to(y=scroll, animate=False)

    @property
    def _place(self) -> int:
        """The number of entries before the cursor."""
        number = self.highlighted
        return sum(key is not None for key in self._keys[:number]) if number is not None else 0

    def _nearest(self, place: int) -> int | None:
        """The option of the entry with this index, or of the last one."""
        rows = list(self._rows.values())
        return rows[min(place, len(rows) - 1)] if rows else None

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """Without colours, the entry under the cursor is reversed, or bold while the list is not focused."""
        style = super().get_visual_style(*component_classes, partial=partial)
        if self.app.no_color and _CURSOR in component_classes:
            # Textual ignores style sheets here.
            return style + (Style(reverse=True) if self.has_focus else Style(bold=True))
        return style

    # The cursor

    highlighted: reactive[int | None] = reactive(None, repaint=False)

    def watch_highlighted(self, before: int | None, highlighted: int | None) -> None:  # type: ignore[override]
        """Scroll to the cursor, and repaint only the entries that it left and reached."""
        if highlighted is not None and not self.options[highlighted].disabled:
            self.scroll_to_highlight()
        for number in (before, highlighted):
            if number is not None and number in self._index_to_line:
                self.refresh_lines(self._index_to_line[number], self._heights[number])

    @property
    def has_entries(self) -> bool:
        """Whether there are any entries, regardless of the filter."""
        return any(item.key is not None for item in self._items)

    @property
    def listed(self) -> Sequence[Hashable]:
        """The keys of the entries that can be picked, from top to bottom."""
        return list(self._rows)

    @property
    def cursor_key(self) -> Hashable:
        """The key of the entry under the cursor; None if it is on none."""
        number = self.highlighted
        return self._keys[number] if number is not None and number < len(self._keys) else None

    @property
    def is_at_last(self) -> bool:
        """Whether the cursor is on the last entry."""
        return self.highlighted is not None and self.highlighted == next(reversed(self._rows.values()), None)

    def mark(self, key: Hashable) -> None:
        """Move the cursor to an entry; to none if the list does not have it."""
        if self.cursor_key is not None:
            self.last_key = self.cursor_key
        self.highlighted = self._rows.get(key) if key is not None else None

    def mark_somewhere(self) -> None:
        """Move the cursor to its last entry, else to the first."""
        self.mark(self.last_key)
        if self.highlighted is None:
            self.highlighted = self._nearest(0)

    def action_cursor_down(self) -> None:
        """Move an entry down."""
        super().action_cursor_down()
        self._moved()

    def action_cursor_up(self) -> None:
        """Move an entry up."""
        super().action_cursor_up()
        self._moved()

    def action_first(self) -> None:
        """Move to the first entry."""
        super().action_first()
        self._moved()

    def action_last(self) -> None:
        """Move to the last entry."""
        super().action_last()
        self._moved()

    def action_move(self, by: int) -> None:
        """Move down or up by so many entries, as far as there are any."""
        self.action_entry(max(1, self._place + 1 + by))

    def action_entry(self, number: int) -> None:
        """Move to an entry by its number, or to the last one if there are fewer."""
        self.highlighted = self._nearest(number - 1)
        self._moved()

    def action_page_up(self) -> None:
        """Move a page up, if there is any room for one."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]
            if self.cursor_key is None:
                self.highlighted = self._nearest(0)
            self._moved()

    def action_page_down(self) -> None:
        """Move a page down, if there is any room for one."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]
            if self.cursor_key is None:
                self.highlighted = self._nearest(len(self._rows) - 1)
            self._moved()

    @on(events.Focus)
    def post_entered(self) -> None:
        """Put the cursor on an entry, and post that the list was focused."""
        if self.cursor_key is None:
            self.mark_somewhere()
        self.post_message(self.Entered(self))

    def action_half_page(self, by: int) -> None:
        """Move half a page down, or up if `by` is negative, if there is any room for one."""
        rows = list(self._rows.values())
        self._update_lines()
        if not rows or self.highlighted not in self._index_to_line:  # there is no room for any
            return
        line_of = self._index_to_line.__getitem__
        line = line_of(self.highlighted) + by * (self.scrollable_content_region.height // 2)
        at = bisect_left(rows, line, key=line_of) if by > 0 else bisect_right(rows, line, key=line_of) - 1
        self.highlighted = rows[min(max(0, at), len(rows) - 1)]
        self._moved()

    def _moved(self) -> None:
        if self.cursor_key is not None:
            self.post_message(self.Moved(self, self.cursor_key))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable actions on entries while there are none."""
        return action not in self.WITH_ENTRIES or bool(self._rows)

    @on(OptionList.OptionSelected)
    def pick(self, event: OptionList.OptionSelected) -> None:
        """Post which entry was picked."""
        event.stop()
        key = self._keys[event.option_index]
        if key is not None:
            self.post_message(self.Picked(self, key))


def _options(items: Iterable[Item]) -> Iterator[tuple[Hashable, Option]]:
    is_first = True
    for item in items:
        if item.apart and not is_first:
            yield None, Option(Entry((EntryLine(""),)), disabled=True)
        yield item.key, Option(Entry(item.lines), disabled=item.key is None)
        is_first = False


def _filtered(items: Iterable[Item], words: str) -> Iterator[Item]:
    """The entries that contain these words, with the headings above them."""
    heading: Item | None = None
    for item in items:
        if item.key is None:
            heading = item
        elif words in _words(item):
            if heading is not None:
                yield heading
                heading = None
            yield item


def _words(item: Item) -> str:
    return " ".join(f"{line.label} {line.left}" for line in item.lines).casefold()
