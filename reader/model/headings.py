"""Headings and nouns for the kinds of entities, facts and quotes, as shown in lists, filters and exports."""

from __future__ import annotations

from reader.model.annotation import EntityKind, FactKind, QuoteKind

ENTITY_HEADINGS: dict[EntityKind, str] = {
    EntityKind.PERSON: "People",
    EntityKind.ORGANIZATION: "Organisations",
    EntityKind.PLACE: "Places",
    EntityKind.FACILITY: "Buildings",
    EntityKind.GROUP: "Groups",
    EntityKind.EVENT: "Events",
    EntityKind.WORK: "Works",
    EntityKind.LAW: "Laws",
    EntityKind.PRODUCT: "Products",
    EntityKind.DATE: "Dates",
    EntityKind.MONEY: "Money",
}
"""In display order."""

ENTITY_NOUNS: dict[EntityKind, str] = {
    EntityKind.PERSON: "person",
    EntityKind.ORGANIZATION: "organisation",
    EntityKind.PLACE: "place",
    EntityKind.FACILITY: "building",
    EntityKind.GROUP: "group",
    EntityKind.EVENT: "event",
    EntityKind.WORK: "work",
    EntityKind.LAW: "law",
    EntityKind.PRODUCT: "product",
    EntityKind.DATE: "date",
    EntityKind.MONEY: "sum of money",
}
"""What one entity of each kind is called."""

LISTED_AS_FACTS = frozenset({EntityKind.DATE, EntityKind.MONEY})
"""Kinds of entities that lists show among the facts, not among the names."""

NAME_HEADINGS = {kind: title for kind, title in ENTITY_HEADINGS.items() if kind not in LISTED_AS_FACTS}
"""Kinds listed among the names, in display order."""

QUOTE_HEADINGS: dict[QuoteKind, str] = {
    QuoteKind.DIRECT: "direct",
    QuoteKind.MIXED: "quoted in part",
    QuoteKind.INDIRECT: "reported",
    QuoteKind.SCARE: "not speech",
}
"""In display order."""

FACT_HEADINGS: dict[FactKind, str] = {
    FactKind.DATE: "Dates",
    FactKind.MONEY: "Money",
    FactKind.NUMBER: "Numbers",
    FactKind.LAW: "Laws",
    FactKind.LINK: "Links",
}
"""In display order."""
