"""Who is in the article, as far as attributing needs it: mentions by place, and gender. Attributes nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from reader.annotate.quotes import vocabulary
from reader.model.annotation import Entity, EntityKind
from reader.model.document import Document
from reader.model.index import SpanIndex
from reader.model.span import Span

SPEAKING_KINDS = frozenset(
    {EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.GROUP, EntityKind.FACILITY}
)
_WORD_BEFORE = re.compile(r"([^\W\d_]+\.?)\s*$")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that names an entity which could speak."""

    span: Span
    entity: Entity


class Cast:
    """The entities of a document that could speak."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        speaking = [entity for entity in document.entities if entity.kind in SPEAKING_KINDS]
        self.mentions = sorted(
            (Mention(span, entity) for entity in speaking for span in entity.mentions), key=lambda m: m.span
        )
        self._index = SpanIndex((mention.span, mention) for mention in self.mentions)
        self._starts = [mention.span.start for mention in self.mentions]
        self._genders: dict[str, str] = {}

    def within(self, span: Span) -> list[Mention]:
        """The mentions that share a letter with `span`, in order."""
        return [mention for _, mention in self._index.within(span)]

    def people_before(self, offset: int, limit: int = 40) -> list[Mention]:
        """Up to `limit` mentions of persons that start before `offset`, the nearest first."""
        found: list[Mention] = []
        for number in range(bisect_left(self._starts, offset) - 1, -1, -1):
            if self.mentions[number].entity.kind is EntityKind.PERSON:
                found.append(self.mentions[number])
                if len(found) == limit:
                    break
        return found

    def gender(self, entity: Entity) -> str:
        """`m`, `f`, or `?` where neither titles nor roles nor the first name tell."""
        if entity.id not in self._genders:
            self._genders[entity.id] = self._gender(entity)
        return self._genders[entity.id]

    def _gender(self, entity: Entity) -> str:
        words = vocabulary.table("gender_words")
        for span in entity.mentions[:20]:
            before = _WORD_BEFORE.search(self._text, max(0, span.start - 16), span.start)
            if before and before.group(1).lower() in words:
                return words[before.group(1).lower()]
        for role in entity.roles:
            for word in role.text.lower().split():
                if word in words:
                    return words[word]
        names = vocabulary.table("given_names")
        parts = entity.name.split()
        return names.get(parts[0].lower().strip("."), "?") if len(parts) > 1 else "?"


PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
"""Third-person pronouns and the gender they speak of."""
