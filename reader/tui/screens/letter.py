"""Ask for a single letter with the article still visible: the name of a mark. The caller decides what it is for."""

from __future__ import annotations

from textual import events

from reader.tui.screens.overlay import LineScreen


class LetterScreen(LineScreen[str | None]):
    """Returns the letter that was typed; None for any other key."""

    def answer_of(self, key: events.Key) -> str | None:
        """The letter that a key types."""
        return key.character if key.is_printable else None
