"""A list of entries to pick from: keys of the article's kind, entries that keep their place when they change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reader.tui.widgets.entry import Entry, EntryLine


class Item(NamedTuple):
    """One entry of a list."""

    key: str
    """What it stands for; unique in its list. "" for a heading that cannot be picked."""
    lines: tuple[EntryLine, ...]


class PickList(OptionList):
    """Entries of several lines; Enter or a click picks one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "cursor_down", "Down", id="list.down", show=False),
        Binding("k,up", "cursor_up", "Up", id="list.up", show=False),
        Binding("space,pagedown", "page_down", "Page", id="list.page_down", show=False),
        Binding("b,pageup", "page_up", "Back", id="list.page_up", show=False),
        Binding("g,home", "first", "First", id="list.first", show=False),
        Binding("G,end", "last", "Last", id="list.last", show=False),
        Binding("enter", "select", "Go there", id="list.pick", tooltip="Go to the place in the text"),
    ]

    @dataclass
    class Picked(Message):
        """An entry was chosen."""

        list: PickList
        key: str

        @property
        def control(self) -> PickList:
            """The list that it was chosen in."""
            return self.list

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False, compact=True)
        self._items: tuple[Item, ...] = ()
        self._words = ""

    def show(self, items: Iterable[Item]) -> None:
        """Replace the entries; the highlighted one stays highlighted if it is still there."""
        self._items = tuple(items)
        self._refill()

    def filter(self, words: str) -> None:
        """Keep only the entries with these words in them, case aside, and the headings; "" keeps all."""
        self._words = words.casefold().strip()
        self._refill()

    def _refill(self) -> None:
        kept = self.highlighted_option
        scroll = self.scroll_offset.y
        self.set_options(_options(item for item in self._items if not item.key or self._words in _words(item)))
        if kept is not None and kept.id is not None and kept.id in self.listed:
            self.highlighted = self.get_option_index(kept.id)
        elif self.option_count:
            self.action_first()
        self.scroll_to(y=scroll, animate=False)

    @property
    def listed(self) -> Sequence[str]:
        """The keys of what can be picked, from top to bottom."""
        return [option.id for option in self.options if option.id is not None]

    def highlight(self, key: str) -> None:
        """Put the cursor on an entry, if it is listed."""
        if key in self.listed:
            self.highlighted = self.get_option_index(key)

    @on(OptionList.OptionSelected)
    def pick(self, event: OptionList.OptionSelected) -> None:
        """Say which entry it was."""
        event.stop()
        if event.option_id is not None:
            self.post_message(self.Picked(self, event.option_id))


def _options(items: Iterable[Item]) -> list[Option]:
    return [Option(Entry(*item.lines), id=item.key or None, disabled=not item.key) for item in items]


def _words(item: Item) -> str:
    return " ".join(line.left for line in item.lines).casefold()
