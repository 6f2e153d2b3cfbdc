"""Whether articles that use one name may mean several people by it. Knows no database.

As far as names tell, the same full name is the same person. But where articles fall into groups that have no outlet in
common, no other person and no word for what this one is, two people may have one name. Of the 635 people that several
of 1,100 articles name, 8 fall apart like this, and 2 of these are several people: so users are told, and nobody is
split.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.base.folding import folded_words

TITLE = 3
"""Letters that tell which title a role begins with: "Sen." is "Senator". Shorter words tell nothing."""

_TELLING_NOTHING = frozenset({"and", "for", "former", "new", "the", "then"})


class Appearance(NamedTuple):
    """An article that names somebody."""

    article: int
    roles: tuple[str, ...]
    """What it calls them."""
    publisher: str | None
    company: tuple[int, ...]
    """Who else is named in it."""


class Strand(NamedTuple):
    """Articles that may be about another person than the others."""

    articles: tuple[int, ...]
    roles: tuple[str, ...]


def strands_of(appearances: Sequence[Appearance]) -> tuple[Strand, ...]:
    """The groups into which the articles fall, those with most articles first; () unless several say who it is."""
    groups = _Groups()
    for one in appearances:
        groups.join((one.article, *_ties(one)))
    found: dict[Hashable, list[Appearance]] = {}
    for one in appearances:
        found.setdefault(groups.of(one.article), []).append(one)
    strands = [_strand(group) for group in found.values() if any(one.roles for one in group)]
    return tuple(sorted(strands, key=lambda strand: -len(strand.articles))) if len(strands) > 1 else ()


def _strand(group: Sequence[Appearance]) -> Strand:
    roles = dict.fromkeys(role for one in group for role in one.roles)
    return Strand(tuple(dict.fromkeys(one.article for one in group)), tuple(roles))


def _ties(one: Appearance) -> Iterator[Hashable]:
    """What ties the article to others that have it too."""
    if one.publisher:
        yield "publisher", one.publisher
    yield from (("company", other) for other in one.company)
    for role in one.roles:
        words = [word for word in folded_words(role) if len(word) >= TITLE and word not in _TELLING_NOTHING]
        yield from (("role", word) for word in words)
        yield from (("title", word[:TITLE]) for word in words[:1])


class _Groups:
    """Things that belong together, directly or by way of others."""

    def __init__(self) -> None:
        self._parents: dict[Hashable, Hashable] = {}

    def of(self, thing: Hashable) -> Hashable:
        """What stands for the group of a thing."""
        parents = self._parents
        while (parent := parents.setdefault(thing, thing)) != thing:
            parents[thing] = parents[parent]
            thing = parent
        return thing

    def join(self, things: Iterable[Hashable]) -> None:
        """Let things belong together."""
        first, *others = things
        for other in others:
            self._parents[self.of(other)] = self.of(first)
