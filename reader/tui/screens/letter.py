"""Ask for a single letter with the article still visible: the name of a mark. The caller decides what it is for."""

from __future__ import annotations

from textual import events

from reader.tui.screens.overlay import LineScreen

ENTER = "\n"
"""The answer if Enter was pressed instead of a letter."""


class LetterScreen(LineScreen[str | None]):
    """Returns the letter that was typed, or `ENTER`; None for any other key."""

    def answer_of(self, key: events.Key) -> str | None:
        """The letter that a key types."""
        if key.key == "enter":
            return ENTER
        return key.character if key.is_printable else None
