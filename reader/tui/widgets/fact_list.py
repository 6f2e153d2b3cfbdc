"""What can be checked: dates, money, numbers, laws, links."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import ClassVar

from reader.model import headings
from reader.model.annotation import FactKind
from reader.model.paragraphs import Paragraphs
from reader.page.fact_groups import FactGroup, counts, grouped, host_of
from reader.page.item_keys import FactKey
from reader.session.reading import Reading
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

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self._facts: Sequence[FactGroup] = ()

    def refill(self) -> None:
        """List what was found so far."""
        self._facts = grouped(self.reading.document)
        super().refill()

    def count(self) -> int:
        """The number of facts of all kinds."""
        return len(self._facts)

    def items(self) -> Iterator[Item]:
        """Facts by kind."""
        paragraphs = Paragraphs(self.reading.document)
        for kind, count in counts(self._facts).items():
            if self.only not in (None, kind):
                continue
            facts = [fact for fact in self._facts if fact.kind is kind]
            if self.order == WORDS:
                facts.sort(key=lambda fact: fact.words.casefold())
            yield Item(None, (EntryLine(headings.FACT_HEADINGS[kind], str(count), "strong"),), apart=True)
            for fact in facts:
                yield Item(FactKey(kind, fact.spans), tuple(_lines(fact, paragraphs)))

    def choices(self) -> Sequence[tuple[Hashable, str, int]]:
        """All facts, or one kind."""
        kinds = counts(self._facts)
        found: list[tuple[Hashable, str, int]] = [(None, "every kind", len(self._facts))]
        return found + [(kind, headings.FACT_HEADINGS[kind].lower(), kinds[kind]) for kind in kinds]


def _lines(fact: FactGroup, paragraphs: Paragraphs) -> Iterator[EntryLine]:
    times = f"{len(fact.spans)}×  " if len(fact.spans) > 1 else ""
    yield EntryLine(fact.words, f"{times}{paragraphs.name_at(fact.spans[0].start)}", "plain", 1)
    if fact.kind is FactKind.LINK and fact.value:
        yield EntryLine(host_of(fact.value), "", "muted", 3)
    elif fact.value:
        yield EntryLine(f"= {fact.value}", "", "muted", 3)
