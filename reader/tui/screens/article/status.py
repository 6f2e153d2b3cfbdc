"""The lines above and below the article: what it is, what is under the cursor, what a key did."""

from __future__ import annotations

from reader.base.text import one_line
from reader.page.item_keys import AuthorKey
from reader.page.status_text import READING_ON, StatusText
from reader.session.reading import Reading, Stage
from reader.tui.screens.article.finder import Finder
from reader.tui.screens.article.hints import Hints
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.lines import Hint, StatusLine, TopLine

FINDING = "Finding names and quotes…"
REFINING = "Refining names and quotes…"
REFINED = "Names and quotes are refined."
MAX_QUICKLY_REFINED = 50_000
"""Code points up to which refining takes so little time that nobody needs to stop it: about two seconds."""


class Status:
    """The two lines of one screen."""

    def __init__(self, reading: Reading, view: ArticleView, finder: Finder, hints: Hints, place: str) -> None:
        """`place` is the position among several articles: "2 of 5"."""
        self.top, self.line = TopLine(), StatusLine()
        self.lines = StatusText(reading.document, place)
        self._reading = reading
        self._view = view
        self._finder = finder
        self._hints = hints
        self.top.place = place

    def show(self, width: int, counts: tuple[str, ...]) -> None:
        """Update both lines for `width` cells; `counts` are the numbers of names and quotes."""
        view = self._view.visible_part(self._reading.share)
        self.top.left, self.top.right = self.lines.top(width, view, counts)
        words, self.line.right = self.lines.status(width, view, self._waiting_for())
        self.line.stops = "stop_finding" if self.can_stop else ""
        self.line.left, self.line.hints = self._cursor() or (words, ())

    def _cursor(self) -> tuple[str, tuple[Hint, ...]] | None:
        """The text of the status line while something is highlighted or selected, with hints; None otherwise."""
        reading = self._reading
        if reading.selecting is not None:
            return reading.selecting.label(reading.document), self._hints.selected
        if reading.trail is not None:
            note = reading.lookup.note(reading.key)
            if note is None:
                return reading.trail.label, self._hints.trail
            return f"{reading.trail.label}  {one_line(note.words)}".rstrip(), self._hints.note
        if isinstance(reading.key, AuthorKey):
            return f"{reading.key.name}, not named in the text", ()
        return (self._finder.notice, ()) if self._finder.notice else None

    @property
    def can_stop(self) -> bool:
        """Whether names and quotes of a long article are being found or refined, with some of them shown already."""
        reading = self._reading
        if reading.stage is Stage.DRAFTED:
            return len(reading.document.text) > MAX_QUICKLY_REFINED
        return reading.stage is Stage.WHOLE and reading.has_findings

    def _waiting_for(self) -> str:
        if not self._reading.is_whole:
            return READING_ON
        is_draft = self._reading.stage is Stage.DRAFTED
        if self.can_stop:
            return f"{REFINING if is_draft else FINDING} Esc stops"
        return REFINING if is_draft else ""
