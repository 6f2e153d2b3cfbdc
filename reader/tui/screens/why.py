"""A card that answers questions: how something is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static


class WhyScreen(ModalScreen[None]):
    """Pairs of a question and its answer, over the article."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,w,enter", "dismiss", "Close", id="why.close"),
    ]

    def __init__(self, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._answers = answers

    def compose(self) -> ComposeResult:
        """A line a pair."""
        with VerticalScroll(classes="card"):
            for question, answer in self._answers:
                yield Static(Content.assemble((f"{question:<12}", "$accent"), answer), markup=False)
