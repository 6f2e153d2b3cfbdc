"""Who and what is named: entities by kind, with role, count and other spellings."""

from __future__ import annotations

from collections.abc import Iterator

from reader.model.annotation import Entity, EntityKind
from reader.model.document import Document
from reader.tui.widgets.entry import EntryLine
from reader.tui.widgets.pick_list import Item, PickList

HEADINGS: tuple[tuple[EntityKind, str], ...] = (
    (EntityKind.PERSON, "People"),
    (EntityKind.ORGANIZATION, "Organisations"),
    (EntityKind.PLACE, "Places"),
    (EntityKind.FACILITY, "Buildings and roads"),
    (EntityKind.GROUP, "Peoples, faiths, parties"),
    (EntityKind.EVENT, "Events"),
    (EntityKind.WORK, "Works"),
    (EntityKind.LAW, "Laws"),
    (EntityKind.PRODUCT, "Products"),
)
"""Kinds of the Who list in the order they are shown. Dates and money are facts, not names."""

NAMED = frozenset(kind for kind, _ in HEADINGS)


class EntityList(PickList):
    """The Who list."""

    def show_document(self, document: Document) -> None:
        """List the entities of an annotated document."""
        self.show(items_of(document))


def items_of(document: Document) -> Iterator[Item]:
    """The entries of the Who list, most mentioned first within each kind."""
    authors = document.metadata.authors
    for kind, heading in HEADINGS:
        entities = [entity for entity in document.entities if entity.kind is kind]
        entities.sort(key=lambda entity: (-len(entity.mentions), _first(entity)))
        extra = authors if kind is EntityKind.PERSON else ()
        names = {entity.name for entity in entities}
        unlisted = [name for name in extra if name not in names]
        if not entities and not unlisted:
            continue
        yield Item("", (EntryLine(heading, str(len(entities) + len(unlisted)), "muted"),))
        for entity in entities:
            yield Item(f"entity:{entity.id}", tuple(_lines(entity, entity.name in authors)))
        for name in unlisted:
            author = "author, inferred from a follow line" if document.metadata.authors_inferred else "author"
            yield Item(f"author:{name}", (EntryLine(name, "", "strong", 1), EntryLine(author, "", "muted", 3)))


def _first(entity: Entity) -> int:
    return min((span.start for span in (*entity.mentions, *entity.either)), default=0)


def _lines(entity: Entity, is_author: bool) -> Iterator[EntryLine]:
    count = str(len(entity.mentions)) + ("+" if entity.either else "")
    yield EntryLine(entity.name, count, "strong" if entity.kind is EntityKind.PERSON else "plain", 1)
    roles = "; ".join(dict.fromkeys(role.text for role in entity.roles))
    if roles:
        yield EntryLine(roles, "", "muted", 3, wraps=True)
    if is_author:
        yield EntryLine("author", "", "muted", 3)
    aliases = ", ".join(alias.text for alias in entity.aliases)
    if aliases:
        yield EntryLine(f"also: {aliases}", "", "quiet", 3)
    if entity.either:
        yield EntryLine(f"either this or another: {len(entity.either)}", "", "quiet", 3)
