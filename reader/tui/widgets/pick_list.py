"""A list of entries to pick from: keys of the article's kind, entries that keep their place when they change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.style import Style
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reader.model.document import Document
from reader.tui.widgets.components import KeepsComponents
from reader.tui.widgets.entry import Entry, EntryLine

_CURSOR = "option-list--option-highlighted"
"""The look of the entry under the cursor."""

_WITH_ENTRIES = frozenset({"select", "sort", "correct"})
"""Actions for which there must be entries."""


class Item(NamedTuple):
    """One entry of a list."""

    key: str
    """What it stands for; unique in its list. "" for a heading that cannot be picked."""
    lines: tuple[EntryLine, ...]
    apart: bool = False
    """Whether a blank row sets it apart from what stands over it."""


class PickList(OptionList, KeepsComponents):
    """Entries of several lines; Enter or a click picks one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "cursor_down", "Down", id="list.down", tooltip="One entry down", show=False),
        Binding("k,up", "cursor_up", "Up", id="list.up", tooltip="One entry up", show=False),
        Binding("space,pagedown", "page_down", "Page", id="list.page_down", tooltip="A page down", show=False),
        Binding("b,pageup", "page_up", "Back", id="list.page_up", tooltip="A page up", show=False),
        Binding("g,home", "first", "First", id="list.first", tooltip="The first entry", show=False),
        Binding("G,end", "last", "Last", id="list.last", tooltip="The last entry", show=False),
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
        self.words = ""
        """Only entries with these words in them are kept; "" keeps all."""
        self._has_entries = False

    def show(self, items: Iterable[Item]) -> None:
        """Replace the entries; the highlighted one stays highlighted if it is still there."""
        self._items = tuple(items)
        self._refill()

    def filter(self, words: str) -> None:
        """Keep only the entries with these words in them, case aside, with their headings; "" keeps all."""
        self.words = words.casefold().strip()
        self._refill()

    def _refill(self) -> None:
        kept = self.highlighted_option
        scroll = self.scroll_offset.y
        items = list(_filtered(self._items, self.words)) if self.words else self._items
        if self.words and not items:
            items = [Item("", (EntryLine(f"Nothing here has “{self.words}” in it.", "", "muted", 1, wraps=True),))]
        self.set_options(_options(items))
        has_entries = any(item.key for item in items)
        if has_entries != self._has_entries:
            self._has_entries = has_entries
            self.refresh_bindings()
        if kept is not None and kept.id is not None and kept.id in self.listed:
            self.highlighted = self.get_option_index(kept.id)
        elif self.option_count:
            self.action_first()
        self.scroll_to(y=scroll, animate=False)

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """As any; without colours the entry under the cursor is reversed, or bold while the keys go elsewhere."""
        style = super().get_visual_style(*component_classes, partial=partial)
        if self.app.no_color and _CURSOR in component_classes:
            # Textual takes this from no style sheet.
            return style + (Style(reverse=True) if self.has_focus else Style(bold=True))
        return style

    def action_page_up(self) -> None:
        """A page up, where there is any room for one."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """A page down, where there is any room for one."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that do something with entries are told of where there are any."""
        return action not in _WITH_ENTRIES or self._has_entries

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


class ArrangedList(PickList):
    """A list of a document's findings that can be sorted and narrowed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "sort", "Sort", id="list.sort", tooltip="Sort the list in another way"),
        Binding("f", "ask", "Filter", id="list.filter", tooltip="Show only one kind, or one speaker"),
        Binding("x", "correct('hide')", "Hide", id="correct.hide", tooltip="Not a name, or not a quote", show=False),
        Binding("M", "correct('merge')", "Merge", id="correct.merge", tooltip="The same as another name", show=False),
        Binding(
            "S",
            "correct('split')",
            "Split",
            id="correct.split",
            tooltip="This mention is someone or something else",
            show=False,
        ),
        Binding("r", "correct('rename')", "Rename", id="correct.rename", tooltip="Give it another name", show=False),
        Binding("v", "correct('give')", "Give", id="correct.give", tooltip="Somebody else said it", show=False),
    ]

    ORDERS: ClassVar[tuple[str, ...]] = ("",)
    """Ways to sort it, in words; the first is the usual one."""

    @dataclass
    class Arranged(Message):
        """It is sorted or narrowed in another way."""

        list: ArrangedList

    @dataclass
    class Correcting(Message):
        """Something found is to be put right."""

        key: str
        how: str

    @dataclass
    class Asked(Message):
        """What to narrow it to is to be chosen."""

        list: ArrangedList

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.document: Document | None = None
        self.order = self.ORDERS[0]
        self.only = ""
        """The key of the choice it is narrowed to; "" shows all."""

    def show_document(self, document: Document) -> None:
        """List what was found in an annotated document."""
        self.document = document
        self.rearrange()

    def filter(self, words: str) -> None:
        """As every list, those entries included that are folded."""
        super().filter(words)
        self.rearrange()

    def rearrange(self) -> None:
        """Make the entries anew."""
        if self.document is not None:
            self.show(self.items(self.document))
            self.post_message(self.Arranged(self))

    def items(self, document: Document) -> Iterable[Item]:
        """The entries, in this order, narrowed so."""
        raise NotImplementedError

    def choices(self, document: Document) -> Sequence[tuple[str, str, int]]:
        """What it can be narrowed to: keys, names, how many there are. The first is everything."""
        raise NotImplementedError

    @property
    def arrangement(self) -> str:
        """How it is sorted, to what it is narrowed, which words are kept."""
        if self.document is None:
            return ""
        shown = next((name for key, name, _ in self.choices(self.document) if key == self.only), "")
        kept = f" · “{self.words}”" if self.words else ""
        return f"{self.order} · {shown}{kept}"

    def action_sort(self) -> None:
        """Sort it in the next way."""
        self.order = self.ORDERS[(self.ORDERS.index(self.order) + 1) % len(self.ORDERS)]
        self.rearrange()

    def action_ask(self) -> None:
        """Let the reader choose what is shown."""
        self.post_message(self.Asked(self))

    def action_correct(self, how: str) -> None:
        """Put right what the cursor is on."""
        option = self.highlighted_option
        if option is not None and option.id is not None:
            self.post_message(self.Correcting(option.id, how))

    def narrow(self, key: str) -> None:
        """Show only what this choice names."""
        self.only = key
        self.rearrange()


def _options(items: Iterable[Item]) -> list[Option]:
    options: list[Option] = []
    for item in items:
        if item.apart and options:
            options.append(Option(Entry(EntryLine("")), disabled=True))
        options.append(Option(Entry(*item.lines), id=item.key or None, disabled=not item.key))
    return options


def _filtered(items: Iterable[Item], words: str) -> Iterator[Item]:
    """The entries with these words in them, and the headings over them."""
    heading: Item | None = None
    for item in items:
        if not item.key:
            heading = item
        elif words in _words(item):
            if heading is not None:
                yield heading
                heading = None
            yield item


def _words(item: Item) -> str:
    return " ".join(line.left for line in item.lines).casefold()
