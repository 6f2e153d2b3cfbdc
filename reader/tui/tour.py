"""Two minutes that show what the program does: a key a step. Knows no widgets."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Leaves(Enum):
    """What Esc leaves."""

    NOTHING = "nothing"
    HIGHLIGHT = "highlight"
    """What is highlighted, and nothing is in front of the text any more."""
    SOMETHING = "something"
    """A card, a panel, a list, a filter: what is highlighted stays so."""


class Step(NamedTuple):
    """One thing to try."""

    key: str
    """As Textual calls it; pressing it leads to the next step."""
    says: str


STEPS: tuple[Step, ...] = (
    Step("space", "Space turns the page, b turns back."),
    Step("right_square_bracket", "] goes to the next quote and highlights every part of it, with who said it and how."),
    Step("w", "w shows who said it and how that is known. Enter on a row goes there."),
    Step("escape", "Esc goes back a step at a time: it closes a card, then clears the highlight."),
    Step("2", "2 lists who said what. j and k go down and up, Enter goes to the place."),
    Step("1", "1 lists who is named, 3 the dates, sums and numbers. In a list, s sorts, f narrows it down, / filters."),
    Step("c", "c opens the captions and the comments note; c again folds them away."),
    Step("slash", "/ finds words in the text: type them, then Enter. n and N walk through whatever is highlighted."),
    Step("Y", "Y copies the quote you are on, with who said it and where; y copies the words alone."),
    Step("question_mark", "? lists every key, q leaves. To read an article of your own: reader FILE, or an address."),
)
"""In this order; the README tells the same."""


class Tour:
    """Where one is on it."""

    def __init__(self) -> None:
        self.at = 0

    @property
    def is_over(self) -> bool:
        """Whether every step was taken, or it was left."""
        return self.at >= len(STEPS)

    @property
    def says(self) -> str:
        """What to try now."""
        return STEPS[self.at].says

    @property
    def place(self) -> str:
        """How far one is, and how to leave."""
        return f"Tour {self.at + 1}/{len(STEPS)}, Esc leaves it when there is nothing else to leave"

    def press(self, key: str, leaves: Leaves = Leaves.NOTHING) -> bool:
        """Take a key, whatever else it does: whether there is something else to say now. Of Esc, `leaves` says what it
        leaves."""
        if self.is_over:
            return False
        if key == STEPS[self.at].key and (key != "escape" or leaves is not Leaves.SOMETHING):
            self.at += 1
        elif key == "escape" and leaves is Leaves.NOTHING:
            self.at = len(STEPS)
        else:
            return False
        return True
