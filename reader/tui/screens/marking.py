"""Mark a place with a letter, and go back to it. Asks for the letter; the article scrolls."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App

from reader.model.document import Document
from reader.model.paragraphs import Paragraphs
from reader.page.marks import BEFORE, Marks, is_name
from reader.tui.screens.letter import LetterScreen


def ask_mark(app: App[int], marks: Marks, offset: int) -> None:
    """Name the place at `offset` with the letter that is typed next."""

    def put(letter: str | None) -> None:
        if letter is not None and is_name(letter):
            marks.put(letter, offset)
            app.notify(f"Marked {letter}: ' and {letter} lead back here.", markup=False)
        elif letter is not None:
            app.notify("A mark is a letter or a digit.", markup=False)

    app.push_screen(LetterScreen("Mark this place with a letter"), put)


def ask_jump(app: App[int], document: Document, marks: Marks, here: int, go: Callable[[int], None]) -> None:
    """Go to the mark whose letter is typed next."""

    def jump(letter: str | None) -> None:
        place = marks.go(letter, here) if letter else None
        if place is not None:
            go(place)
        elif letter:
            app.notify("You have not jumped anywhere yet." if letter == BEFORE else f"No mark {letter}.", markup=False)

    paragraphs = Paragraphs(document)
    known = "  ".join(f"{letter} {paragraphs.name_at(place)}" for letter, place in marks.places.items())
    app.push_screen(LetterScreen(f"Go to mark: {known or 'none yet, m sets one'}  ' where you were"), jump)
