"""Places of one article named by a letter. Knows offsets; knows nothing of keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping

BEFORE = "'"
"""Names the place where one was before the last jump."""

Keep = Callable[[str, int], None]
"""Keeps a letter and its place, a code point offset, for the next run."""


class Marks:
    """The marks of one article."""

    def __init__(self, places: MutableMapping[str, int]) -> None:
        """`places` is where they are kept for this run."""
        self._places = places
        self._keep: Keep | None = None

    def keep(self, known: Mapping[str, int], keep: Keep) -> None:
        """Take in the marks of earlier runs, and hand those that are set from now on to `keep`."""
        for letter, offset in known.items():
            self._places.setdefault(letter, offset)
        self._keep = keep

    @property
    def places(self) -> Mapping[str, int]:
        """The marks that were set, in the order of their letters."""
        return {letter: self._places[letter] for letter in sorted(self._places) if letter != BEFORE}

    def put(self, letter: str, offset: int) -> None:
        """Name a place; what had this name before has it no more."""
        self._places[letter] = offset
        if self._keep is not None:
            self._keep(letter, offset)

    def leave(self, offset: int) -> None:
        """This is where one was before a jump."""
        self._places[BEFORE] = offset

    def go(self, letter: str, here: int) -> int | None:
        """The place of a letter, and remember `here` to come back to; None where nothing has this name."""
        place = self._places.get(letter)
        if place is not None:
            self.leave(here)
        return place


def is_name(letter: str) -> bool:
    """Whether a mark may be called this."""
    return len(letter) == 1 and letter.isalnum()
