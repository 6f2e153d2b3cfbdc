"""Navigate: trails, quotes, marks, and back. Moves the one cursor of the reading."""

from __future__ import annotations

from reader.page.item_keys import Key, NoteKey, PartKey, QuoteKey
from reader.page.trail import Trail
from reader.session.reading import Reading
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.pick_list import PickList


class Walker:
    """Navigates one reading."""

    def __init__(self, reading: Reading, view: ArticleView) -> None:
        self._reading = reading
        self._view = view
        self._is_following = False
        """Whether the article follows the cursor of a list: then only the first move is recorded as a jump."""

    # Trails

    def go_to(self, key: Key) -> bool:
        """Go to what a key refers to and highlight it; return whether it has a place."""
        trail = self._reading.lookup.trail(key)
        if trail is not None:
            self.follow(trail)
        return trail is not None

    def follow(self, trail: Trail) -> None:
        """Go to a trail's current stop, as a jump."""
        if not self._is_following:
            self.remember()
        self._is_following = False
        self._show(trail)

    def stand_on(self, key: Key) -> None:
        """Highlight what the cursor of a list is on, and scroll the article to it unless it is set aside."""
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
        """Put a list's cursor on what is highlighted. If the list does not have it, keep the nearest entry or the one
        that the cursor was on last, and highlight that. The article does not scroll."""
        reading = self._reading
        listing.mark(reading.key)
        if listing.cursor_key in (reading.key, PartKey.REPORTS) and listing.cursor_key is not None:
            return
        if listing.cursor_key is None:
            listing.mark_somewhere()
        key = as_key(listing.cursor_key)
        if key is not None:
            reading.highlight(reading.lookup.trail(key), key)

    def focus_article(self) -> None:
        """Focus the article."""
        self._view.focus()

    def leave_list(self) -> None:
        """End following a list: the next move is a jump of its own."""
        self._is_following = False

    def step(self, by: int) -> bool:
        """Step through the trail; return False if there is none."""
        trail = self._reading.trail
        if trail is not None:
            self._show(trail.step(by))
        return trail is not None

    def next_quote(self, by: int) -> bool:
        """Go to the next or previous quote from here, or reported speech if nobody is quoted directly; return False if
        there is neither."""
        reading = self._reading
        trail = reading.trail
        if trail is not None and isinstance(trail.current.key, QuoteKey):
            return self.step(by)
        lookup = reading.lookup
        quotes = lookup.spoken if reading.is_annotating else lookup.spoken_or_reported  # direct quotes may be to come
        if quotes.stops and trail is not None and isinstance(trail.current.key, NoteKey):
            note = trail.current.span
            self.follow(quotes.nearest(note.end) if by > 0 else quotes.nearest(note.start).step(-1))
        elif quotes.stops:
            trail = quotes.nearest(self._view.top_offset)
            before = by < 0 and trail.current.span.start >= self._view.top_offset
            self.follow(trail.step(-1) if before else trail)
        return bool(quotes.stops)

    def _show(self, trail: Trail) -> None:
        self._reading.highlight(trail)
        self._view.reveal(trail.current.span)

    # Places

    def jump(self, offset: int) -> None:
        """Jump to a place and put it on top."""
        self.remember()
        self._view.go_to(offset)
        self._view.focus()

    def remember(self) -> None:
        """Record the current place to go back to."""
        self._reading.places.record_jump(self._view.top_offset)

    def back(self) -> bool:
        """Go back to the place before the last jump; return False if there was none."""
        place = self._reading.places.go_back()
        if place is not None:
            self._is_following = False
            self._view.go_to(place)
        return place is not None

    @property
    def here(self) -> int:
        """The start of what is selected or highlighted if that is on the screen, else the top of the screen."""
        cursor = self._reading.cursor
        if cursor is not None and (self._reading.selecting is not None or cursor.start == self._view.here):
            return cursor.start
        return self._view.top_offset


def as_key(key: object) -> Key | None:
    """The key of a list entry if it is one of the article's; None otherwise."""
    return key if isinstance(key, Key) else None
