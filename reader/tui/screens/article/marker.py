"""Mark a place with a letter, and go to marks. Asks for the letter; the view scrolls elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.model.paragraphs import Paragraphs
from reader.session.places import LAST_JUMP, is_mark_name
from reader.session.reading import Reading
from reader.tui.screens.letter import ENTER, LetterScreen

if TYPE_CHECKING:
    from textual.screen import Screen

    from reader.tui.screens.article.noter import Noter
    from reader.tui.screens.article.walker import Walker


class Marker:
    """Sets and follows the marks of one reading."""

    def __init__(
        self,
        screen: Screen[None],
        reading: Reading,
        walker: Walker,
        noter: Noter,
        show_message: Callable[[str], None],
    ) -> None:
        self._screen = screen
        self._reading = reading
        self._walker = walker
        self._noter = noter
        self._show_message = show_message

    def mark(self) -> None:
        """Mark the highlighted place, else the top of the screen, with the next letter typed; Enter instead of a letter
        notes the sentence there."""
        place = self._walker.here

        def put(letter: str | None) -> None:
            if letter == ENTER:
                self._noter.note_sentence()
            elif letter is not None and is_mark_name(letter):
                self._reading.mark(letter, place)
                self._show_message(f"Marked {letter}: ' and {letter} lead back here.")
            elif letter is not None:
                self._show_message("A mark is a letter or a digit.")

        self._screen.app.push_screen(LetterScreen("Mark this place with a letter  Enter notes the sentence"), put)

    def jump(self) -> None:
        """Go to the mark with the next letter typed; Enter instead of a letter lists marks and notes."""
        places = self._reading.places

        def go(letter: str | None) -> None:
            if letter == ENTER:
                self._noter.list(self._walker.jump)
                return
            if not letter:
                return
            place = places.jump(letter, places.top)
            if place is not None:
                self._walker.jump(place)
            else:
                self._show_message(
                    "You have not jumped anywhere yet." if letter == LAST_JUMP else self._missing(letter)
                )

        paragraphs = Paragraphs(self._reading.document)
        known = "  ".join(f"{letter} {paragraphs.name_at(place)}" for letter, place in places.marks.items())
        notes = self._noter.summary
        listed = f"  Enter lists {notes}" if notes else "  Enter lists them" if known else ""
        question = f"Go to mark: {known or 'none yet, m sets one'}  ' where you were{listed}"
        self._screen.app.push_screen(LetterScreen(question), go)

    def _missing(self, letter: str) -> str:
        words = next((words for words in self._reading.lost if words.startswith(f"mark {letter}: ")), "")
        return f"Lost {words}" if words else f"No mark {letter}."
