"""Names that everybody knows, from the lexicon: lands and peoples, organizations, diseases. Knows no article."""

from __future__ import annotations

from collections.abc import Iterator

from reader import lexicon
from reader.annotate.tokens import tokenize
from reader.model.span import Span

LONGEST = 6
"""Words of the longest name."""
LAND, PEOPLE, ORGANIZATION, PRODUCT = "LAND", "PEOPLE", "ORGANIZATION", "PRODUCT"
_PHRASES = {
    "names/places_regions": LAND,
    "names/orgs_known": ORGANIZATION,
    "names/matters": "MATTER",
    "names/products": PRODUCT,
}


def tags(name: str) -> tuple[str, ...]:
    """What a name may be, with its capitals, as it is written or with blanks round its marks; empty if not listed."""
    return _table().get(name, ())


@lexicon.per_language
def _table() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, tag in _listed():
        for key in {name, _with_blanks(name)}:
            if key and tag not in found.get(key, ()):
                found[key] = (*found.get(key, ()), tag)
    return found


def _with_blanks(name: str) -> str:
    """The name with blanks round its marks."""
    if name.replace(" ", "").isalpha():  # as nearly all are
        return name
    return " ".join(name[span.start : span.end] for span in tokenize(name, Span(0, len(name))))


def _listed() -> Iterator[tuple[str, str]]:
    for line in lexicon.lines("names/places_demonyms"):
        lands, _, peoples = line.partition("|")
        yield from ((name.strip(), LAND) for name in lands.split(","))
        yield from ((name.strip(), PEOPLE) for name in peoples.split(","))
    yield from ((name, PEOPLE) for name in lexicon.lines("names/groups"))
    for file, tag in _PHRASES.items():
        yield from ((name, tag) for name in lexicon.lines(file))
