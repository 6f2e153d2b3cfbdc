"""Correct the kind of a name by its own words: a hall is a facility, a national park a place. Reads no context."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.entities import gazetteer, known_names, name_forms
from reader.annotate.entities.mention import Mention, Sentence
from reader.base.values import replace
from reader.model.annotation import EntityKind

_PERSON_NAME_TAGS = frozenset({"first", "last"})
_PLACE_OPENINGS = frozenset({"mount", "mt", "cape", "fort", "port"})
"""Words that no given name is, at the beginning of the name of a place."""
_STREETS = frozenset({"lane", "road", "avenue", "crescent", "terrace", "close"})
"""Last words of streets that are seldom those of organizations, as "street" is: "Wall Street", "Sesame Street"."""
_STREET_WORDS = 2
_SURNAMES_TOO = frozenset({"duma"})
"""Words of organizations that are surnames too, though the lists do not say so."""
_LISTED_KINDS = {
    (EntityKind.ORGANIZATION, known_names.PRODUCT): EntityKind.PRODUCT,
    (EntityKind.PLACE, known_names.PRODUCT): EntityKind.PRODUCT,
    (EntityKind.PERSON, known_names.ORGANIZATION): EntityKind.ORGANIZATION,
    (EntityKind.PERSON, known_names.COUNTRY): EntityKind.PLACE,
}
"""The corrected kind, by the tagged kind and the only tag that the lists have for the name."""


def from_own_words(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, each with the kind that its own words imply; most are unchanged."""
    kinds = [_kind(name_forms.surface_form(text, mention.span), mention.kind) for mention in mentions]
    return [
        mention if mention.kind is kind else replace(mention, kind=kind)
        for mention, kind in zip(mentions, kinds, strict=True)
    ]


def _kind(name: str, kind: EntityKind) -> EntityKind:
    tags = known_names.tags(name)
    if len(tags) == 1 and (kind, tags[0]) in _LISTED_KINDS and not _PERSON_NAME_TAGS.intersection(_name_tags(name)):
        return _LISTED_KINDS[kind, tags[0]]
    words = name_forms.folded_words(name)
    if len(words) < 2:
        return kind
    if kind is EntityKind.PERSON:
        return _kind_of_person(words)
    if kind is EntityKind.EVENT and words[-1] in lexicon.words("names/storms") and _name_tags(words[0]):
        return EntityKind.PERSON if "first" in _name_tags(words[0]) else kind  # "Mia Storm", not "Tropical Storm"
    if kind is EntityKind.PLACE and words[-1] in lexicon.entries("names/places_buildings"):
        return EntityKind.FACILITY
    if kind is EntityKind.ORGANIZATION and words[-1] in lexicon.entries("names/places_natural"):
        return EntityKind.PLACE
    if kind is EntityKind.ORGANIZATION and len(words) == _STREET_WORDS and words[-1] in _STREETS:
        return EntityKind.PLACE
    if kind is EntityKind.FACILITY and (_is_park(words) or _is_port_town(words)):
        return EntityKind.PLACE
    return kind


def _kind_of_person(words: Sequence[str]) -> EntityKind:
    """Person, unless the name begins as that of a storm, or ends with a word that nobody has as a surname."""
    if words[0] in lexicon.words("names/storms") and len(words) == 2:
        return EntityKind.EVENT
    if words[0] in _PLACE_OPENINGS and len(words) > 1:
        return EntityKind.PLACE
    last = words[-1]
    if last in lexicon.entries("names/orgs_endings"):
        return EntityKind.ORGANIZATION
    if "last" in _name_tags(last) or last in _SURNAMES_TOO:
        return EntityKind.PERSON
    if last in lexicon.entries("names/orgs_words"):
        return EntityKind.ORGANIZATION
    if last in lexicon.entries("names/places_facilities"):
        return EntityKind.FACILITY
    return EntityKind.PLACE if last in lexicon.entries("names/places_words") else EntityKind.PERSON


def _name_tags(name: str) -> tuple[str, ...]:
    return gazetteer.load().name_tags(name.lower())


def _is_park(words: Sequence[str]) -> bool:
    """Whether words name an area of land: "Merrow National Park"."""
    return words[-1] in {"park", "reserve"} and words[-2] in lexicon.entries("names/places_parks")


def _is_port_town(words: Sequence[str]) -> bool:
    """Whether words name a town, "Port Averil", not a harbour, "Port of Averil" or "Port Averil Terminal"."""
    return words[0] == "port" and words[1] != "of" and words[-1] not in lexicon.entries("names/places_facilities")
