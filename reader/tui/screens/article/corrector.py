"""Correct names and quotes: hide, merge, split, rename, change the speaker. Asks for what it needs to know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.base.text import one_line
from reader.library import corrections
from reader.library.corrections import Correction, describe
from reader.model.annotation import Entity, EntityKind
from reader.model.span import Span
from reader.page.status_text import as_sentence
from reader.session.reading import Reading
from reader.tui.screens.card import CardScreen
from reader.tui.screens.prompt import PromptScreen
from reader.tui.widgets.entry import EntryLine
from reader.tui.widgets.pick_list import Item

if TYPE_CHECKING:
    from textual.screen import Screen

    from reader.tui.screens.article.walker import Walker

_Choice = tuple[EntryLine, Callable[[], Correction]]
"""A row, and a function that makes its correction: that searches the text, so it is not done for every row."""

_SPEAKER_KINDS = frozenset(EntityKind) - {EntityKind.DATE, EntityKind.MONEY}
"""Kinds that can be a speaker: a law or a newspaper may say something, a day or a sum does not."""


class Corrector:
    """Corrects the item under the cursor of one reading."""

    def __init__(
        self, screen: Screen[None], reading: Reading, walker: Walker, show_message: Callable[[str], None]
    ) -> None:
        self._screen = screen
        self._reading = reading
        self._walker = walker
        self._show_message = show_message

    def correct(self, how: str) -> None:
        """Make a correction of the item under the cursor: "hide", "merge", "split", "rename" or "give"."""
        {
            "hide": self._hide,
            "merge": self._merge,
            "split": self._split,
            "rename": self._rename,
            "give": self._give,
        }[how]()

    def undo(self) -> None:
        """Undo the last correction, and move the cursor to its target."""
        correction = self._reading.undo()
        if correction is None:
            self._show_message("Nothing to undo.")
            return
        key = self._reading.key_of(correction)
        if key is not None:
            self._walker.go_to(key)
        self._show_message(_without_extra_stop(f"Undone: {describe(correction)}."))

    def _hide(self) -> None:
        """Hide the name or quote."""
        document, lookup, key = self._reading.document, self._reading.lookup, self._reading.key
        if (quote := lookup.quote(key)) is not None:
            self._make(corrections.hide_quote(document, quote))
        elif (entity := lookup.entity(key)) is not None:
            self._make(corrections.hide(document, entity))
        else:
            self._show_message("Nothing to hide: go to a name or a quote first.")

    def _rename(self) -> None:
        """Ask for a better name."""
        entity = self._named("rename")
        if entity is None:
            return

        def answer(name: str | None) -> None:
            if name and name != entity.name:
                self._make(corrections.rename(self._reading.document, entity, name))

        self._screen.app.push_screen(PromptScreen("What is it called?", entity.name), answer)

    def _merge(self) -> None:
        """Ask for the other name of the same entity; words that were kept apart from it come first."""
        entity = self._named("merge")
        if entity is None:
            return
        document = self._reading.document
        others = [other for other in document.entities if other.id != entity.id and other.kind is entity.kind]
        choices: list[_Choice] = [
            (
                EntryLine(one_line(document.slice(span)), "kept apart"),
                partial(corrections.join, document, span, entity),
            )
            for span in self._kept_apart(entity, others)
        ]
        choices += [(_line(other), partial(corrections.merge, document, entity, other)) for other in others]
        if choices:
            self._choose(f"{entity.name} is the same as", choices)
        else:
            self._show_message(f"No other name of its kind could be merged with {entity.name}.")

    def _kept_apart(self, entity: Entity, others: Sequence[Entity]) -> Iterable[Span]:
        """One place of each phrase that shares a word with the entity's name, other than names of their own."""
        named = {mention for other in others for mention in other.mentions}
        slice_ = self._reading.document.slice
        return {slice_(span): span for span in reversed(entity.unmerged) if span not in named}.values()

    def _split(self) -> None:
        """Split off the mention under the cursor as another entity."""
        document, trail = self._reading.document, self._reading.trail
        entity = self._reading.lookup.entity(self._reading.key)
        if entity is None or trail is None:
            self._show_message("Nothing to split: go to a mention of a name first.")
        elif len(entity.mentions) < 2 or trail.current.span not in entity.mentions:
            self._show_message("Nothing to split: this is its only mention.")
        else:
            self._make(corrections.split(document, entity, trail.current.span))

    def _give(self) -> None:
        """Ask who the speaker is."""
        document = self._reading.document
        quote = self._reading.lookup.quote(self._reading.key)
        if quote is None:
            self._show_message("Nothing to give to another speaker: go to a quote first.")
            return
        able = (entity for entity in document.entities if entity.kind in _SPEAKER_KINDS)
        speakers = sorted(able, key=lambda entity: (entity.kind is not EntityKind.PERSON, -len(entity.mentions)))
        give = partial(corrections.give, document, quote)
        choices: list[_Choice] = [(_line(speaker), partial(give, speaker)) for speaker in speakers]
        choices.append((EntryLine("nobody in this article", "", "muted"), partial(give, None)))
        self._choose("Who said it?", choices)

    def _named(self, what: str) -> Entity | None:
        """The entity under the cursor; None, after a message, if there is none."""
        entity = self._reading.lookup.named(self._reading.key)
        if entity is None:
            self._show_message(f"Nothing to {what}: go to a name first.")
        return entity

    def _choose(self, title: str, choices: Sequence[_Choice]) -> None:
        def answer(number: int | None) -> None:
            if number is not None:
                self._make(choices[number][1]())

        rows = [Item(number, (line,)) for number, (line, _) in enumerate(choices)]
        self._screen.app.push_screen(CardScreen(title, rows), answer)

    def _make(self, correction: Correction) -> None:
        if self._reading.correct(correction):
            self._show_message(f"{_without_extra_stop(as_sentence(describe(correction)))} U undoes it.")
        else:
            self._show_message("Not corrected: the library cannot be written to now.")


def _without_extra_stop(words: str) -> str:
    """Remove the full stop after an ellipsis: the text of a truncated correction ends in one."""
    return words.removesuffix(".") if words.endswith(("….", "…”.")) else words


def _line(entity: Entity) -> EntryLine:
    return EntryLine(entity.name, entity.role or "")
