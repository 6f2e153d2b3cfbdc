"""Split off what precedes a name and is not part of it: the country it belongs to, the nationality of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.annotate.entities import gazetteer, known_names, name_forms
from reader.annotate.entities.mention import ORGANIZATIONS_AND_PLACES, Mention, Sentence
from reader.base.values import replace
from reader.model.annotation import EntityKind
from reader.model.span import Span

_OWNED_KINDS = ORGANIZATIONS_AND_PLACES | {EntityKind.EVENT}
"""Kinds whose names may follow the country, town or organization that they belong to."""
_OWNER = re.compile(r"['’]s?\s")
_SAINTS = ("St ", "St. ", "Saint ")
_PLACE_TAGS = gazetteer.LARGE_PLACE_TAGS | {"city"}


def split_off_owners(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with a leading owner split off: "Uganda's", "Electoral Commission"."""
    kinds = {name_forms.surface_form(text, mention.span): mention.kind for mention in mentions}
    return [part for mention in mentions for part in _split_owner(text, mention, kinds)]


def _split_owner(text: str, mention: Mention, kinds: dict[str, EntityKind]) -> Iterator[Mention]:
    is_saint = text.startswith(_SAINTS, mention.span.start)  # "St Mara’s Hospital" is one name
    mark = _OWNER.search(text, *mention.span) if mention.kind in _OWNED_KINDS and not is_saint else None
    owner = Span(mention.span.start, mark.start()).stripped(text) if mark else None
    kind = _owner_kind(name_forms.surface_form(text, owner), kinds, mention.kind) if owner else None
    if not (mark and owner and kind) or known_names.tags(name_forms.surface_form(text, mention.span)):
        yield mention
        return
    yield Mention(owner, kind)
    owned = Span(mark.end(), mention.span.end).stripped(text)
    words = text[owned.start : owned.end]
    if words[:1].isupper() and not (mention.kind is EntityKind.PLACE and name_forms.is_acronym(words)):
        yield replace(mention, span=owned)


def _owner_kind(name: str, kinds: dict[str, EntityKind], of: EntityKind) -> EntityKind | None:
    """The kind of an owner: the one it has elsewhere in the article, else a place if the lists say so.

    A small town counts only before a place in it: many common words are the name of some town.
    """
    kind = kinds.get(name)
    if kind in ORGANIZATIONS_AND_PLACES:
        return kind
    places = _PLACE_TAGS if of is EntityKind.PLACE else gazetteer.LARGE_PLACE_TAGS
    listed = known_names.COUNTRY in known_names.tags(name) or places.intersection(
        gazetteer.load().name_tags(name.lower())
    )
    return EntityKind.PLACE if kind is None and listed else None


def split_off_groups(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with a nationality or party split off the full name of a person: "Democrat", "Mara Okafor"."""
    return [part for mention in mentions for part in _split_group(text, mention)]


def _split_group(text: str, mention: Mention) -> Iterator[Mention]:
    words = name_forms.surface_form(text, mention.span).split() if mention.kind is EntityKind.PERSON else []
    if len(words) > 2 and words[1][0].isupper() and known_names.tags(words[0]) == (known_names.GROUP,):
        group = Span(mention.span.start, mention.span.start + len(words[0]))
        yield Mention(group, EntityKind.GROUP)
        yield replace(mention, span=Span(group.end, mention.span.end).stripped(text))
    else:
        yield mention
