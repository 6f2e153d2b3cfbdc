"""Headings for the kinds of entities and facts, as shown in lists, filters and exports."""

from __future__ import annotations

from reader.model.annotation import EntityKind, FactKind

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

LISTED_AS_FACTS = frozenset({EntityKind.DATE, EntityKind.MONEY})
"""Kinds of entities that lists show among the facts, not among the names."""

FACT_HEADINGS: dict[FactKind, str] = {
    FactKind.DATE: "Dates",
    FactKind.MONEY: "Money",
    FactKind.NUMBER: "Numbers",
    FactKind.LAW: "Laws",
    FactKind.LINK: "Links",
}
"""In display order."""
