"""The two lines round the article: what it is, and where one stands in it. What is told on them may be clicked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import events, on
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from reader.page.cells import clip, width_of
from reader.page.status import split_line

BEFORE, BETWEEN = "   ", "  "
"""Blanks before the first hint, and between two."""

LEAST = 12
"""Cells that the words keep beside the hints; where there is less room the hints are cut."""


class Hint(NamedTuple):
    """What can be done now."""

    words: str
    action: str
    """What a click on it does, as bindings call it."""
    tooltip: str = ""


class SplitLine(Widget):
    """One row: words on the left, cut where they must be, words on the right kept as long as there is room."""

    ALLOW_SELECT = False

    left: reactive[str] = reactive("")
    right: reactive[str] = reactive("")
    hints: reactive[Sequence[Hint]] = reactive(())
    """Stand behind the words on the left."""

    def render(self) -> Content:
        """The row at the width there is; text is never markup."""
        left, gap, right = split_line(self._with_hints(), self.right, self.content_size.width)
        return Content.assemble(left, gap, (right, "auto 60%")) if right else Content(left)

    def _with_hints(self) -> str:
        return self._words() + "".join(
            (BETWEEN if number else BEFORE) + hint.words for number, hint in enumerate(self.hints)
        )

    def _words(self) -> str:
        """The words on the left, which give way to the hints."""
        if not self.hints:
            return self.left
        taken = sum(width_of(hint.words) + len(BETWEEN) for hint in self.hints) + len(BEFORE) - len(BETWEEN)
        room = self.content_size.width - taken - (width_of(self.right) + len(BETWEEN) if self.right else 0)
        return clip(self.left, room) if room >= LEAST else self.left

    def _places(self) -> Iterator[tuple[int, int, Hint]]:
        """Where each of the hints begins and ends."""
        at = width_of(self._words()) + len(BEFORE)
        for hint in self.hints:
            yield at, at + width_of(hint.words), hint
            at += width_of(hint.words) + len(BETWEEN)


class HintLine(SplitLine):
    """A line of which parts can be clicked."""

    @dataclass
    class Picked(Message):
        """A part was clicked that does something."""

        action: str

    def part_at(self, column: int) -> Hint | None:
        """What is drawn at this cell of the line, its margin left out, and does something."""
        return next((hint for start, end, hint in self._places() if start <= column < end), None)

    def _under(self, event: events.MouseEvent) -> Hint | None:
        place = event.get_content_offset(self)
        return self.part_at(place.x) if place is not None else None

    @on(events.MouseMove)
    def explain(self, event: events.MouseMove) -> None:
        """Tell what a click would do."""
        hint = self._under(event)
        self.tooltip = hint.tooltip or None if hint is not None else None

    @on(events.Click)
    def pick(self, event: events.Click) -> None:
        """Say what is to be done."""
        event.stop()
        hint = self._under(event)
        if hint is not None:
            self.post_message(self.Picked(hint.action))


class TopLine(HintLine):
    """Headline, and what is known of the source."""

    place: str = ""
    """Which of several articles it is, at the beginning of the words; "" for the only one."""

    def part_at(self, column: int) -> Hint | None:
        """The place among the articles that are open, else the headline."""
        if column < width_of(self.place):
            return Hint(self.place, "app.articles", "All articles that are open")
        words = width_of(split_line(self.left, self.right, self.content_size.width)[0])
        return Hint(self.left, "about", "All about this document") if column < words else None


class StatusLine(HintLine):
    """The trail with what walks it, or the place; and the time left."""

    stops: str = ""
    """What a click on the right does, as bindings call it; "" for nothing."""

    def part_at(self, column: int) -> Hint | None:
        """A hint, what is being walked, or what the right tells of."""
        hint = super().part_at(column)
        if hint is None and self.hints and column < width_of(self._words()):
            return Hint(self.left, "card", "All about this name or quote, and how it is known")
        if hint is None and self.stops and column >= self.content_size.width - width_of(self.right):
            return Hint(self.right, self.stops, "Look for no more names and quotes")
        return hint
