"""Rows about a person: what they said, who they may be, with whom they are named. Knows values; knows no screens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from reader.base.text import counted
from reader.library.people import SEVERAL, Extent, Person, Portrait
from reader.library.search import Listed, QuoteHit
from reader.library.snippets import lit_spans
from reader.library.strands import Strand
from reader.model.annotation import QuoteKind
from reader.model.headings import QUOTE_HEADINGS
from reader.tui.screens.library.rows import (
    OUTLET_CELLS,
    PersonKey,
    QuoteRowKey,
    column,
    doubt_of,
    format_day,
    harmless,
    has_outlet,
    headline_of,
    outlet_of,
    people_rows,
    published_on,
    where_of,
)
from reader.tui.widgets.entry import EntryLine
from reader.tui.widgets.pick_list import Item

MAX_ROLES, MAX_SPELLINGS = 8, 12
"""Roles and spellings that are shown."""


class CompanyKey(NamedTuple):
    """Somebody who is named in the same articles, and may be listed as the same person too."""

    form: int


class StrandKey(NamedTuple):
    """Articles that may mean another person by the name."""

    articles: tuple[int, ...]


def said_rows(quotes: Iterable[QuoteHit], *, by_article: bool) -> Iterator[Item]:
    """Two rows for each quote: where it stands and how it is said; the words. With `by_article`, one row each, below
    their article."""
    if not by_article:
        for hit in quotes:
            lines = (
                _article_line(hit.listed, how_said(hit)),
                EntryLine(harmless(hit.words), "", "plain", 2, wraps=True),
            )
            yield Item(QuoteRowKey(hit.id), lines)
        return
    for listed, group in groupby(quotes, lambda hit: hit.listed):
        yield Item(None, (_article_line(listed, ""),), apart=True)
        for hit in group:
            yield Item(QuoteRowKey(hit.id), (EntryLine(harmless(hit.words), how_said(hit), "plain", 2, wraps=True),))


def about_rows(quotes: Iterable[QuoteHit], name: str) -> Iterator[Item]:
    """Two rows for each quote: who says it, where and when; the words, with the name highlighted in them."""
    *before, family = name.split() or [""]
    terms = (name, family) if before else (family,)
    for hit in quotes:
        words = harmless(hit.words)
        lines = (
            EntryLine(harmless(hit.speaker or "no speaker found"), where_of(hit.listed), "strong"),
            EntryLine(words, how_said(hit), "plain", 2, wraps=True, lit=lit_spans(words, terms)),
        )
        yield Item(QuoteRowKey(hit.id), lines)


def _article_line(listed: Listed, right: str) -> EntryLine:
    words = column(outlet_of(listed), OUTLET_CELLS) + headline_of(listed)
    return EntryLine(words, right, "muted", label=f"{published_on(listed)} ")


def how_said(hit: QuoteHit) -> str:
    """Kind of a quote, and its certainty if that is low."""
    return "  ".join(filter(None, (doubt_of(hit), kind_of(hit))))


def kind_of(hit: QuoteHit) -> str:
    """The kind of a quote in the words of the lists."""
    return QUOTE_HEADINGS[QuoteKind(hit.kind)] if hit.kind in tuple(QuoteKind) else harmless(hit.kind)


def company_rows(portrait: Portrait) -> Iterator[Item]:
    """Who may be the same person or somebody else, then who is named in the same articles."""
    yield from _maybe_rows(portrait)
    yield from _strand_rows(portrait)
    if portrait.united:
        yield Item(None, (EntryLine("You said these are the same: x takes it back", wraps=True),), apart=True)
        yield from (_person_row(person, person.role) for person in portrait.united)
    if portrait.namesakes:
        yield Item(None, (EntryLine("You said these are others: y takes it back", wraps=True),), apart=True)
        yield from (_person_row(person, person.role) for person in portrait.namesakes)
    yield Item(
        None, (EntryLine("Named with" if portrait.company else "Nobody is named with this person."),), apart=True
    )
    for person, articles in portrait.company:
        line = EntryLine(harmless(person.name), counted(articles, "article"), "plain", 2)
        yield Item(CompanyKey(person.ids[0]), (line,))


def _maybe_rows(portrait: Portrait) -> Iterator[Item]:
    if portrait.maybe:
        yield Item(None, (EntryLine("Maybe the same person: y yes, x no"),))
    for person, reason in portrait.maybe:
        yield _person_row(person, reason)


def _strand_rows(portrait: Portrait) -> Iterator[Item]:
    if portrait.strands:
        yield Item(None, (EntryLine(f"{SEVERAL}: y one person, x another", wraps=True),), apart=True)
    for strand in portrait.strands:
        line = EntryLine(_called(strand), counted(len(strand.articles), "article"), "plain", 2, wraps=True)
        yield Item(StrandKey(strand.articles), (line,))


def _called(strand: Strand) -> str:
    """What articles of a strand call the person."""
    return ", ".join(map(harmless, strand.roles[:MAX_ROLES]))


def _person_row(person: Person, about: str) -> Item:
    """Somebody who is, may be or is not the same person; below the name, what is known about them, if anything."""
    lines = [EntryLine(harmless(person.name), counted(person.articles, "article"), "plain", 2)]
    if about:
        lines.append(EntryLine(harmless(about), "", "muted", 4, wraps=True))
    return Item(PersonKey(person.ids), tuple(lines))


def namesake_rows(portrait: Portrait) -> Iterator[Item]:
    """Others of the name of a person, and somebody who is none of them."""
    yield from people_rows(portrait.namesakes)
    yield Item(PersonKey(()), (EntryLine("somebody else of that name", "", "muted"),))


def extent_words(extent: Extent) -> str:
    """How much there is: "6 articles · 9 quotes · 214 words · 4 Mar 2025 – 7 Mar 2025"."""
    days = " – ".join(dict.fromkeys(format_day(day) for day in (extent.first, extent.last) if day))
    numbers = counted(extent.articles, "article"), counted(extent.quotes, "quote"), counted(extent.words, "word")
    return " · ".join(filter(None, (*numbers, days)))


def portrait_lines(portrait: Portrait) -> Sequence[EntryLine]:
    """What articles call the person, and how they write the name."""
    roles = [
        f"{harmless(called.role)} {called.articles}"
        + (f" ({', '.join(map(harmless, called.publishers[:3]))})" if called.publishers else "")
        for called in portrait.roles[:MAX_ROLES]
    ]
    spellings = map(harmless, portrait.spellings[:MAX_SPELLINGS])
    strands = [f"{_called(strand)} ({counted(len(strand.articles), 'article')})" for strand in portrait.strands]
    several = [EntryLine(f"{SEVERAL}: {' · '.join(strands)}", wraps=True)] if strands else []
    return (
        EntryLine(" · ".join(roles) or "nothing but the name", label="Called", wraps=True),
        EntryLine(" · ".join(spellings), label="Written", wraps=True),
        *several,
    )


def card_rows(hit: QuoteHit) -> Iterator[Item]:
    """What the library knows of a quote."""
    listed = hit.listed
    pairs = (
        ("words", hit.words),
        ("kind", kind_of(hit)),
        ("speaker", hit.speaker or "not known"),
        ("how sure", hit.certainty),
        ("headline", headline_of(listed)),
        ("outlet", outlet_of(listed) if has_outlet(listed) else "not known"),
        ("published", format_day(listed.published_day) if listed.published_day else "not found"),
        ("source", listed.uri),
        ("known by", "Enter opens the article here; there, w shows it"),
    )
    for label, words in pairs:
        yield Item(label, (EntryLine(harmless(words), wraps=True, label=label),))
