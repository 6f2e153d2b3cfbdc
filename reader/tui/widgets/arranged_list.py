"""A list of what was found in an article, which can be sorted and narrowed: what every side panel shows."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from reader.session.reading import Reading
from reader.tui.widgets.pick_list import Item, PickList

_WITH_ENTRIES = frozenset({"sort", "ask"})
"""Actions for which there must be entries."""


class ArrangedList(PickList):
    """Lists something of one reading. A panel is a class that inherits from this, in a file of its own, and its line
    in the table of `panels`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "sort", "Sort", id="list.sort", tooltip="Sort the list in another way"),
        Binding("f", "ask", "Filter", id="list.filter", tooltip="Show only one kind, or one speaker"),
        Binding("v", "screen.correct('give')", "Give", id="correct.give", tooltip="Somebody else said it", show=False),
    ]

    NAME: ClassVar[str]
    """What the panel is called in actions and style sheets."""
    TITLE: ClassVar[str]
    """What its tab says."""
    ABOUT: ClassVar[str]
    """What it shows, for the help."""
    SIDE: ClassVar[str] = "left"
    """On which side it stands where there is room for two: "left" or "right"."""
    IS_COUNTED: ClassVar[bool] = True
    """Whether the top line says how many there are."""
    NOTHING: ClassVar[str]
    """Said in its place where there is nothing."""
    ORDERS: ClassVar[tuple[str, ...]] = ("",)
    """Ways to sort it, in words; the first is the usual one."""

    @dataclass
    class Arranged(Message):
        """It is sorted or narrowed in another way."""

        list: ArrangedList

    @dataclass
    class Asked(Message):
        """What to narrow it to is to be chosen."""

        list: ArrangedList

    def __init__(self, reading: Reading) -> None:
        super().__init__(id=f"{self.NAME}-list")
        self.reading = reading
        self.order = self.ORDERS[0]
        self.only: Hashable = None
        """The key of the choice that it is narrowed to; None shows all."""
        self._is_filled = False

    def above(self) -> Sequence[Widget]:
        """What stands over it in its panel, and shows itself when there is something to show."""
        return ()

    def items(self) -> Iterable[Item]:
        """The entries, in this order, narrowed so."""
        raise NotImplementedError

    def choices(self) -> Sequence[tuple[Hashable, str, int]]:
        """What it can be narrowed to: keys, names, how many there are. The first, of key None, is everything."""
        raise NotImplementedError

    def count(self) -> int:
        """How many there are, for its tab."""
        raise NotImplementedError

    def refill(self) -> None:
        """List what was found by now."""
        self._is_filled = True
        self.rearrange()

    def filter(self, words: str) -> None:
        """As every list, those entries included that are folded."""
        super().filter(words)
        self.rearrange()

    def rearrange(self) -> None:
        """Make the entries again, once there are any."""
        if self._is_filled:
            if self.only is not None and self.only not in (key for key, _, _ in self.choices()):
                self.only = None  # there are none of these any more
            self.show(self.items())
            self.post_message(self.Arranged(self))
            if self.has_focus and self.cursor_key != self.reading.key:
                self.post_message(self.Entered(self))

    @property
    def arrangement(self) -> str:
        """How it is sorted, to what it is narrowed, which words are kept."""
        if not self._is_filled:
            return ""
        shown = next((name for key, name, _ in self.choices() if key == self.only), "")
        kept = f" · “{self.words}”" if self.words else ""
        return f"{self.order} · {shown}{kept}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that do something with entries are offered where there are any."""
        return super().check_action(action, parameters) if action not in _WITH_ENTRIES else bool(self.listed)

    def action_sort(self) -> None:
        """Sort it in the next way."""
        self.order = self.ORDERS[(self.ORDERS.index(self.order) + 1) % len(self.ORDERS)]
        self.rearrange()

    def action_ask(self) -> None:
        """Let the user choose what is shown."""
        self.post_message(self.Asked(self))

    def narrow(self, key: Hashable) -> None:
        """Show only what this choice names."""
        self.only = key
        self.rearrange()
