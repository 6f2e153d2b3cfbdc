"""Going from place to place: trails, quotes, marks, and back again. Moves the one cursor of the reading."""

from __future__ import annotations

from reader.page.keys import Key, PartKey, QuoteKey
from reader.page.trail import Trail
from reader.session.reading import Reading
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.pick_list import PickList


class Walker:
    """Walks one reading."""

    def __init__(self, reading: Reading, view: ArticleView) -> None:
        self._reading = reading
        self._view = view
        self._is_following = False
        """Whether the article follows the cursor of a list: then one comes back to where it stood before."""

    # Trails

    def go_to(self, key: Key) -> bool:
        """Go to what a key stands for, and highlight it; whether there is anything to go to."""
        trail = self._reading.lookup.trail(key)
        if trail is not None:
            self.follow(trail)
        return trail is not None

    def follow(self, trail: Trail) -> None:
        """Go to a trail's current stop; one comes back to where one is now."""
        if not self._is_following:
            self.remember()
        self._is_following = False
        self._show(trail)

    def stand_on(self, key: Key) -> None:
        """The cursor of a list stands on this: highlight it, and let the article follow where it has the place."""
        trail = self._reading.lookup.trail(key)
        if trail is None:
            self._reading.highlight(None, key)
            return
        if not self._is_following:
            self.remember()
            self._is_following = True
        self._reading.highlight(trail)
        if self._view.shows(trail.current.span.start):
            self._view.reveal(trail.current.span)

    def enter(self, listing: PickList) -> None:
        """A list was opened: it stands on what is highlighted; where it does not list that, on what comes nearest to
        it or on its own entry, which is highlighted then. The article stays where it is."""
        reading = self._reading
        listing.mark(reading.key)
        if listing.cursor_key in (reading.key, PartKey.REPORTS) and listing.cursor_key is not None:
            return
        if listing.cursor_key is None:
            listing.mark_somewhere()
        key = as_key(listing.cursor_key)
        if key is not None:
            reading.highlight(reading.lookup.trail(key), key)

    def into_article(self) -> None:
        """The article has the keys."""
        self._view.focus()

    def leave_list(self) -> None:
        """The article has the keys again: the next jump is one of its own."""
        self._is_following = False

    def step(self, by: int) -> bool:
        """Walk the trail; False where there is none."""
        trail = self._reading.trail
        if trail is not None:
            self._show(trail.step(by))
        return trail is not None

    def next_quote(self, by: int) -> bool:
        """Go to the next or previous quote from here; False where there is none."""
        reading = self._reading
        trail = reading.trail
        if trail is not None and isinstance(trail.current.key, QuoteKey):
            return self.step(by)
        spoken = reading.lookup.spoken
        if spoken.stops:
            trail = spoken.nearest(self._view.top_offset)
            before = by < 0 and trail.current.span.start >= self._view.top_offset
            self.follow(trail.step(-1) if before else trail)
        return bool(spoken.stops)

    def _show(self, trail: Trail) -> None:
        self._reading.highlight(trail)
        self._view.reveal(trail.current.span)

    # Places

    def jump(self, offset: int) -> None:
        """Put a place on top; one comes back to where one is now."""
        self.remember()
        self._view.go_to(offset)
        self._view.focus()

    def remember(self) -> None:
        """Where one is now is where one comes back to."""
        self._reading.places.leave(self._view.top_offset)

    def back(self) -> bool:
        """Go back to where one was before the last jump; False where one has not jumped."""
        place = self._reading.places.return_to()
        if place is not None:
            self._is_following = False
            self._view.go_to(place)
        return place is not None

    @property
    def here(self) -> int:
        """The first code point of what is selected or highlighted, where that is on the screen, else of the screen."""
        cursor = self._reading.cursor
        if cursor is not None and (self._reading.selecting is not None or cursor.start == self._view.here):
            return cursor.start
        return self._view.top_offset


def as_key(key: object) -> Key | None:
    """The key of an entry as one of the article's; None for any other entry."""
    return key if isinstance(key, Key) else None
