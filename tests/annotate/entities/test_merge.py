"""One thing is one entity, however it is spelt; what the text does not settle stays apart."""

from __future__ import annotations

import pytest

from reader.annotate import entities
from reader.model.annotation import Entity, EntityKind
from reader.model.document import Block, BlockKind, Document, Source
from reader.model.span import Span


def named(text: str, kind: EntityKind) -> tuple[Entity, ...]:
    document = Document(Source("a.txt", "text"), text, blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(text))),))
    return tuple(entity for entity in entities.find(document).entities if entity.kind is kind)


PEOPLE = {
    "surname": ("Minister Mara Okafor spoke. Later Okafor left.", "Mara Okafor:2"),
    "hyphen": ("They met leader Kim Jong Un. Leader Kim Jong-un smiled.", "Kim Jong Un:2"),
    "family name first": ("They met leader Kim Jong Un. Then Kim smiled.", "Kim Jong Un:2"),
    "two of one name": (
        "Minister Mara Okafor met Senator John Okafor. Then Okafor left.",
        "Mara Okafor:1|John Okafor:1",
    ),
    "regime": ("They met leader Kim Jong Un. They said the Kim regime fell.", "Kim Jong Un:1"),
}


@pytest.mark.parametrize(("text", "expected"), PEOPLE.values(), ids=PEOPLE.keys())
def test_people_are_merged(text: str, expected: str) -> None:
    assert "|".join(f"{each.name}:{len(each.mentions)}" for each in named(text, EntityKind.PERSON)) == expected


def test_a_bare_surname_of_two_people_is_either() -> None:
    people = named("Minister Mara Okafor met Senator John Okafor. Then Okafor left.", EntityKind.PERSON)
    assert [len(each.either) for each in people] == [1, 1]


def test_a_family_that_rules_is_not_the_person() -> None:
    (person,) = named("They met leader Kim Jong Un. They said the Kim regime fell.", EntityKind.PERSON)
    assert len(person.unmerged) == 1


def test_a_role_that_opens_a_sentence_is_nobody() -> None:
    assert not named("They asked a singer. Singer and crowd fell silent.", EntityKind.PERSON)


def test_an_abbreviated_country_is_the_country() -> None:
    (place,) = named("Officials of North Korea met. The deal helps the DPRK [North Korea] now.", EntityKind.PLACE)
    assert [alias.text for alias in place.aliases] == ["DPRK"]


ROLES = {
    "before": ("They saw Defense Minister Mara Okafor there.", "Defense Minister"),
    "after": ("They saw Mara Okafor, the union secretary, there.", "union secretary"),
    "owner before": ("The union lost its leader, Mara Okafor, there.", "leader"),
    "none": ("They saw Mara Okafor there.", None),
    "address": ("They saw Ms Mara Okafor there.", None),
}


@pytest.mark.parametrize(("text", "expected"), ROLES.values(), ids=ROLES.keys())
def test_roles_are_the_articles_own_words(text: str, expected: str | None) -> None:
    assert [each.role for each in named(text, EntityKind.PERSON)] == [expected]
