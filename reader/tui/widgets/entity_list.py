"""Who and what is named: entities by kind, with role, count and aliases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import ClassVar

from reader.base.text import one_line
from reader.model.annotation import Entity, EntityKind
from reader.model.document import Document
from reader.model.headings import NAME_HEADINGS
from reader.model.paragraphs import Paragraphs
from reader.page.item_keys import AuthorKey, EntityKey, SpeakerKey
from reader.tui.widgets.arranged_list import ArrangedList
from reader.tui.widgets.entry import EntryLine
from reader.tui.widgets.pick_list import Item

MENTIONS, FIRST, NAME = "by mentions", "by first place", "by name"

ORDERS: Mapping[str, Callable[[Entity], tuple[object, ...]]] = {
    MENTIONS: lambda entity: (-len(entity.mentions), _first(entity)),
    FIRST: lambda entity: (_first(entity),),
    NAME: lambda entity: (entity.name.casefold(),),
}
"""Sort orders of the names of a kind, with their sort keys."""


class EntityList(ArrangedList):
    """The Who list."""

    NAME = "who"
    TITLE = "Who"
    ABOUT = "Who is named"
    NOTHING = "No names in this document."
    SOUGHT_BY_LANGUAGE = "Names"
    ORDERS: ClassVar[tuple[str, ...]] = tuple(ORDERS)

    def mark(self, key: Hashable) -> None:
        """Move the cursor to an entry; for a speaker, to their name."""
        super().mark(EntityKey(key.speaker) if isinstance(key, SpeakerKey) else key)

    def count(self) -> int:
        """The number of names of the kinds listed, with authors whom the text does not name."""
        return sum(self._kinds().values())

    def _kinds(self) -> Mapping[EntityKind, int]:
        """How many names of each kind the list has, in the order shown."""
        document = self.reading.document
        found = Counter(entity.kind for entity in document.entities)
        found[EntityKind.PERSON] += len(_authors_not_named(document))
        return {kind: found[kind] for kind in NAME_HEADINGS if found[kind]}

    def items(self) -> Iterator[Item]:
        """Names by kind."""
        document = self.reading.document
        paragraphs = Paragraphs(document)
        for kind, heading in NAME_HEADINGS.items():
            if self.only not in (None, kind):
                continue
            entities = sorted((e for e in document.entities if e.kind is kind), key=ORDERS[self.order])
            unlisted = _authors_not_named(document) if kind is EntityKind.PERSON else ()
            if not entities and not unlisted:
                continue
            yield Item(None, (EntryLine(heading, str(len(entities) + len(unlisted)), "strong"),), apart=True)
            for entity in entities:
                yield Item(EntityKey(entity.id), tuple(_lines(document, entity, paragraphs)))
            for name in unlisted:
                author = "author, inferred from a follow line" if document.metadata.authors_inferred else "author"
                yield Item(AuthorKey(name), (EntryLine(name, "", "strong", 1), EntryLine(author, "", "muted", 3)))

    def choices(self) -> Sequence[tuple[Hashable, str, int]]:
        """All names, or one kind."""
        found: list[tuple[Hashable, str, int]] = [(None, "every kind", self.count())]
        return found + [(kind, NAME_HEADINGS[kind].lower(), count) for kind, count in self._kinds().items()]


def _authors_not_named(document: Document) -> Sequence[str]:
    names = {entity.name for entity in document.entities}
    return [name for name in document.metadata.authors if name not in names]


def _first(entity: Entity) -> int:
    return min((span.start for span in (*entity.mentions, *entity.either)), default=0)


def _lines(document: Document, entity: Entity, paragraphs: Paragraphs) -> Iterator[EntryLine]:
    count = str(len(entity.mentions)) + ("+" if entity.either else "")
    yield EntryLine(entity.name, count, "strong" if entity.kind is EntityKind.PERSON else "plain", 1)
    first_places = {role.text: role.span for role in reversed(entity.roles)}
    for role in dict.fromkeys(role.text for role in entity.roles):
        yield EntryLine(role, paragraphs.name_at(first_places[role].start), "muted", 3, wraps=True)
    if entity.name in document.metadata.authors:
        yield EntryLine("author", "", "muted", 3)
    aliases = ", ".join(alias.text for alias in entity.aliases)
    if aliases:
        yield EntryLine(f"also: {aliases}", "", "quiet", 3)
    if entity.either:
        yield EntryLine(f"either this or another: {len(entity.either)}", "", "quiet", 3)
    kept_apart = ", ".join(dict.fromkeys(one_line(document.slice(span)) for span in entity.unmerged))
    if kept_apart:
        yield EntryLine(f"not merged: {kept_apart}", "", "quiet", 3)
