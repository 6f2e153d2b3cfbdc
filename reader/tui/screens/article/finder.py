"""Find in the text as it is typed: searches in slices between key presses, and highlights the matches so far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import NamedTuple

from reader.page.find import Haystack, InvalidExpression, Search
from reader.page.selecting import Selecting
from reader.page.trail import Trail, span_trail
from reader.session.reading import Reading
from reader.tui.widgets.article_view import ArticleView

FIRST_SLICE_SECONDS = 0.03
"""Seconds to search after a key press before painting."""

SLICE_SECONDS = 0.01
"""Seconds to search between checks for key presses."""

UPDATE_SECONDS = 0.25
"""Seconds between updates of the count while it grows."""


class _StateBefore(NamedTuple):
    """The state before the search."""

    top: int
    trail: Trail | None
    selecting: Selecting | None


class Finder:
    """The search of one screen: the current one, and the last one that was kept."""

    def __init__(self, reading: Reading, view: ArticleView, show: Callable[[], None]) -> None:
        """`show` is called whenever the status line has to change."""
        self.notice = ""
        """Shown in place of a trail: no match, or an invalid expression."""
        self._reading = reading
        self._view = view
        self._show = show
        self._haystack = Haystack(reading.document)
        self._search: Search | None = None
        self._typed = ("", False)
        self._kept_words: tuple[str, bool] | None = None
        self._before = _StateBefore(0, None, None)
        self._direction = 0
        self._last_shown = 0.0

    def begin(self) -> None:
        """Remember the current place and highlight, to return to them."""
        self._before = _StateBefore(self._view.top_offset, self._reading.trail, self._reading.selecting)
        self._typed = ("", False)

    def look(self, words: str, is_expression: bool, by: int = 0) -> None:
        """Search from the place before the search; with `by` below 0, go to the last match before it."""
        self._typed = (words, is_expression)
        self._direction = by
        self.notice = ""
        self._search = None
        self._view.fold_revealed()
        try:
            search = Search(self._haystack, words, self._before.top, is_expression=is_expression)
        except InvalidExpression as error:
            self._show_nothing(f"Not a regular expression: {error}.")
            return
        if not words.strip():
            self._show_nothing("")
            return
        self._search = search
        self._last_shown = 0.0
        self._continue(search, FIRST_SLICE_SECONDS)

    def take_text(self) -> None:
        """Search again after the text has grown, for the current words or for kept words that were not found."""
        self._haystack = Haystack(self._reading.document)
        if self._search is not None:
            self.look(*self._typed)
        elif self.notice and self._kept_words == self._typed:
            self.notice = ""
            if self._view.top_offset == self._before.top:  # otherwise the user has moved on
                self.repeat(1)

    def close(self, kept: bool) -> int | None:
        """End the search: keep the matches, or restore the earlier state. Return the offset to go back to, if the place
        has changed.

        If kept words have no matches, the notice stays.
        """
        self.notice = self.notice if kept else ""
        before = self._before
        if kept and self._search is not None:
            self._kept_words = self._typed
            if self._search.hits or not self._search.is_done:
                return before.top
        self._search = None
        self._view.fold_revealed()
        trail = self._reading.lookup.renewed(before.trail) if before.trail is not None else None
        self._reading.highlight(trail)
        if before.selecting is not None:
            self._reading.select(before.selecting)
        self._view.go_to(before.top)
        return None

    def repeat(self, by: int) -> bool:
        """Search again for the words kept last, forwards or backwards from here; False if there are none."""
        if self._kept_words is None:
            return False
        self._before = _StateBefore(self._view.top_offset, None, None)
        self.look(*self._kept_words, by=min(0, by))
        return True

    def _continue(self, search: Search, seconds: float = SLICE_SECONDS) -> None:
        if search is not self._search:
            return
        if self._last_shown and not self._is_highlighted():  # something else is by now, so the search is obsolete
            self._search = None
            return
        search.run(seconds)
        self._show_matches(search)
        if not search.is_done:
            self._view.set_timer(0.001, partial(self._continue, search))
        self._show()

    def _is_highlighted(self) -> bool:
        return self._reading.trail is not None and self._reading.trail.name == self._name

    @property
    def _name(self) -> str:
        words, is_expression = self._typed
        return f"/{words}/" if is_expression else f"“{words}”"

    def _show_matches(self, search: Search) -> None:
        hits, here = search.hits, self._before.top
        if not hits:
            if search.is_done:
                slow = " It was given up: it takes too long." if search.timed_out else ""
                self._show_nothing(f"No match for {self._name}.{slow}")
            return
        if not search.is_done and not self._is_due(hits[-1].end > here):
            return
        noun = "hits, given up: it takes too long" if search.timed_out else "hits"
        trail = span_trail(self._name, noun, hits, more=search.is_truncated or not search.is_done)
        if self._last_shown and self._reading.trail is not None:
            at = min(bisect_left(hits, self._reading.trail.current.span), len(hits) - 1)
            self._reading.highlight(trail.step(at))
        else:
            trail = trail.nearest(here)
            is_at_or_after_here = trail.current.span.start >= here
            trail = trail.step(-1) if self._direction < 0 and is_at_or_after_here else trail
            self._reading.highlight(trail)
            self._view.reveal(trail.current.span)
        self._last_shown = monotonic()

    def _is_due(self, is_ahead: bool) -> bool:
        """Whether to highlight the matches so far before the search is over. Going backwards needs all of them."""
        if self._last_shown:
            return monotonic() - self._last_shown >= UPDATE_SECONDS
        return is_ahead and self._direction >= 0

    def _show_nothing(self, notice: str) -> None:
        self.notice = notice
        self._reading.highlight(None)
        self._view.go_to(self._before.top)
        self._show()
