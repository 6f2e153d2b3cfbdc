"""The entities that could be speakers: their mentions by offset, their gender."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from reader import lexicon
from reader.base.values import Value
from reader.model.annotation import Entity, EntityKind
from reader.model.document import STORY_KINDS, BlockKind, Document
from reader.model.index import SpanIndex
from reader.model.span import Span

SPEAKING_KINDS = frozenset(
    {EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.GROUP, EntityKind.FACILITY}
)
PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
"""The gender of third-person pronouns."""
_MAX_DISTANCE_CHARS = 6000
"""Mentions further back are ignored: about a page and a half of print."""
_MAX_PEOPLE = 40
"""Mentions of persons that are considered for a pronoun."""
_WORD_BEFORE = re.compile(r"([^\W\d_]+\.?)\s*$")
_AFTER_HEAD = re.compile(r"[,(]|\s(?:of|for|at|in|to|and|on|from|with)\s")
_WITHOUT_INITIAL = frozenset({"of", "and", "the", "for"})
"""Words of an office that its initials leave out."""


class CandidateMention(Value):
    """One mention of an entity that could be a speaker."""

    span: Span
    entity: Entity


class Candidates:
    """The mentions in the story, not in captions, of entities that could be speakers."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        speaking = [entity for entity in document.entities if entity.kind in SPEAKING_KINDS]
        self.headline_end = max((b.span.end for b in document.blocks if b.kind is BlockKind.HEADLINE), default=0)
        """Where the headline ends; 0 if there is none."""
        story = SpanIndex((block.span, block) for block in document.blocks if block.kind in STORY_KINDS)
        self.mentions = sorted(
            (CandidateMention(span, entity) for entity in speaking for span in entity.mentions if story.at(span.start)),
            key=lambda mention: mention.span,
        )
        self._index = SpanIndex((mention.span, mention) for mention in self.mentions)
        self._starts = [mention.span.start for mention in self.mentions]
        self._genders: dict[str, str] = {}
        self._descriptions: dict[str, frozenset[str]] = {}
        self._surnames: dict[str, list[Entity]] = {}
        for entity in speaking:
            if entity.kind is EntityKind.PERSON and entity.name.strip():
                self._surnames.setdefault(entity.name.split()[-1].lower(), []).append(entity)

    def within(self, span: Span) -> list[CandidateMention]:
        """The mentions that overlap `span`, in order."""
        return [mention for _, mention in self._index.within(span)]

    def _before(self, offset: int) -> Iterator[CandidateMention]:
        """The mentions that start before `offset` and not too far back, nearest first."""
        for number in range(bisect_left(self._starts, offset) - 1, -1, -1):
            if offset - self._starts[number] > _MAX_DISTANCE_CHARS:
                return
            yield self.mentions[number]

    def people_before(self, offset: int) -> list[CandidateMention]:
        """Up to `_MAX_PEOPLE` mentions of persons that start before `offset`, nearest first."""
        people = (mention for mention in self._before(offset) if mention.entity.kind is EntityKind.PERSON)
        return list(islice(people, _MAX_PEOPLE))

    def last_mention(self, entity: Entity, offset: int) -> int:
        """Where an entity is last named before `offset`; 0 if it is not."""
        return next((mention.span.start for mention in self._before(offset) if mention.entity is entity), 0)

    def last_before(self, offset: int) -> CandidateMention | None:
        """The last mention that starts before `offset`; None if there is none."""
        number = bisect_left(self._starts, offset)
        return self.mentions[number - 1] if number else None

    def person_with_surname(self, surname: str) -> Entity | None:
        """The only person with this surname, given in lower case; None if there are none or several."""
        fitting = self._surnames.get(surname, [])
        return fitting[0] if len(fitting) == 1 else None

    def person_with_initials(self, initials: str) -> Entity | None:
        """The only person with these initials, given in lower case; None if there are none or several."""
        people = (entity for entities in self._surnames.values() for entity in entities)
        fitting = [each for each in people if "".join(word[0] for word in each.name.lower().split()) == initials]
        return fitting[0] if len(fitting) == 1 else None

    def known_as(self, word: str, offset: int) -> list[Entity]:
        """The entities named before `offset` with this word as their role or in their name, the most recent first."""
        found: dict[str, Entity] = {}
        for entity in (mention.entity for mention in self._before(offset)):
            if entity.id not in found and word in self._descriptions_of(entity):
                found[entity.id] = entity
        return list(found.values())

    def _descriptions_of(self, entity: Entity) -> frozenset[str]:
        """The heads of a person's roles, or the first and last word of an organization's name, in lower case."""
        if entity.id not in self._descriptions:
            if entity.kind is EntityKind.PERSON:
                words = {_head(role.text) for role in entity.roles}
                words |= {_initials(role.text) for role in entity.roles}
                words |= {word for role in entity.roles for word in _heads_before_last(role.text)}
                title, of, _ = entity.name.partition(" of ")  # "the Duke" after "the Duke of Averil"
                words |= {title.lower()} if of else set()
            elif entity.kind is EntityKind.ORGANIZATION:
                words = {
                    word.lower() for word in entity.name.split()[-1:] + entity.name.split()[:1] if word[0].isupper()
                }
            else:
                words = set()
            self._descriptions[entity.id] = frozenset(words)
        return self._descriptions[entity.id]

    def gender(self, entity: Entity) -> str:
        """`m` or `f` by titles, roles or the given name; `?` if these do not settle it."""
        if entity.id not in self._genders:
            self._genders[entity.id] = self._gender(entity)
        return self._genders[entity.id]

    def _gender(self, entity: Entity) -> str:
        words = gender_words()
        for span in entity.mentions[:20]:
            before = _WORD_BEFORE.search(self._text, max(0, span.start - 16), span.start)
            title = before.group(1).lower().rstrip(".") if before else ""
            if title in words:
                return words[title]
        for role in entity.roles:
            for word in role.text.lower().split():
                if word in words:
                    return words[word]
        names = lexicon.table("names/given_names")
        parts = entity.name.split()
        return names.get(parts[0].lower().strip("."), "?") if len(parts) > 1 else "?"


@lexicon.per_language
def gender_words() -> dict[str, str]:
    """The gender that forms of address and words for people imply, `m` or `f`; in lower case."""
    return {**lexicon.table("names/titles_gender"), **lexicon.table("names/gender_words")}


def _initials(role: str) -> str:
    """What an office is called for short: "cm" for "Chief minister", "dcp" for "Deputy commissioner of police"."""
    return "".join(word[0] for word in role.lower().partition(" (")[0].split() if word not in _WITHOUT_INITIAL)


def _heads_before_last(role: str) -> list[str]:
    """What else somebody is besides the head of a role: "actor" in "veteran actor Chief"."""
    return [word for word in _up_to_head(role.lower())[:-1] if word in lexicon.entries("names/roles_heads")]


def _head(role: str) -> str:
    """The head of a role: "secretary" in "general secretary of the union"."""
    words = _up_to_head(role)
    return words[-1].lower() if words else ""


def _up_to_head(role: str) -> list[str]:
    """The words of a role before its first mark, preposition or conjunction: the last is its head."""
    return _AFTER_HEAD.split(role.strip(), maxsplit=1)[0].split()
