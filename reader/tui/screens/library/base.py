"""What the screens of the library have in common: where they lead, and how wide they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.message import Message
from textual.screen import Screen

from reader.library.store import Store
from reader.tui.widgets.lines import show_message
from reader.tui.widgets.pick_list import PickList

if TYPE_CHECKING:
    from reader.model.document import Document

SAMPLE, TOUR = "sample", "tour"
"""Keys of what can be opened besides articles."""

NOT_READING = "That is for an open article: Enter reads one."

NOT_KEPT = "Not kept: the library cannot be written to now."

SIDE_BY_SIDE_COLUMNS = 100
"""Columns from which lists stand side by side."""

LOW_ROWS = 12
"""Rows below which there is room for a list only."""


class Pick(NamedTuple):
    """Something to read."""

    uri: str
    """Address, path, or one of the keys of what can be read besides articles."""
    article: int | None = None
    """Its number in the library."""
    start: int | None = None
    """Where to begin, in code points of the text that the library keeps; None for where it was left."""
    version: int | None = None
    """The earlier version whose text `start` counts in; None for the one that is kept now."""


class Edition(NamedTuple):
    """An article of the library, or an earlier version of it."""

    article: int
    version: int | None = None
    """Its number; None for the one that is kept now."""


Annotate = Callable[["Document"], "Document"]
"""Finds names and quotes in an article."""

Pieces = Callable[[Store, Annotate], Iterable[str]]
"""Writes something, piece by piece. Blocks."""


class Exportable(NamedTuple):
    """What can be written to a file."""

    question: str
    """What to ask the user: "Write this comparison to a file: .md .json"."""
    name: str
    """A name for the file."""
    writers: Mapping[str, Pieces]
    """What writes it, by how the name of the file ends; the first that fits is taken."""


class ShelfScreen(Screen[None]):
    """A screen of the library."""

    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-single"), (SIDE_BY_SIDE_COLUMNS, "-beside")]  # noqa: RUF012

    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-low"), (LOW_ROWS, "-tall")]  # noqa: RUF012

    lists_articles: ClassVar[bool] = False
    """Whether it is the library itself."""

    @dataclass
    class Picked(Message):
        """The user picked something to read."""

        pick: Pick

    def __init__(self, store: Callable[[], Store], panes: Sequence[PickList]) -> None:
        """`store` is called whenever something is looked up; the first of the `panes` is shown first."""
        super().__init__()
        self.store = store
        self._panes = panes
        self._at = panes[0]
        """The list that had the cursor last, which is shown where there is room for one only."""

    @property
    def exportable(self) -> Exportable | None:
        """What can be written to a file here; None if nothing can."""
        return None

    def action_export(self) -> None:
        """Write what is `exportable` to a file."""
        self.app.call_later(self.app.run_action, "export")

    @on(PickList.Entered)
    def enter(self, event: PickList.Entered) -> None:
        """A list was focused."""
        event.stop()
        if event.list in self._panes:
            self._at = event.list
        self.show_place()

    def show_place(self) -> None:
        """Show what the row under the cursor stands for, where a screen has a place for that."""

    def action_pane(self, by: int) -> None:
        """Go to the next list that has anything, or to an earlier one."""
        panes = [pane for pane in self._panes if pane.has_entries or pane is self._at]
        self.go_to(panes[(panes.index(self._at) + by) % len(panes)])

    def go_to(self, pane: PickList) -> None:
        """Focus one of the lists, which is the one that is shown where there is room for one only."""
        self.remove_class(*(name for name in self.classes if name.startswith("-at-")))
        self.add_class(f"-at-{pane.id}")
        pane.focus()

    def say(self, message: str) -> None:
        """Show a message in the status line for some seconds."""
        show_message(self.app, message)
