"""Keys that the spellings of one name share: all names of a country, all words for a people. Reads no text."""

from __future__ import annotations

from reader import lexicon
from reader.annotate.entities import name_forms
from reader.annotate.entities.mention import PATTERN_KINDS
from reader.model.annotation import EntityKind


def merge_key(name: str, kind: EntityKind) -> str:
    """A key that two names of one kind share if they are spellings of the same name."""
    key = name_forms.key(name)
    if kind is EntityKind.GROUP:
        return _group_keys().get(key, key)
    if kind in PATTERN_KINDS:
        return " ".join(name.casefold().split())
    return _synonym_keys().get(key, key)


@lexicon.per_language
def _synonym_keys() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in (*lexicon.lines("names/places_demonyms"), *lexicon.lines("names/orgs_synonyms")):
        names = [name.strip() for name in line.partition("|")[0].split(",")]
        for name in names[1:]:
            found[name_forms.key(name)] = name_forms.key(names[0])
    return found


@lexicon.per_language
def _group_keys() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lexicon.lines("names/places_demonyms"):
        names = [name_forms.key(name) for name in line.partition("|")[2].split(",")]
        for name in names:
            found.setdefault(name, names[0])
    for name in lexicon.lines("names/groups"):
        if name.endswith("s"):
            found.setdefault(name_forms.key(name), name_forms.key(name)[:-1])
    return found
