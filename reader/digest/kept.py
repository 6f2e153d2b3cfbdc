"""Read the articles of the library to be counted. What copies of a story have in common counts once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from reader.base.text import one_line
from reader.digest.articles import CountedArticle, CountedName, CountedQuote, month_of, named
from reader.library.shelf import Shelf
from reader.model.annotation import Certainty

if TYPE_CHECKING:
    from reader.library.search import QuoteHit
    from reader.library.stored import EntityKept


def read_shelf(shelf: Shelf, articles: Iterable[int]) -> Iterator[CountedArticle]:
    """These articles, as far as they are kept. People are told apart as the library does, and as the user decided."""
    people: dict[int, CountedName] = {}
    for article in articles:
        listed = shelf.listed(article)
        if listed is None or not listed.is_kept:
            continue
        names = {one.name: _name(one, shelf, people) for one in shelf.entities(article)}
        yield CountedArticle(
            one_line(listed.publisher or ""),
            month_of(listed.published),
            tuple(_quote(quote, names) for quote in shelf.own_quotes_in(article)),
            tuple(names.values()),
        )


def _name(entity: EntityKept, shelf: Shelf, people: dict[int, CountedName]) -> CountedName:
    if entity.person is None:
        return named(entity.name, entity.kind, entity.mentions)
    if entity.person not in people:
        person = shelf.person(entity.person)
        name, key = (person.name, person.ids[0]) if person is not None else (entity.name, entity.person)
        people[entity.person] = CountedName(one_line(name), f"person {key}", entity.kind, 0)
    return people[entity.person]._replace(mentions=entity.mentions)


def _quote(quote: QuoteHit, names: Mapping[str, CountedName]) -> CountedQuote:
    return CountedQuote(
        quote.kind,
        len(quote.words.split()),
        names.get(quote.speaker or ""),
        quote.speaker is not None,
        "",
        quote.certainty == Certainty.CERTAIN,
    )
