"""A list of findings that can be sorted and narrowed: the content of every side panel."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from reader import lexicon
from reader.session.reading import Reading
from reader.tui.app_bindings import hidden
from reader.tui.widgets.pick_list import Item, PickList


class ArrangedList(PickList):
    """The base class of panels: lists findings of one reading. A panel is a subclass in a file of its own and a line in
    the table of `panel_lists`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "sort", "Sort", id="list.sort", tooltip="Sort the list in another way"),
        Binding("f", "ask", "Filter", id="list.filter", tooltip="Show only one kind, or one speaker"),
        hidden("v", "screen.correct('give')", "Give", "correct.give", "Somebody else said it"),
    ]

    WITH_ENTRIES: ClassVar[frozenset[str]] = PickList.WITH_ENTRIES | {"sort", "ask"}

    NAME: ClassVar[str]
    """Name of the panel in actions and style sheets."""
    TITLE: ClassVar[str]
    """Title of its tab."""
    ABOUT: ClassVar[str]
    """What it shows, for the help."""
    SIDE: ClassVar[str] = "left"
    """The side it is on if there is room for two: "left" or "right"."""
    IS_COUNTED: ClassVar[bool] = True
    """Whether the top line shows its count."""
    NOTHING: ClassVar[str]
    """Shown in place of an empty list."""
    SOUGHT_BY_LANGUAGE: ClassVar[str | None] = None
    """What is sought only in languages that have word lists; None if the list has entries in any language."""
    ORDERS: ClassVar[tuple[str, ...]] = ("",)
    """Sort orders, as shown to the user; the first is the default."""

    @dataclass
    class Arranged(Message):
        """The list was sorted or narrowed."""

        list: ArrangedList

    @dataclass
    class Asked(Message):
        """The user wants to choose what to narrow the list to."""

        list: ArrangedList

    def __init__(self, reading: Reading) -> None:
        super().__init__(id=f"{self.NAME}-list")
        self.reading = reading
        self.order = self.ORDERS[0]
        self.only: Hashable = None
        """Key of the choice that the list is narrowed to; None shows all."""
        self._is_filled = False

    def above(self) -> Sequence[Widget]:
        """Widgets above the list in its panel, which show themselves if they have content."""
        return ()

    @property
    def nothing(self) -> str:
        """Why the list is empty."""
        language = self.reading.document.metadata.language
        if self.SOUGHT_BY_LANGUAGE is None or language is None or lexicon.is_covered(language):
            return self.NOTHING
        covered, own = lexicon.names_of(lexicon.languages()), lexicon.names_of([language])
        return f"{self.SOUGHT_BY_LANGUAGE} are sought in {covered} only, and this article is in {own}."

    def items(self) -> Iterable[Item]:
        """The entries, sorted and narrowed."""
        raise NotImplementedError

    def choices(self) -> Sequence[tuple[Hashable, str, int]]:
        """What the list can be narrowed to: key, name and count. The first, with key None, is everything."""
        raise NotImplementedError

    def count(self) -> int:
        """The number of entries, for the tab."""
        raise NotImplementedError

    def refill(self) -> None:
        """List what was found so far."""
        self._is_filled = True
        self.rearrange()

    def filter(self, words: str) -> None:
        """Filter the entries, including folded ones."""
        super().filter(words)
        self.rearrange()

    def rearrange(self) -> None:
        """Rebuild the entries, once the list has been filled."""
        if self._is_filled:
            if self.only is not None and self.only not in (key for key, _, _ in self.choices()):
                self.only = None  # no such entries are left
            self.show(self.items())
            self.post_message(self.Arranged(self))
            if self.has_focus and self.cursor_key != self.reading.key:
                self.post_message(self.Entered(self))

    @property
    def arrangement(self) -> str:
        """The sort order, the choice it is narrowed to, and the filter."""
        if not self._is_filled:
            return ""
        shown = next((name for key, name, _ in self.choices() if key == self.only), "")
        kept = f" · “{self.words}”" if self.words else ""
        return f"{self.order} · {shown}{kept}"

    def action_sort(self) -> None:
        """Switch to the next sort order."""
        self.order = self.ORDERS[(self.ORDERS.index(self.order) + 1) % len(self.ORDERS)]
        self.rearrange()

    def action_ask(self) -> None:
        """Let the user choose what is shown."""
        self.post_message(self.Asked(self))

    def narrow(self, key: Hashable) -> None:
        """Narrow the list to a choice."""
        self.only = key
        self.rearrange()
