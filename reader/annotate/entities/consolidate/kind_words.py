"""Give a name the kind that its own words settle: a hall is a facility, a national park a place. Knows no article."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.entities import gazetteer, known_names, name_forms
from reader.annotate.entities.mention import Mention, Sentence
from reader.base.values import replace
from reader.model.annotation import EntityKind

_BORNE = frozenset({"first", "last"})
_KNOWN_BETTER = {
    (EntityKind.ORGANIZATION, known_names.PRODUCT): EntityKind.PRODUCT,
    (EntityKind.PLACE, known_names.PRODUCT): EntityKind.PRODUCT,
    (EntityKind.PERSON, known_names.ORGANIZATION): EntityKind.ORGANIZATION,
}
"""What a name is after all when the lists know it as one thing only, by what it was taken for."""


def fit(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, each with the kind that its words ask for; most as they are."""
    return [replace(each, kind=_kind(name_forms.written(text, each.span), each.kind)) for each in mentions]


def _kind(name: str, kind: EntityKind) -> EntityKind:
    tags = known_names.tags(name)
    if len(tags) == 1 and (kind, tags[0]) in _KNOWN_BETTER and not _BORNE.intersection(_listed(name)):
        return _KNOWN_BETTER[kind, tags[0]]
    words = name_forms.words(name)
    if len(words) < 2:
        return kind
    if kind is EntityKind.PLACE and words[-1] in lexicon.entries("names/places_buildings"):
        return EntityKind.FACILITY
    if kind is EntityKind.ORGANIZATION and words[-1] in lexicon.entries("names/places_natural"):
        return EntityKind.PLACE
    if kind is EntityKind.FACILITY and (_is_park(words) or _is_port_town(words)):
        return EntityKind.PLACE
    return kind


def _listed(name: str) -> tuple[str, ...]:
    return gazetteer.load().names(name.lower())


def _is_park(words: Sequence[str]) -> bool:
    """Whether words name a stretch of land: "Merrow National Park"."""
    return words[-1] in {"park", "reserve"} and words[-2] in lexicon.entries("names/places_parks")


def _is_port_town(words: Sequence[str]) -> bool:
    """Whether words name a town, "Port Averil", and no harbour, "Port of Averil" or "Port Averil Terminal"."""
    return words[0] == "port" and words[1] != "of" and words[-1] not in lexicon.entries("names/places_facilities")
