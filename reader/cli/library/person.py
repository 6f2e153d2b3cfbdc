"""`reader library person`: what somebody said, in all articles, and what these call them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence

from reader.base.text import counted
from reader.cli import ALL_READ, SOME_FAILED
from reader.cli.library.listing import Record, print_json, print_lines, print_record, tabbed
from reader.cli.messages import complain
from reader.library.people import Candidate, Person, Portrait
from reader.library.search import QuoteHit
from reader.library.shelf import Shelf
from reader.library.store import Store


def show_person(store: Store, options: Namespace) -> int:
    """Print what the library knows of somebody, or who may be meant; the exit status is 1 unless that is one person."""
    shelf = Shelf(store)
    name = " ".join(options.name)
    other = options.same or options.apart
    if other is not None:
        return _decide(shelf, name, other, same=options.same is not None)
    people = shelf.named(name)
    if not people:
        complain(f"{name}: nobody of that name is in the library")
        return SOME_FAILED
    if len(people) > 1:
        complain(f"{name}: {len(people)} people have that name; give it in full, or the number of one")
        _print_people(people, options.format)
        return SOME_FAILED
    quotes = shelf.quotes_of(people[0], options.number)
    _print_portrait(shelf.portrait(people[0]), quotes, options.format)
    return ALL_READ


def _decide(shelf: Shelf, name: str, other: str, *, same: bool) -> int:
    """Keep the user's decision about two names."""
    pairs = [shelf.form_named(each) if not same else None for each in (name, other)]
    people = [form or _only(shelf, each) for form, each in zip(pairs, (name, other), strict=True)]
    one, another = people
    if one is None or another is None:
        return SOME_FAILED
    if one.ids == another.ids:
        complain(f"{name} and {other} are the same name" if not same else f"{name} and {other} are one person already")
        return ALL_READ if same else SOME_FAILED
    shelf.decide(one, another, same=same)
    return ALL_READ


def _only(shelf: Shelf, name: str) -> Person | None:
    """The one person of that name; None, and a message, if there is not exactly one."""
    people = shelf.named(name)
    if len(people) == 1:
        return people[0]
    complain(f"{name}: {'more than one person has' if people else 'nobody in the library has'} that name")
    return None


def _print_people(people: Sequence[Person], form: str) -> None:
    if form == "json":
        print_json(map(_person_record, people))
    else:
        print_lines(map(_person_line, people))


def _person_record(person: Person) -> Record:
    """Somebody for programs, with the numbers of their quotes and of the articles that name them."""
    return {
        "id": person.ids[0],
        "name": person.name,
        "quote_count": person.quotes,
        "article_count": person.articles,
    }


def _person_line(person: Person) -> str:
    """Name, numbers of quotes and articles, and id."""
    return tabbed((person.name, counted(person.quotes, "quote"), counted(person.articles, "article"), person.ids[0]))


def _print_portrait(portrait: Portrait, quotes: Sequence[QuoteHit], form: str) -> None:
    if form == "json":
        print_record(_portrait_record(portrait, quotes))
    else:
        print_lines(_lines(portrait, quotes))


def _lines(portrait: Portrait, quotes: Sequence[QuoteHit]) -> Iterator[str]:
    """What is known of the person, then a line for each quote: date, publisher, headline, kind, words, certainty."""
    yield _person_line(portrait.person)
    for called in portrait.roles:
        yield tabbed(("called", called.role, counted(called.articles, "article"), ", ".join(called.publishers)))
    yield tabbed(("written", ", ".join(portrait.spellings)))
    for other in portrait.company:
        yield tabbed(("named with", other.person.name, counted(other.articles, "article")))
    for candidate in portrait.maybe:
        yield tabbed(("maybe", candidate.person.name, candidate.reason, candidate.person.ids[0]))
    for quote in quotes:
        listed = quote.listed
        where = (listed.published_day or "no date", listed.publisher or "", listed.headline or "no headline")
        yield tabbed((*where, quote.kind, quote.words, quote.certainty, listed.article))


def _portrait_record(portrait: Portrait, quotes: Sequence[QuoteHit]) -> Record:
    return {
        **_person_record(portrait.person),
        "roles": [
            {"role": called.role, "articles": called.articles, "publishers": list(called.publishers)}
            for called in portrait.roles
        ],
        "spellings": list(portrait.spellings),
        "named_with": [{"name": other.person.name, "articles": other.articles} for other in portrait.company],
        "maybe": [_candidate_record(candidate) for candidate in portrait.maybe],
        "quotes": [quote_record(quote) for quote in quotes],
    }


def _candidate_record(candidate: Candidate) -> Record:
    return {**_person_record(candidate.person), "reason": candidate.reason}


def quote_record(quote: QuoteHit) -> Record:
    """A quote for programs; `start` is where it begins, in code points of the article."""
    listed = quote.listed
    return {
        "article": listed.article,
        "uri": listed.uri,
        "headline": listed.headline,
        "publisher": listed.publisher,
        "published": listed.published,
        "kind": quote.kind,
        "speaker": quote.speaker,
        "words": quote.words,
        "certainty": quote.certainty,
        "copies": listed.copies,
        "start": quote.start,
    }
