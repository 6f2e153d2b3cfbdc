"""Put right what was found: hide, merge, split, give a quote to another, rename. Asks what has to be asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual.app import App

from reader.library import corrections
from reader.library.corrections import Correction
from reader.model.annotation import Entity, EntityKind, Quote
from reader.model.document import Document
from reader.model.span import Span
from reader.tui.screens.card import CardScreen
from reader.tui.screens.prompt import PromptScreen
from reader.tui.widgets.entry import EntryLine
from reader.tui.widgets.pick_list import Item

_SPEAK = frozenset(EntityKind) - {EntityKind.DATE, EntityKind.MONEY}
"""What may be given a quote: a law or a newspaper may say something, a day or a sum does not."""

Done = Callable[[Correction], None]


def hide(target: Entity | Quote, done: Done) -> None:
    """Not a name, or not a quote."""
    done(corrections.hide(target) if isinstance(target, Entity) else corrections.hide_quote(target))


def rename(app: App[int], entity: Entity, done: Done) -> None:
    """Ask for a better name."""

    def answer(name: str | None) -> None:
        if name and name != entity.name:
            done(corrections.rename(entity, name))

    app.push_screen(PromptScreen("What is it called?", entity.name), answer)


def merge(app: App[int], document: Document, entity: Entity, done: Done) -> None:
    """Ask what other name stands for the same thing; words that were kept apart from it come first."""
    others = [other for other in document.entities if other.id != entity.id and other.kind is entity.kind]
    choices = [
        (EntryLine(" ".join(document.slice(span).split()), "kept apart"), corrections.join(document, span, into=entity))
        for span in _kept_apart(document, entity, others)
    ]
    choices += [(_line(other), corrections.merge(entity, into=other)) for other in others]
    if choices:
        _choose(app, f"{entity.name} is the same as", choices, done)
    else:
        app.notify("There is no other name of its kind.", markup=False)


def _kept_apart(document: Document, entity: Entity, others: Sequence[Entity]) -> Iterable[Span]:
    """One place of each of the words that share one with its name, those left out that are names of their own."""
    named = {mention for other in others for mention in other.mentions}
    return {document.slice(span): span for span in reversed(entity.unmerged) if span not in named}.values()


def split(entity: Entity, mention: Span | None, done: Done) -> bool:
    """Take the mention that one stands on for something else; whether one stands on one."""
    if mention is None or mention not in (*entity.mentions, *entity.either):
        return False
    done(corrections.split(entity, mention))
    return True


def give(app: App[int], document: Document, quote: Quote, done: Done) -> None:
    """Ask who said it."""
    able = (entity for entity in document.entities if entity.kind in _SPEAK)
    speakers = sorted(able, key=lambda entity: (entity.kind is not EntityKind.PERSON, -len(entity.mentions)))
    choices = [(_line(speaker), corrections.give(quote, speaker)) for speaker in speakers]
    choices.append((EntryLine("nobody in this article", "", "muted"), corrections.give(quote, None)))
    _choose(app, "Who said it?", choices, done)


def _line(entity: Entity) -> EntryLine:
    return EntryLine(entity.name, entity.role or "")


def _choose(app: App[int], title: str, choices: Sequence[tuple[EntryLine, Correction]], done: Done) -> None:
    def answer(key: str | None) -> None:
        if key is not None:
            done(choices[int(key)][1])

    app.push_screen(CardScreen(title, [Item(str(number), (line,)) for number, (line, _) in enumerate(choices)]), answer)
