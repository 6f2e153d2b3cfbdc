"""The top line, the status line, whose parts can be clicked, and the banner for notices."""

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
from reader.page.status_text import split_line

GAP_BEFORE_HINTS, HINT_GAP = "   ", "  "
"""Spaces before the first hint, and between hints."""

MESSAGE_SECONDS = 4.0
"""Seconds that a message is shown."""

LONG_MESSAGE_SECONDS = 8.0
"""Seconds that a message with a path is shown."""

MIN_WORDS_CELLS = 12
"""Minimum cells of the words next to hints; with less room the hints are cut."""


class Hint(NamedTuple):
    """An action that is available now."""

    words: str
    action: str
    """The action run by a click, as in a binding."""
    tooltip: str = ""


class SplitLine(Widget):
    """One row: words on the left, cut if necessary, and words on the right, kept as long as there is room."""

    ALLOW_SELECT = False

    left: reactive[str] = reactive("")
    right: reactive[str] = reactive("")
    hints: reactive[Sequence[Hint]] = reactive(())
    """Shown after the words on the left."""

    def render(self) -> Content:
        """The row at the current width; text is never markup."""
        left, gap, right = split_line(self._with_hints(), self._right(), self.content_size.width)
        return Content.assemble(left, gap, (right, "auto 60%")) if right else Content(left)

    def _with_hints(self) -> str:
        return self._words() + "".join(
            (HINT_GAP if number else GAP_BEFORE_HINTS) + hint.words for number, hint in enumerate(self.hints)
        )

    def _words(self) -> str:
        """The words on the left, cut to make room for the hints."""
        if not self.hints:
            return self.left
        room = self.content_size.width - self._taken()
        return clip(self.left, room) if room >= MIN_WORDS_CELLS else self.left

    def _taken(self) -> int:
        """Cells of the hints."""
        return sum(width_of(hint.words) + len(HINT_GAP) for hint in self.hints) + len(GAP_BEFORE_HINTS) - len(HINT_GAP)

    def _right(self) -> str:
        """The words on the right; none if they would cut the words on the left while there are hints."""
        if not self.hints or not self.right:
            return self.right
        needed = width_of(self.left) + self._taken() + len(HINT_GAP) + width_of(self.right)
        return self.right if needed <= self.content_size.width else ""

    def _places(self) -> Iterator[tuple[int, int, Hint]]:
        """Start, end and hint for each of the hints."""
        at = width_of(self._words()) + len(GAP_BEFORE_HINTS)
        for hint in self.hints:
            yield at, at + width_of(hint.words), hint
            at += width_of(hint.words) + len(HINT_GAP)


class HintLine(SplitLine):
    """A line whose parts can be clicked."""

    @dataclass
    class Picked(Message):
        """A part with an action was clicked."""

        action: str

    def part_at(self, column: int) -> Hint | None:
        """The part with an action at this cell of the content; None if there is none."""
        return next((hint for start, end, hint in self._places() if start <= column < end), None)

    def _under(self, event: events.MouseEvent) -> Hint | None:
        place = event.get_content_offset(self)
        return self.part_at(place.x) if place is not None else None

    @on(events.MouseMove)
    def explain(self, event: events.MouseMove) -> None:
        """Show what a click would do as a tooltip."""
        hint = self._under(event)
        self.tooltip = hint.tooltip or None if hint is not None else None

    @on(events.Click)
    def pick(self, event: events.Click) -> None:
        """Post the action of the part clicked."""
        event.stop()
        hint = self._under(event)
        if hint is not None:
            self.post_message(self.Picked(hint.action))


class TopLine(HintLine):
    """Headline and facts on the source."""

    place: str = ""
    """The position among several articles, with which the words start; "" for a single one."""

    def part_at(self, column: int) -> Hint | None:
        """The position among the open articles, else the headline."""
        if column < width_of(self.place):
            return Hint(self.place, "app.articles", "All articles that are open")
        words = width_of(split_line(self.left, self.right, self.content_size.width)[0])
        return Hint(self.left, "about", "All about this document") if column < words else None


class StatusLine(HintLine):
    """The highlight with its hints, or the place, and the time left; for some seconds, a message."""

    message: reactive[str] = reactive("")
    """The message; "" if there is none."""

    stops: str = ""
    """The action of a click on the right, as in a binding; "" for none."""

    _fading: Timer | None = None

    def show_message(self, message: str, seconds: float = MESSAGE_SECONDS) -> None:
        """Show a message in place of everything else, for a while or until the next one; "" clears it."""
        if self._fading is not None:
            self._fading.stop()
        self._fading = self.set_timer(seconds, self._fade) if message else None
        self.message = message
        if message or self.has_class("-says"):
            self.set_class(bool(message), "-says")

    def _fade(self) -> None:
        self.show_message("")

    def render(self) -> Content:
        """The message alone, if there is one."""
        return Content(clip(self.message, self.content_size.width)) if self.message else super().render()

    def part_at(self, column: int) -> Hint | None:
        """A hint, the name of the trail, or the words on the right."""
        if self.message:
            return None
        hint = super().part_at(column)
        if hint is None and self.hints and column < width_of(self._words()):
            return Hint(self.left, "card", "All about this name or quote, and how it is known")
        if hint is None and self.stops and column >= self.content_size.width - width_of(self.right):
            return Hint(self.right, self.stops, "Look for no more names and quotes")
        return hint


def show_message(app: App[Any], message: str, seconds: float = MESSAGE_SECONDS) -> None:
    """Show a message in the status line of the top screen that has one, which may be under a card."""
    for screen in reversed(app.screen_stack):
        for line in screen.walk_children(StatusLine, method="breadth"):  # each key does this: a query takes longer
            line.show_message(message, seconds)
            return


class Banner(Static):
    """Lines above the status line that stay for a while; a click closes them."""

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self.display = False
        self._fading: Timer | None = None

    def show_message(self, words: str, seconds: float | None = None) -> None:
        """Show words for a while, or until the next call; "" hides the banner."""
        if self._fading is not None:
            self._fading.stop()
            self._fading = None
        self.update(Content(words))
        self.display = bool(words)
        if words and seconds is not None:
            self._fading = self.set_timer(seconds, self.close)

    @on(events.Click)
    def close(self) -> None:
        """Hide the banner."""
        self.show_message("")
