"""Wait for one letter, the article in sight: the name of a mark. What it is for is for whoever asks."""

from __future__ import annotations

from textual import events

from reader.tui.screens.over import LineScreen


class LetterScreen(LineScreen[str | None]):
    """Gives back the letter that was typed, None for any key that is none."""

    def answer_of(self, key: events.Key) -> str | None:
        """The letter that it types."""
        return key.character if key.is_printable else None
