"""A two-minute tour of the program, one key per step. Knows no widgets."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from reader.settings.keys import key_shown


class EscapeLeaves(Enum):
    """What Esc would leave."""

    NOTHING = "nothing"
    HIGHLIGHT = "highlight"
    """The highlight, with nothing in front of the text."""
    SOMETHING = "something"
    """A card, a panel, a list or a filter; the highlight stays."""


class Step(NamedTuple):
    """One thing to try."""

    keys: tuple[str, ...]
    """Textual's names of the keys that lead to the next step, once they have been pressed in this order."""
    text: str


STEPS: tuple[Step, ...] = (
    Step(("space", "b"), "Space turns the page, b turns back."),
    Step(
        ("right_square_bracket",),
        "] goes to the next quote and highlights every part of it, with who said it and how.",
    ),
    Step(("Y", "y"), "Y copies the quote you are on, with who said it and where; y copies the words alone."),
    Step(("w",), "w shows who said it and how that is known. Enter on a row goes there."),
    Step(("escape",), "Esc goes back a step at a time: it closes a card, then clears the highlight."),
    Step(("2", "enter"), "2 lists who said what. j and k go down and up, Enter goes to the place."),
    Step(
        ("1", "3"),
        "1 lists who is named, 3 the dates, sums and numbers. In a list, s sorts, f narrows it down, / filters.",
    ),
    Step(("c", "c"), "c opens the captions and the comments note; c again folds them away."),
    Step(
        ("slash", "enter", "n"),
        "/ finds words in the text: type them, then Enter. n and N walk through whatever is highlighted.",
    ),
    Step(
        ("question_mark",), "? lists every key, q leaves. To read an article of your own: reader FILE, or an address."
    ),
)
"""In this order; the README lists the same steps."""


class Tour:
    """The current step of the tour."""

    def __init__(self) -> None:
        self.at = 0
        self._pressed = 0
        """How many keys of the current step have been pressed."""

    @property
    def is_over(self) -> bool:
        """Whether all steps are done, or the tour was left."""
        return self.at >= len(STEPS)

    @property
    def text(self) -> str:
        """What to try now."""
        return STEPS[self.at].text

    @property
    def place(self) -> str:
        """The current step, the key that leads on, and how to leave."""
        key = key_shown(self._key)
        shown = "Esc" if key == "escape" else key if len(key) == 1 else key.capitalize()
        return f"Tour {self.at + 1}/{len(STEPS)}, now {shown}. Esc leaves it when there is nothing else to leave"

    @property
    def _key(self) -> str:
        return STEPS[self.at].keys[self._pressed]

    def press(self, key: str, leaves: EscapeLeaves = EscapeLeaves.NOTHING) -> bool:
        """Handle a key, which takes effect as usual; return whether the words change. `leaves` is what Esc would
        leave."""
        if self.is_over:
            return False
        if key == self._key and (key != "escape" or leaves is not EscapeLeaves.SOMETHING):
            self._pressed += 1
            if self._pressed == len(STEPS[self.at].keys):
                self.at, self._pressed = self.at + 1, 0
        elif key == "escape" and leaves is EscapeLeaves.NOTHING:
            self.at = len(STEPS)
        else:
            return False
        return True
