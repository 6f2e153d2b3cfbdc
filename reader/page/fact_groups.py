"""The facts of a document, grouped for a list: by kind, then by wording. Knows no widgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlsplit

from reader.base.text import one_line
from reader.base.values import Value
from reader.model.annotation import Certainty, FactKind
from reader.model.document import Document
from reader.model.span import Span


class FactGroup(Value):
    """A checkable fact, with every place where it appears in the same words."""

    kind: FactKind
    words: str
    spans: tuple[Span, ...]
    value: str = ""
    """Its normalized value, if certain and different from the words: a date, an address."""


def grouped(document: Document) -> tuple[FactGroup, ...]:
    """Every fact, grouped by kind, in text order. Links to the same page are one group."""
    places: dict[tuple[FactKind, str], list[Span]] = {}
    values: dict[tuple[FactKind, str], str] = {}
    names = {mention: entity.name for entity in document.entities for mention in entity.mentions}
    for fact in document.facts:
        words = one_line(names.get(fact.span, document.slice(fact.span)))
        key = (fact.kind, fact.value or words if fact.kind is FactKind.LINK else words)
        places.setdefault(key, []).append(fact.span)
        is_shown = fact.kind in (FactKind.DATE, FactKind.LINK) and fact.certainty is Certainty.CERTAIN
        if is_shown and fact.value and fact.value != words:
            values.setdefault(key, fact.value)
    order = {kind: number for number, kind in enumerate(FactKind)}
    groups = [
        FactGroup(kind, _words(document, kind, words, spans), tuple(spans), values.get((kind, words), ""))
        for (kind, words), spans in places.items()
    ]
    return tuple(sorted(groups, key=lambda group: (order[group.kind], group.spans[0])))


def _words(document: Document, kind: FactKind, words: str, spans: Sequence[Span]) -> str:
    return one_line(document.slice(spans[0])) if kind is FactKind.LINK else words


def host_of(address: str) -> str:
    """The host of a web address, or the address where it has none."""
    try:
        return urlsplit(address).hostname or address
    except ValueError:  # brackets that enclose no address
        return address


def counts(facts: Sequence[FactGroup]) -> dict[FactKind, int]:
    """The number of facts of each kind; kinds without facts are left out."""
    return Counter(fact.kind for fact in facts)
