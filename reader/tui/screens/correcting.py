"""Put right what was found: hide, merge, split, give a quote to another, rename. Asks what has to be asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.app import App

from reader.library import corrections
from reader.library.corrections import Correction
from reader.model.annotation import Entity, Quote
from reader.model.document import Document
from reader.model.span import Span
from reader.tui.screens.card import CardScreen
from reader.tui.screens.prompt import PromptScreen
from reader.tui.widgets.entry import EntryLine
from reader.tui.widgets.pick_list import Item

NOBODY = "nobody"

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
    """Ask what other name stands for the same thing."""
    others = [other for other in document.entities if other.id != entity.id and other.kind is entity.kind]
    _choose(app, f"{entity.name} is the same as", others, lambda other: done(corrections.merge(entity, into=other)))


def split(entity: Entity, mention: Span | None, done: Done) -> bool:
    """Take the mention that one stands on for something else; whether one stands on one."""
    if mention is None or mention not in (*entity.mentions, *entity.either):
        return False
    done(corrections.split(entity, mention))
    return True


def give(app: App[int], document: Document, quote: Quote, done: Done) -> None:
    """Ask who said it."""
    speakers = sorted(document.entities, key=lambda entity: (entity.kind.value != "person", -len(entity.mentions)))
    nobody = Item(NOBODY, (EntryLine("nobody in this article", "", "muted"),))
    _choose(app, "Who said it?", speakers, lambda speaker: done(corrections.give(quote, speaker)), nobody)


def _choose(
    app: App[int], title: str, entities: Iterable[Entity], take: Callable[..., None], nobody: Item | None = None
) -> None:
    by_key = {f"entity:{entity.id}": entity for entity in entities}

    def answer(key: str | None) -> None:
        if key == NOBODY:
            take(None)
        elif key in by_key:
            take(by_key[key])

    rows = [Item(key, (EntryLine(entity.name, entity.role or ""),)) for key, entity in by_key.items()]
    app.push_screen(CardScreen(title, [*rows, *([nobody] if nobody else [])]), answer)
