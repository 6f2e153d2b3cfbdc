"""What can be checked: dates, money, numbers, laws, links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from reader.model.document import Document
from reader.model.paragraphs import Paragraphs
from reader.page.figures import Fact, FactKind, counts, host_of
from reader.page.places import spans_key
from reader.tui.widgets.entry import EntryLine
from reader.tui.widgets.pick_list import ArrangedList, Item

FIRST, WORDS = "by place", "by words"


class FactList(ArrangedList):
    """The Facts list."""

    ORDERS: ClassVar[tuple[str, ...]] = (FIRST, WORDS)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.facts: Sequence[Fact] = ()

    def show_facts(self, document: Document, facts: Sequence[Fact]) -> None:
        """List the facts of a document."""
        self.facts = facts
        self.show_document(document)

    def items(self, document: Document) -> Iterator[Item]:
        """Facts by kind."""
        paragraphs = Paragraphs(document)
        for kind, count in counts(self.facts).items():
            if self.only not in ("", kind.name):
                continue
            facts = [fact for fact in self.facts if fact.kind is kind]
            if self.order == WORDS:
                facts.sort(key=lambda fact: fact.words.casefold())
            yield Item("", (EntryLine(kind.value, str(count), "muted"),), apart=True)
            for fact in facts:
                yield Item(spans_key(kind.name.lower(), fact.spans), tuple(_lines(fact, paragraphs)))

    def choices(self, document: Document) -> Sequence[tuple[str, str, int]]:
        """All, or one kind."""
        kinds = counts(self.facts)
        return [("", "all facts", len(self.facts)), *((kind.name, kind.value.lower(), kinds[kind]) for kind in kinds)]


def _lines(fact: Fact, paragraphs: Paragraphs) -> Iterator[EntryLine]:
    times = f"{len(fact.spans)}×  " if len(fact.spans) > 1 else ""
    yield EntryLine(fact.words, f"{times}{paragraphs.name_at(fact.spans[0].start)}", "plain", 1)
    if fact.kind is FactKind.LINK:
        yield EntryLine(host_of(fact.note), "", "muted", 3)
    elif fact.note:
        yield EntryLine(f"= {fact.note}", "", "muted", 3)
