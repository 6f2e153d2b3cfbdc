"""Gather the mentions of one thing into one entity. Knows the order of steps; each kind's customs live elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.entities import customs, forms, organizations, people
from reader.annotate.entities.mention import Mention
from reader.annotate.entities.thing import Thing
from reader.model.annotation import EntityKind
from reader.model.span import Span

_MOST = 6
"""Namesakes that are told of a thing that bears their name."""


def merge(text: str, mentions: Sequence[Mention], blocks: Sequence[Span]) -> list[Thing]:
    """One thing for each entity, in the order of their first mention. `blocks` are the paragraphs, in order."""
    persons = people.gather(text, [each.span for each in mentions if each.kind is EntityKind.PERSON], blocks)
    others = organizations.gather(text, [each for each in mentions if each.kind is not EntityKind.PERSON])
    _note_namesakes(persons, others)
    return sorted(
        (thing for thing in persons + others if thing.mentions or thing.either), key=lambda thing: thing.start
    )


def _note_namesakes(persons: Sequence[Thing], others: Sequence[Thing]) -> None:
    """Note on each person the things that bear the surname, and are not the person."""
    bearers: dict[str, list[Thing]] = {}
    for person in persons:
        name = person.name
        words = forms.personal(name)
        bearers.setdefault(words[0] if customs.family_first(name) else words[-1], []).append(person)
    for other in others:
        if other.kind in (EntityKind.DATE, EntityKind.MONEY) or not other.mentions:
            continue
        for word in dict.fromkeys(forms.words(other.name)):
            for person in bearers.get(word, ())[:_MOST]:
                person.unmerged.append(min(other.mentions))
