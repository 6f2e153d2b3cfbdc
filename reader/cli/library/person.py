"""`reader library person`: what somebody said, in all articles, and what these call them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence

from reader.base.text import counted
from reader.cli import ALL_READ, SOME_FAILED, WRONG_USAGE
from reader.cli.formats import folder_mistake, format_by_name
from reader.cli.library.listing import print_json, print_lines, tabbed
from reader.cli.messages import complain
from reader.cli.output import open_output
from reader.export.people import FORMATS, SUFFIXES, writer
from reader.export.people.json import person_record
from reader.export.people.profile import profile_of
from reader.library.people import Person, Portrait
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
    if options.apart_in:
        return _tell_apart(shelf, name, options.apart_in)
    if wrong := folder_mistake(options.output):
        complain(wrong)
        return WRONG_USAGE
    people = shelf.named(name)
    form = options.format or format_by_name(options.output, SUFFIXES, "text")
    if not people:
        complain(f"{name}: nobody of that name is in the library")
        return SOME_FAILED
    if len(people) > 1:
        complain(f"{name}: {len(people)} people have that name; give it in full, or the number of one")
        _print_people(people, form)
        return SOME_FAILED
    with open_output(options.output, replace=options.force) as output:
        for piece in _pieces(shelf, people[0], form, options.number):
            output.write(piece)
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


def _tell_apart(shelf: Shelf, name: str, ids: Sequence[str]) -> int:
    """Keep that another person of that name is meant in these articles."""
    person = _only(shelf, name)
    if person is None:
        return SOME_FAILED
    named = set(shelf.articles_naming(person))
    articles = [article for each in ids for article in shelf.articles_of(each)]
    if not articles or not named.issuperset(articles):
        complain(f"{name}: not named in each of these articles; give the numbers of articles that name this person")
        return SOME_FAILED
    if named.issubset(articles):
        complain(f"{name}: no other article names this person")
        return SOME_FAILED
    shelf.tell_apart(person, articles)
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
        print_json(map(person_record, people))
    else:
        print_lines(map(_person_line, people))


def _person_line(person: Person) -> str:
    """Name, numbers of quotes and articles, id, and for namesakes a role."""
    numbers = counted(person.quotes, "quote"), counted(person.articles, "article"), person.ids[0]
    return tabbed((person.name, *numbers, *filter(None, (person.role,))))


def _pieces(shelf: Shelf, person: Person, form: str, limit: int) -> Iterator[str]:
    """As text, what is known of the person, then a line for each quote: date, publisher, headline, kind, words,
    certainty."""
    if form in FORMATS:
        return writer(form)(profile_of(shelf, person, form, limit))
    lines = (*_portrait_lines(shelf.portrait(person)), *map(_quote_line, shelf.quotes_of(person, limit)))
    return (f"{line}\n" for line in lines)


def _portrait_lines(portrait: Portrait) -> Iterator[str]:
    yield _person_line(portrait.person)
    for called in portrait.roles:
        yield tabbed(("called", called.role, counted(called.articles, "article"), ", ".join(called.publishers)))
    yield tabbed(("written", ", ".join(portrait.spellings)))
    for companion in portrait.company:
        yield tabbed(("named with", companion.person.name, counted(companion.articles, "article")))
    for strand in portrait.strands:
        yield tabbed(("maybe several", ", ".join(strand.roles), counted(len(strand.articles), "article")))
    for other in portrait.namesakes:
        yield tabbed(("not", other.name, other.role, other.ids[0]))
    for candidate in portrait.maybe:
        yield tabbed(("maybe", candidate.person.name, candidate.reason, candidate.person.ids[0]))


def _quote_line(quote: QuoteHit) -> str:
    listed = quote.listed
    where = (listed.published_day or "no date", listed.publisher or "", listed.headline or "no headline")
    return tabbed((*where, quote.kind, quote.words, quote.certainty, listed.article))
