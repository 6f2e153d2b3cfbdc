"""What the kinds of names and facts are called together, wherever people read them: lists, filters, exports."""

from __future__ import annotations

from reader.model.annotation import EntityKind, FactKind

ENTITIES: dict[EntityKind, str] = {
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
"""In the order in which they are shown."""

FACTS: dict[FactKind, str] = {
    FactKind.DATE: "Dates",
    FactKind.MONEY: "Money",
    FactKind.NUMBER: "Numbers",
    FactKind.LAW: "Laws",
    FactKind.LINK: "Links",
}
"""In the order in which they are shown."""
