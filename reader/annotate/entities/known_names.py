"""Well-known names from the word lists: countries and demonyms, organizations, diseases. Looks at no article."""

from __future__ import annotations

from collections.abc import Iterator

from reader import lexicon
from reader.annotate.tokens import tokenize
from reader.model.span import Span

MAX_NAME_WORDS = 6
"""No listed name is longer."""
COUNTRY, GROUP, ORGANIZATION, PRODUCT = "LAND", "PEOPLE", "ORGANIZATION", "PRODUCT"
"""Tags of names. The models were trained on these strings, so they must not change."""
_PHRASES = {
    "names/places_regions": COUNTRY,
    "names/orgs_known": ORGANIZATION,
    "names/orgs_clubs": ORGANIZATION,
    "names/matters": "MATTER",
    "names/products": PRODUCT,
}


def tags(name: str) -> tuple[str, ...]:
    """What a name may be; empty if it is not listed.

    `name` keeps its case, and may have spaces around its punctuation.
    """
    return table().get(name, ())


@lexicon.per_language
def first_words() -> frozenset[str]:
    """The words that begin listed names of several words."""
    parts = (name.partition(" ") for name in table())
    return frozenset(first for first, _, others in parts if others)


@lexicon.per_language
def table() -> dict[str, tuple[str, ...]]:
    """What each listed name may be."""
    tags_by_name: dict[str, tuple[str, ...]] = {}
    for name, tag in _entries():
        for key in {name, _spaced_out(name)}:
            if key and tag not in tags_by_name.get(key, ()):
                tags_by_name[key] = (*tags_by_name.get(key, ()), tag)
    return tags_by_name


def _spaced_out(name: str) -> str:
    """The name with spaces around its punctuation."""
    if name.replace(" ", "").isalpha():  # as nearly all are
        return name
    return " ".join(name[span.start : span.end] for span in tokenize(name, Span(0, len(name))))


def _entries() -> Iterator[tuple[str, str]]:
    for line in lexicon.lines("names/places_demonyms"):
        countries, _, demonyms = line.partition("|")
        yield from ((name.strip(), COUNTRY) for name in countries.split(","))
        yield from ((name.strip(), GROUP) for name in demonyms.split(","))
    yield from ((name, GROUP) for name in lexicon.lines("names/groups"))
    for file, tag in _PHRASES.items():
        yield from ((name, tag) for name in lexicon.lines(file))
