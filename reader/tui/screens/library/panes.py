"""The lists of the library side by side: articles, quotes, people. Each knows what its rows stand for."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.message import Message

from reader.library.people import Person
from reader.library.query import Query
from reader.library.search import Hit, QuoteHit
from reader.tui.app_bindings import hidden
from reader.tui.screens.library.rows import (
    ArticleKey,
    PersonKey,
    QuoteRowKey,
    article_rows,
    people_rows,
    quote_rows,
)
from reader.tui.widgets.pick_list import Item, PickList

Held = TypeVar("Held")

ROWS_AHEAD = 40
"""Rows from the end of a list at which more of it is asked for."""


class Pane(PickList):
    """One of the lists, with a title in its frame."""

    TITLE: ClassVar[str]

    @dataclass
    class Ending(Message):
        """The end of the list comes near, or is gone to."""

        pane: Pane
        is_gone_to: bool = False

    def __init__(self) -> None:
        super().__init__(id=self.TITLE.lower())
        self.border_title = self.TITLE

    def entitle(self, words: str) -> None:
        """Show words in the frame."""
        if self.border_title != words:
            self.border_title = words

    def show_anew(self, items: Iterable[Item]) -> None:
        """Show other entries, from the first one on."""
        self.mark(None)
        self.last_key = None
        self.show(items)
        if self.highlighted is None:
            self.mark_somewhere()
        self.scroll_home(animate=False)

    def on_mount(self) -> None:
        """Ask for more rows before the end of the list is seen."""
        self.watch(self, "scroll_y", self._ask_for_more, init=False)

    @property
    def is_ending(self) -> bool:
        """Whether the end is near."""
        return self.scroll_y >= self.max_scroll_y - ROWS_AHEAD

    def _ask_for_more(self) -> None:
        if self.is_ending:
            self.post_message(self.Ending(self))

    def action_last(self) -> None:
        """Move to the last entry, which may not be listed yet."""
        self.post_message(self.Ending(self, is_gone_to=True))
        super().action_last()


class FilledPane(Pane, Generic[Held]):
    """A list that knows what its rows stand for."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: Mapping[Hashable, Held] = {}

    def entry(self, key: Hashable) -> Held | None:
        """What the row with this key stands for; None if it is something else."""
        return self._entries.get(key)

    @property
    def here(self) -> Held | None:
        """What the row under the cursor stands for."""
        return self.entry(self.cursor_key)


class ArticlePane(FilledPane[Hit]):
    """The articles."""

    TITLE = "Articles"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Read", id="library.open", tooltip="Read this one"),
        Binding("d", "screen.versions", "Versions", id="library.versions", tooltip="What changed in this article"),
        hidden("x", "screen.forget", "Forget", "library.forget", "Delete this article and all that is kept of it"),
    ]

    def rows(self, hits: Sequence[Hit], query: Query, marked: Container[int]) -> Iterable[Item]:
        """The rows of these articles, which the pane remembers; those that are `marked` show it."""
        self._entries = {ArticleKey(hit.listed.article): hit for hit in hits}
        return article_rows(hits, query, marked)


class QuotePane(FilledPane[QuoteHit]):
    """The quotes."""

    TITLE = "Quotes"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Go there", id="library.quote", tooltip="Read the article, at this quote"),
        hidden("d", "screen.versions", "Versions", "library.versions_of", "What changed in this article"),
    ]

    def rows(self, hits: Sequence[QuoteHit], query: Query) -> Iterable[Item]:
        """The rows of these quotes, which the pane remembers."""
        self._entries = {QuoteRowKey(hit.id): hit for hit in hits}
        return quote_rows(hits, query)


class PeoplePane(FilledPane[Person]):
    """The people."""

    TITLE = "People"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "All they said", id="library.person", tooltip="All that this person said"),
        hidden("d", "screen.versions", "Versions", "library.versions_elsewhere", "What changed in this article"),
    ]

    def rows(self, people: Sequence[Person]) -> Iterable[Item]:
        """The rows of these people, whom the pane remembers."""
        self._entries = {PersonKey(person.ids): person for person in people}
        return people_rows(people)
