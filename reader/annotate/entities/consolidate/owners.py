"""Part from a name what stands before it and is none of it: the land it belongs to, the people somebody is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.annotate.entities import gazetteer, known_names, name_forms
from reader.annotate.entities.mention import Mention, Sentence
from reader.base.values import replace
from reader.model.annotation import EntityKind
from reader.model.span import Span

_OFFICIAL = frozenset({EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.FACILITY})
_OWNED = _OFFICIAL | {EntityKind.EVENT}
"""Kinds that are named behind the land, the town or the body that they belong to."""
_OWNER = re.compile(r"['’]s?\s")
_LARGE = frozenset({"country", "bigcity", "state"})
_TOWNS = _LARGE | {"city"}


def without_owners(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those that begin with the name of an owner parted from it: "Uganda's", "Electoral Commission"."""
    kinds = {name_forms.written(text, mention.span): mention.kind for mention in mentions}
    return [part for mention in mentions for part in _parted(text, mention, kinds)]


def _parted(text: str, mention: Mention, kinds: dict[str, EntityKind]) -> Iterator[Mention]:
    mark = _OWNER.search(text, *mention.span) if mention.kind in _OWNED else None
    owner = name_forms.trimmed(text, mention.span.start, mark.start()) if mark else None
    kind = _owner_kind(name_forms.written(text, owner), kinds, mention.kind) if owner else None
    if not (mark and owner and kind) or known_names.tags(name_forms.written(text, mention.span)):
        yield mention
        return
    yield Mention(owner, kind)
    owned = name_forms.trimmed(text, mark.end(), mention.span.end)
    words = text[owned.start : owned.end]
    if words[:1].isupper() and not (mention.kind is EntityKind.PLACE and name_forms.is_acronym(words)):
        yield replace(mention, span=owned)


def _owner_kind(name: str, kinds: dict[str, EntityKind], of: EntityKind) -> EntityKind | None:
    """What an owner is: what it is elsewhere in the article, else a place where the lists say so.

    A small town is believed only before a place in it: many a word is the name of some town.
    """
    kind = kinds.get(name)
    if kind in _OFFICIAL:
        return kind
    places = _TOWNS if of is EntityKind.PLACE else _LARGE
    listed = known_names.LAND in known_names.tags(name) or places.intersection(gazetteer.load().names(name.lower()))
    return EntityKind.PLACE if kind is None and listed else None


def without_peoples(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, a people or party parted from the full name of the person behind it: "Democrat", "Mara Okafor"."""
    return [part for mention in mentions for part in _without_people(text, mention)]


def _without_people(text: str, mention: Mention) -> Iterator[Mention]:
    words = name_forms.written(text, mention.span).split() if mention.kind is EntityKind.PERSON else []
    if len(words) > 2 and words[1][0].isupper() and known_names.tags(words[0]) == (known_names.PEOPLE,):
        people = Span(mention.span.start, mention.span.start + len(words[0]))
        yield Mention(people, EntityKind.GROUP)
        yield replace(mention, span=name_forms.trimmed(text, people.end, mention.span.end))
    else:
        yield mention
