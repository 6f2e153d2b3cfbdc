"""The current place in an open article, the jump history, and marks named by a letter. Works on offsets only."""

from __future__ import annotations

from collections.abc import Mapping

LAST_JUMP = "'"
"""Name of the place before the last jump."""


class Places:
    """The places of one article, as code point offsets."""

    def __init__(self) -> None:
        self.top = 0
        """The first code point on the screen."""
        self.back: list[int] = []
        """Places to go back to, the latest last."""
        self._marks: dict[str, int] = {}
        self._before: int | None = None

    @property
    def marks(self) -> Mapping[str, int]:
        """Offsets of the marks, sorted by letter."""
        return {letter: self._marks[letter] for letter in sorted(self._marks)}

    def mark(self, letter: str, offset: int) -> None:
        """Set a mark, replacing one of the same name."""
        self._marks[letter] = offset

    def record_jump(self, here: int) -> None:
        """Record a jump away from `here`, so that one can go back."""
        self._before = here
        if not self.back or self.back[-1] != here:
            self.back.append(here)

    def go_back(self) -> int | None:
        """Remove and return the place before the last jump; None if there was none."""
        return self.back.pop() if self.back else None

    def jump(self, letter: str, here: int) -> int | None:
        """Return the place of a mark, or of `LAST_JUMP`, and record `here` to jump back to; None if there is no such
        mark."""
        place = self._before if letter == LAST_JUMP else self._marks.get(letter)
        if place is not None:
            self._before = here
        return place


def is_mark_name(letter: str) -> bool:
    """Whether a mark may have this name."""
    return len(letter) == 1 and letter.isalnum()
