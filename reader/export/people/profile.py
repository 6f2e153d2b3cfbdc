"""All that the library knows of somebody, gathered to be written. Reads only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from reader.export.people import ALL_QUOTES
from reader.library.people import Extent, Person, Portrait
from reader.library.search import QuoteHit
from reader.library.shelf import Shelf
from reader.page.citation import address_of
from reader.page.fragment import with_fragment

WITH_LINKS = frozenset({"markdown"})
"""Formats that say where on the web each quote stands."""


class Profile(NamedTuple):
    """Somebody, what they said, and what others say that names them."""

    portrait: Portrait
    extent: Extent
    quotes: Sequence[QuoteHit]
    """Those published last first, as are those about them."""
    about: Sequence[QuoteHit]
    links: Mapping[int, str]
    """Where quotes stand on the web, by their ids, for formats of `WITH_LINKS`; those of articles without an address
    are left out."""


def profile_of(shelf: Shelf, person: Person, form: str, limit: int = ALL_QUOTES) -> Profile:
    """What the library knows of somebody, with at most so many quotes, and so many about them."""
    quotes, about = shelf.quotes_of(person, limit), shelf.quotes_about(person, limit)
    links = dict(_links(shelf, (*quotes, *about))) if form in WITH_LINKS else {}
    return Profile(shelf.portrait(person), shelf.extent(person), quotes, about, links)


def _article(quote: QuoteHit) -> int:
    return quote.listed.article


def _links(shelf: Shelf, quotes: Iterable[QuoteHit]) -> Iterator[tuple[int, str]]:
    for article, hits in groupby(sorted(quotes, key=_article), _article):
        document = shelf.document(article)
        address = address_of(document) if document is not None else None
        if document is None or address is None:
            continue
        for hit in hits:
            span = shelf.span_of(hit)
            yield hit.id, with_fragment(address, document, span) if span is not None else address
