"""What can be checked: dates, money, numbers, laws, links."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import ClassVar

from reader.model.paragraphs import Paragraphs
from reader.page.figures import Fact, FactKind, counts, host_of
from reader.page.keys import FactKey
from reader.tui.widgets.arranged_list import ArrangedList
from reader.tui.widgets.entry import EntryLine
from reader.tui.widgets.pick_list import Item

FIRST, WORDS = "by place", "by words"


class FactList(ArrangedList):
    """The Facts list."""

    NAME = "facts"
    TITLE = "Facts"
    ABOUT = "Dates, money, numbers, laws, links"
    IS_COUNTED = False
    NOTHING = "No dates, numbers or links in this document."
    ORDERS: ClassVar[tuple[str, ...]] = (FIRST, WORDS)

    def count(self) -> int:
        """Facts of all kinds."""
        return len(self.reading.facts)

    def items(self) -> Iterator[Item]:
        """Facts by kind."""
        paragraphs = Paragraphs(self.reading.document)
        for kind, count in counts(self.reading.facts).items():
            if self.only not in (None, kind):
                continue
            facts = [fact for fact in self.reading.facts if fact.kind is kind]
            if self.order == WORDS:
                facts.sort(key=lambda fact: fact.words.casefold())
            yield Item(None, (EntryLine(kind.value, str(count), "muted"),), apart=True)
            for fact in facts:
                yield Item(FactKey(kind, fact.spans), tuple(_lines(fact, paragraphs)))

    def choices(self) -> Sequence[tuple[Hashable, str, int]]:
        """All, or one kind."""
        kinds = counts(self.reading.facts)
        found: list[tuple[Hashable, str, int]] = [(None, "all facts", len(self.reading.facts))]
        return found + [(kind, kind.value.lower(), kinds[kind]) for kind in kinds]


def _lines(fact: Fact, paragraphs: Paragraphs) -> Iterator[EntryLine]:
    times = f"{len(fact.spans)}×  " if len(fact.spans) > 1 else ""
    yield EntryLine(fact.words, f"{times}{paragraphs.name_at(fact.spans[0].start)}", "plain", 1)
    if fact.kind is FactKind.LINK:
        yield EntryLine(host_of(fact.note), "", "muted", 3)
    elif fact.note:
        yield EntryLine(f"= {fact.note}", "", "muted", 3)
