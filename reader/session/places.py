"""Where one is in an open article, where one came from, and its places named by a letter. Knows offsets alone."""

from __future__ import annotations

from collections.abc import Mapping

BEFORE = "'"
"""Names the place where one was before the last jump."""


class Places:
    """The places of one article, as offsets in code points."""

    def __init__(self) -> None:
        self.top = 0
        """The first code point on the screen."""
        self.back: list[int] = []
        """Where one came from, the last place last."""
        self._marks: dict[str, int] = {}
        self._before: int | None = None

    @property
    def marks(self) -> Mapping[str, int]:
        """The marks, in the order of their letters."""
        return {letter: self._marks[letter] for letter in sorted(self._marks)}

    def mark(self, letter: str, offset: int) -> None:
        """Name a place; what had this name before has it no longer."""
        self._marks[letter] = offset

    def leave(self, here: int) -> None:
        """One jumps away from here, and wants to come back."""
        self._before = here
        if not self.back or self.back[-1] != here:
            self.back.append(here)

    def return_to(self) -> int | None:
        """Where one was before the last jump, which is then forgotten; None where one has not jumped."""
        return self.back.pop() if self.back else None

    def jump(self, letter: str, here: int) -> int | None:
        """The place of a mark, or of `BEFORE`; one comes back here from it. None where nothing has this name."""
        place = self._before if letter == BEFORE else self._marks.get(letter)
        if place is not None:
            self._before = here
        return place


def is_name(letter: str) -> bool:
    """Whether a mark may be called this."""
    return len(letter) == 1 and letter.isalnum()
