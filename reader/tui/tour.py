"""Two minutes that show what the program does: a key a step. Knows no widgets."""

from __future__ import annotations

from typing import NamedTuple


class Step(NamedTuple):
    """One thing to try."""

    key: str
    """As Textual calls it; pressing it leads to the next step."""
    says: str


STEPS: tuple[Step, ...] = (
    Step("space", "Space turns the page, b turns back."),
    Step("right_square_bracket", "] goes to the next quote: all its parts are lit, with who said it and how."),
    Step("w", "w tells who said it and how that is known. Enter on a row goes there."),
    Step("escape", "Esc leaves one thing after the other: first this card, later what is lit."),
    Step("2", "2 lists who said what. j and k go down and up, Enter goes to the place."),
    Step("1", "1 lists who is named, 3 the dates, sums and numbers. s sorts, f narrows, / filters."),
    Step("c", "c opens the captions and the comments note, and folds them again."),
    Step("slash", "/ finds words in the text; n and N walk whatever is lit. Type, then Enter."),
    Step("Y", "Y copies what one stands on with who said it and where; y the words alone."),
    Step("question_mark", "? tells every key, and q leaves. Any article: reader FILE, or an address."),
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
        return f"Tour {self.at + 1}/{len(STEPS)} · Esc leaves it"

    def press(self, key: str) -> bool:
        """Take a key, whatever else it does: whether there is something else to say now."""
        if self.is_over:
            return False
        if key == STEPS[self.at].key:
            self.at += 1
        elif key == "escape":
            self.at = len(STEPS)
        else:
            return False
        return True
