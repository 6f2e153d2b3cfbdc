"""The two lines round the article: what it is, and where one stands in it. What is told on them may be clicked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from textual import events, on
from textual.app import App
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from reader.page.cells import clip, width_of
from reader.page.status import split_line

BEFORE, BETWEEN = "   ", "  "
"""Blanks before the first hint, and between two."""

SAID = 4.0
"""Seconds that a message can be read."""

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
        left, gap, right = split_line(self._with_hints(), self._right(), self.content_size.width)
        return Content.assemble(left, gap, (right, "auto 60%")) if right else Content(left)

    def _with_hints(self) -> str:
        return self._words() + "".join(
            (BETWEEN if number else BEFORE) + hint.words for number, hint in enumerate(self.hints)
        )

    def _words(self) -> str:
        """The words on the left, which give way to the hints."""
        if not self.hints:
            return self.left
        room = self.content_size.width - self._taken()
        return clip(self.left, room) if room >= LEAST else self.left

    def _taken(self) -> int:
        """Cells of the hints."""
        return sum(width_of(hint.words) + len(BETWEEN) for hint in self.hints) + len(BEFORE) - len(BETWEEN)

    def _right(self) -> str:
        """The words on the right; none where those on the left would be cut for them that the hints speak of."""
        if not self.hints or not self.right:
            return self.right
        needed = width_of(self.left) + self._taken() + len(BETWEEN) + width_of(self.right)
        return self.right if needed <= self.content_size.width else ""

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
    """What one stands on with what walks it, or the place, and the time left; for some seconds, what a key did."""

    message: reactive[str] = reactive("")
    """What a key did; "" where there is nothing to say."""

    stops: str = ""
    """What a click on the right does, as bindings call it; "" for nothing."""

    _fading: Timer | None = None

    def say(self, message: str, seconds: float = SAID) -> None:
        """Say this in place of everything else, for so long or until something else is said; "" says nothing more."""
        if self._fading is not None:
            self._fading.stop()
        self._fading = self.set_timer(seconds, self._fade) if message else None
        self.message = message
        if message or self.has_class("-says"):
            self.set_class(bool(message), "-says")

    def _fade(self) -> None:
        self.say("")

    def render(self) -> Content:
        """The message alone where there is one."""
        return Content(clip(self.message, self.content_size.width)) if self.message else super().render()

    def part_at(self, column: int) -> Hint | None:
        """A hint, what is being walked, or what the right speaks of."""
        if self.message:
            return None
        hint = super().part_at(column)
        if hint is None and self.hints and column < width_of(self._words()):
            return Hint(self.left, "card", "All about this name or quote, and how it is known")
        if hint is None and self.stops and column >= self.content_size.width - width_of(self.right):
            return Hint(self.right, self.stops, "Look for no more names and quotes")
        return hint


def say(app: App[Any], message: str, seconds: float = SAID) -> None:
    """Say for some seconds what a key did, in the status line of the screen, or of the one under the card."""
    for screen in reversed(app.screen_stack):
        for line in screen.query(StatusLine):
            line.say(message, seconds)
            return


class Banner(Static):
    """Lines over the status line that stay until they were read; a click closes them."""

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self.display = False
        self._fading: Timer | None = None

    def say(self, words: str, seconds: float | None = None) -> None:
        """Say this, for so long or until something else is said; "" says nothing and takes no room."""
        if self._fading is not None:
            self._fading.stop()
            self._fading = None
        self.update(Content(words))
        self.display = bool(words)
        if words and seconds is not None:
            self._fading = self.set_timer(seconds, self.close)

    @on(events.Click)
    def close(self) -> None:
        """It was read."""
        self.say("")
