"""The versions of an article: what came, what went and what changed from each to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from reader.base.moments import local_minute
from reader.compare.comparison import Comparison, compare_versions
from reader.export.comparisons.wording import articles_of, summary
from reader.library.search import Listed
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.library.stored import Version
from reader.model.document import Document
from reader.tui.screens.library.base import Edition, Pick
from reader.tui.screens.library.panes import FilledPane, Pane
from reader.tui.screens.library.reread import RereadScreen
from reader.tui.screens.library.rows import headline_of, words_row
from reader.tui.screens.library.version_rows import ChangeKey, change_rows, place_of
from reader.tui.widgets.entry import Entry, EntryLine
from reader.tui.widgets.keys_line import KeysLine
from reader.tui.widgets.lines import SplitLine, StatusLine
from reader.tui.widgets.pick_list import Item, PickList


class Step(NamedTuple):
    """From one version to the next."""

    name: str
    """What both are called: "v1 → v2"."""
    about: str
    """When both were read, or what else they are."""
    before: Edition
    after: Edition


def steps_of(shelf: Shelf, article: int) -> Sequence[Step]:
    """The steps between the versions of an article that are kept, the last one first; none if there is one version."""
    earlier = shelf.versions(article)
    last = len(earlier) + 1
    times = [*map(_read_at, earlier), "as it is now"]
    return [
        Step(
            f"v{number} → v{number + 1}",
            f"{times[number - 1]}, then {times[number]}",
            Edition(article, number),
            Edition(article, number + 1 if number + 1 < last else None),
        )
        for number in reversed(range(1, last))
    ]


def _read_at(version: Version) -> str:
    return f"read {local_minute(version.stored)}"


class ChangesPane(Pane):
    """What changed."""

    TITLE = "Changes"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Go there", id="versions.open", tooltip="Read the article, at this change"),
    ]


class StepsPane(FilledPane[Step]):
    """The steps from version to version."""

    TITLE = "Versions"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "What changed", id="versions.step", tooltip="What changed from one to the other"),
    ]

    def rows(self, steps: Sequence[Step]) -> list[Item]:
        """The rows of these steps, which the pane remembers."""
        self._entries = {step.name: step for step in steps}
        return [
            Item(step.name, (EntryLine(step.name), EntryLine(step.about, "", "muted", 2, wraps=True))) for step in steps
        ]


class VersionsScreen(RereadScreen):
    """What changed in an article, step by step."""

    AUTO_FOCUS = "#changes"
    TOO_FEW = "The text of one of the versions is not kept."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right_square_bracket", "change(1)", "Next change", id="versions.next", tooltip="The next change"),
        Binding("left_square_bracket", "change(-1)", "One before", id="versions.previous", tooltip="The one before"),
    ]

    def __init__(
        self, store: Callable[[], Store], articles: Sequence[Listed], steps: Sequence[Step], engine: str | None
    ) -> None:
        """`articles` are those that the steps lead through, the first of them for the title; `engine` is what finds
        names and quotes."""
        self._changes, self._list = ChangesPane(), StepsPane()
        super().__init__(store, (self._changes, self._list), engine)
        self._articles = {listed.article: listed for listed in articles}
        self._steps = steps
        self._step = steps[0]
        self._title = SplitLine(classes="library-title")
        self._title.left = f"Versions   {headline_of(articles[0])}"
        self._summary = Static("", classes="person-facts", markup=False)

    def compose(self) -> ComposeResult:
        """The headline, how much changed, the lists."""
        yield self._title
        yield self._summary
        with Horizontal(classes="library-lists"):
            yield self._changes
            yield self._list
        yield StatusLine()
        yield KeysLine()

    def on_mount(self) -> None:
        """List the steps, and show the last one."""
        self._list.show(self._list.rows(self._steps))
        self._show(self._steps[0])

    def _show(self, step: Step) -> None:
        self._step, self._comparison = step, None
        self._title.right = step.name
        self._list.mark(step.name)
        self._changes.entitle(f"Changes, {step.name}")
        self._summary.update(Entry((EntryLine("", label=step.name),)))
        self.reread(self.store(), (step.before, step.after), _compared)

    @on(RereadScreen.Reread)
    def show_changes(self, event: RereadScreen.Reread) -> None:
        """Show what changed, unless another step is wanted by now."""
        event.stop()
        if tuple(event.editions) != (self._step.before, self._step.after) and event.comparison is not None:
            return
        comparison = self._comparison = event.comparison
        if comparison is None:
            self.show_nothing(event.problem)
            return
        (changes,) = comparison.versions
        self._summary.update(Entry((EntryLine(summary(changes), label=self._step.name, wraps=True),)))
        rows = list(change_rows(changes, *articles_of(comparison)))
        self._changes.show_anew(rows or [words_row("Nothing that is said has changed.")])

    # The row under the cursor

    def action_change(self, by: int) -> None:
        """Go to the next change, or to the one before."""
        self.go_to(self._changes)
        self._changes.action_move(by)

    @on(PickList.Picked)
    def pick(self, event: PickList.Picked) -> None:
        """Read the article at the change, or show another step."""
        event.stop()
        step = self._list.entry(event.key) if event.list is self._list else None
        if step is not None:
            self._show(step)
            self.go_to(self._changes)
        elif isinstance(event.key, ChangeKey) and self._comparison is not None:
            place = place_of(self._comparison.versions[0], event.key)
            edition = self._step.before if place.is_before else self._step.after
            listed = self._articles[edition.article]
            self.post_message(self.Picked(Pick(listed.uri, listed.article, place.start, edition.version)))


def _compared(documents: Sequence[Document]) -> Comparison:
    before, after = documents
    return compare_versions(before, after)
