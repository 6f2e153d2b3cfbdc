"""Find in the text while it is typed: searches in slices between two keys, and highlights what was found so far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import NamedTuple

from reader.page.find import Haystack, Search, WrongExpression
from reader.page.selecting import Selecting
from reader.page.trail import Trail, span_trail
from reader.session.reading import Reading
from reader.tui.widgets.article_view import ArticleView

AT_ONCE = 0.03
"""Seconds searched at a key before it is painted."""

SLICE = 0.01
"""Seconds searched between two looks at the keyboard."""

SHOWN_EVERY = 0.25
"""Seconds after which the count is shown again while it grows."""


class _Before(NamedTuple):
    """How it was before the search."""

    top: int
    trail: Trail | None
    selecting: Selecting | None


class Finder:
    """The search of one screen: the one that is typed, and the last one that was kept."""

    def __init__(self, reading: Reading, view: ArticleView, show: Callable[[], None]) -> None:
        """`show` is called whenever there is something else to say."""
        self.notice = ""
        """Said in place of a trail: no match, a wrong expression."""
        self._reading = reading
        self._view = view
        self._show = show
        self._haystack = Haystack(reading.document)
        self._search: Search | None = None
        self._typed = ("", False)
        self._kept: tuple[str, bool] | None = None
        self._from = _Before(0, None, None)
        self._by = 0
        self._shown = 0.0

    def begin(self) -> None:
        """Remember where one is and what one stands on, to come back there."""
        self._from = _Before(self._view.top_offset, self._reading.trail, self._reading.selecting)
        self._typed = ("", False)

    def look(self, words: str, is_expression: bool, by: int = 0) -> None:
        """Look for this from where one was; `by` goes on to the hit before that place."""
        self._typed = (words, is_expression)
        self._by = by
        self.notice = ""
        self._search = None
        self._view.fold_revealed()
        try:
            search = Search(self._haystack, words, self._from.top, is_expression=is_expression)
        except WrongExpression as error:
            self._nothing(f"Not a regular expression: {error}.")
            return
        if not words.strip():
            self._nothing("")
            return
        self._search = search
        self._shown = 0.0
        self._go_on(search, AT_ONCE)

    def take_text(self) -> None:
        """The text became longer: what is looked for, or was not found, is looked for in all of it."""
        self._haystack = Haystack(self._reading.document)
        if self._search is not None:
            self.look(*self._typed)
        elif self.notice and self._kept == self._typed:
            self.notice = ""
            if self._view.top_offset == self._from.top:  # else one has read on and waits for it no more
                self.repeat(1)

    def close(self, kept: bool) -> int | None:
        """Keep the hits, or go back to how it was. Where one came from, if one is somewhere else now.

        What is said of words that were kept, that there are none or why not, stays.
        """
        self.notice = self.notice if kept else ""
        before = self._from
        if kept and self._search is not None:
            self._kept = self._typed
            if self._search.hits or not self._search.is_over:
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
        """Find once more what was kept last, forwards or backwards from here; False where nothing was."""
        if self._kept is None:
            return False
        self._from = _Before(self._view.top_offset, None, None)
        self.look(*self._kept, by=min(0, by))
        return True

    def _go_on(self, search: Search, seconds: float = SLICE) -> None:
        if search is not self._search:
            return
        if self._shown and not self._is_highlighted():  # something else is by now, or nothing: nobody waits any more
            self._search = None
            return
        search.run(seconds)
        self._tell(search)
        if not search.is_over:
            self._view.set_timer(0.001, partial(self._go_on, search))
        self._show()

    def _is_highlighted(self) -> bool:
        return self._reading.trail is not None and self._reading.trail.name == self._name

    @property
    def _name(self) -> str:
        words, is_expression = self._typed
        return f"/{words}/" if is_expression else f"“{words}”"

    def _tell(self, search: Search) -> None:
        hits, here = search.hits, self._from.top
        if not hits:
            if search.is_over:
                slow = " It was given up: it takes too long." if search.is_stopped else ""
                self._nothing(f"No match for {self._name}.{slow}")
            return
        if not search.is_over and not self._is_due(hits[-1].end > here):
            return
        noun = "hits, given up: it takes too long" if search.is_stopped else "hits"
        trail = span_trail(self._name, noun, hits, more=search.is_cut or not search.is_over)
        if self._shown and self._reading.trail is not None:
            at = min(bisect_left(hits, self._reading.trail.current.span), len(hits) - 1)
            self._reading.highlight(trail.step(at))
        else:
            trail = trail.nearest(here)
            is_behind = trail.current.span.start >= here
            trail = trail.step(-1) if self._by < 0 and is_behind else trail
            self._reading.highlight(trail)
            self._view.reveal(trail.current.span)
        self._shown = monotonic()

    def _is_due(self, is_ahead: bool) -> bool:
        """Whether to highlight what there is before all was found. To go backwards, all must be."""
        if self._shown:
            return monotonic() - self._shown >= SHOWN_EVERY
        return is_ahead and self._by >= 0

    def _nothing(self, notice: str) -> None:
        self.notice = notice
        self._reading.highlight(None)
        self._view.go_to(self._from.top)
        self._show()
