"""Rows of the library: articles, quotes, people, and what else is listed. Knows values; knows nothing of screens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from reader.base.printable import printable
from reader.base.text import counted, one_line
from reader.library.people import Person
from reader.library.query import Query
from reader.library.search import Hit, Listed, QuoteHit
from reader.library.snippets import lit_spans, snippet_of
from reader.library.store import TURNED_OFF
from reader.load import is_web, short_name
from reader.model.annotation import Certainty
from reader.model.raw import STANDARD_INPUT
from reader.page.cells import clip, width_of
from reader.page.fact_groups import host_of
from reader.page.status_text import as_sentence
from reader.tui.screens.library.base import SAMPLE, TOUR
from reader.tui.screens.library.finding import Found
from reader.tui.widgets.entry import EntryLine, LateLines
from reader.tui.widgets.pick_list import Item

OUTLET_CELLS = 16
"""Cells of the column of outlets."""

MAX_OUTLETS = 2
"""Outlets named that print the same story."""

SNIPPET_INDENT = 2

CHARS_BEFORE = 16
"""Code points of a quote before what was searched for: more would leave no room for it in a narrow list."""

MARKED = "✓"
"""Shows that an article is marked."""

HOW_TO_OPEN = """\
Paste an address, a path or an article to read it. From the shell:
reader FILE  ·  reader https://…  ·  … | reader"""


class ArticleKey(NamedTuple):
    """An article of the library."""

    article: int


class QuoteRowKey(NamedTuple):
    """A quote in the library."""

    quote: int


class PersonKey(NamedTuple):
    """Somebody in the library, by the forms of the name."""

    ids: tuple[int, ...]


def article_rows(hits: Sequence[Hit], query: Query, marked: Container[int] = ()) -> Iterator[Item]:
    """A row for each article: day, outlet, headline, marks, and below it what was searched for."""
    for hit in hits:
        rows = 2 if _has_snippet(hit, query) else 1
        lines = LateLines(partial(_article_lines, hit, query, marked), rows, has_label=True)
        yield Item(ArticleKey(hit.listed.article), lines)


def _article_lines(hit: Hit, query: Query, marked: Container[int]) -> Iterator[EntryLine]:
    listed, snippet, others = hit
    before = column(outlet_of(listed), OUTLET_CELLS)
    headline = headline_of(listed)
    lit = tuple(span.shifted(len(before)) for span in lit_spans(headline, query.terms, is_typing=query.is_typing))
    look = "strong" if listed.is_unread else "plain"
    marks = "  ".join(filter(None, (MARKED if listed.article in marked else "", marks_of(listed, others))))
    yield EntryLine(before + headline, marks, look, label=f"{published_on(listed)} ", lit=lit)
    if _has_snippet(hit, query):
        yield EntryLine(harmless(snippet.text), "", "muted", SNIPPET_INDENT, lit=snippet.lit)


def _has_snippet(hit: Hit, query: Query) -> bool:
    return bool(query.terms and hit.snippet.text)


def quote_rows(hits: Sequence[QuoteHit], query: Query) -> Iterator[Item]:
    """Two rows for each quote: who said it, where and when; the words."""
    for hit in hits:
        yield Item(QuoteRowKey(hit.id), LateLines(partial(_quote_lines, hit, query), 2))


def _quote_lines(hit: QuoteHit, query: Query) -> Iterator[EntryLine]:
    said = snippet_of(hit.words, query.terms, is_typing=query.is_typing, chars_before=CHARS_BEFORE)
    yield EntryLine(
        harmless(hit.speaker or "no speaker found"), where_of(hit.listed), "strong" if hit.speaker else "quiet"
    )
    yield EntryLine(harmless(said.text), doubt_of(hit), "plain", 2, lit=said.lit)


def other_rows(found: Found, problem: str | None) -> Iterator[Item]:
    """What is listed below the articles, or in place of them; `problem` is why nothing is saved."""
    if problem and problem != TURNED_OFF:
        yield words_row(printable(as_sentence(problem)))
    elif not found.articles:
        nothing = f"Nothing has “{found.wanted.words.strip()}” in it."
        yield words_row("You have not read anything yet." if found.wanted.is_empty else printable(nothing))
    if found.wanted.is_empty and found.has_all_articles:
        yield Item(SAMPLE, (EntryLine("A sample article"),), apart=True)
        yield Item(TOUR, (EntryLine("A tour of two minutes, on the sample"),))
        yield Item(None, (EntryLine(HOW_TO_OPEN, "", "muted", wraps=True),), apart=True)


def words_row(words: str) -> Item:
    """A row with words in place of entries."""
    return Item(None, (EntryLine(words, "", "plain", wraps=True),))


def doubt_of(hit: QuoteHit) -> str:
    """How certain a quote is, if that is low."""
    return hit.certainty if hit.certainty == Certainty.UNSURE else ""


def people_rows(people: Sequence[Person]) -> Iterator[Item]:
    """A row for each of the people: name, numbers of quotes and articles; for namesakes, also a role and
    the years of their articles."""
    shared = Counter(person.name for person in people)
    for person in people:
        numbers = f"{counted(person.quotes, 'quote')} · {counted(person.articles, 'article')}"
        years = " – ".join(dict.fromkeys(map(str, person.years or ()))) if shared[person.name] > 1 else ""
        told_apart = ", ".join(filter(None, (person.role, years)))
        name = f"{person.name} ({told_apart})" if told_apart else person.name
        yield Item(PersonKey(person.ids), (EntryLine(harmless(name), numbers),))


def headline_of(listed: Listed) -> str:
    """The headline, else the name of the source."""
    if listed.headline:
        return harmless(one_line(listed.headline))
    return "Without a headline" if listed.uri == STANDARD_INPUT else harmless(short_name(listed.uri))


def outlet_of(listed: Listed) -> str:
    """Who published it, in short, else what kind of source it has."""
    if listed.publisher:
        return harmless(one_line(listed.publisher)).removeprefix("www.")
    if is_web(listed.uri):
        return harmless(host_of(listed.uri)).removeprefix("www.")
    return "piped" if listed.uri == STANDARD_INPUT else "file"


def has_outlet(listed: Listed) -> bool:
    """Whether it is known who published it."""
    return bool(listed.publisher) or is_web(listed.uri)


def where_of(listed: Listed) -> str:
    """When and where an article was published, as far as that is known; its headline if it is not known where."""
    day = short_day(listed.published_day) if listed.published_day else ""
    where = outlet_of(listed) if has_outlet(listed) else headline_of(listed)
    return "  ".join(filter(None, (day, clip(where, OUTLET_CELLS))))


def place_of(listed: Listed) -> str:
    """Who published an article, and where it is."""
    if listed.uri == STANDARD_INPUT:
        return "piped in"
    return " · ".join(dict.fromkeys((outlet_of(listed), printable(listed.uri))))


def marks_of(listed: Listed, others: Sequence[Listed] = ()) -> str:
    """What else the library has of an article: notes, earlier versions, copies; for `others`, who prints them."""
    notes = f"●{counted(listed.notes, 'note')}" if listed.notes else ""
    copies = f"≈ {listed.copies} copies" if listed.copies > 1 else "≈ copy" if listed.copies else ""
    outlets = list(dict.fromkeys(clip(outlet_of(other), OUTLET_CELLS) for other in others if has_outlet(other)))
    if outlets:
        more = f" +{len(outlets) - MAX_OUTLETS}" if len(outlets) > MAX_OUTLETS else ""
        copies = f"≈ {', '.join(outlets[:MAX_OUTLETS])}{more}"
    version = f"v{listed.versions + 1}" if listed.versions else ""
    return "  ".join(filter(None, (notes, copies, version)))


def format_day(day: str) -> str:
    """A day as people write it: "4 Mar 2025"; anything else as it is."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return harmless(day)
    return f"{found.day} {found:%b %Y}"


def short_day(day: str) -> str:
    """The same without the year, if it is this one."""
    words = format_day(day)
    return words.removesuffix(f" {date.today().year}")


def published_on(listed: Listed) -> str:
    """When an article was published, if it says so."""
    return format_day(listed.published_day) if listed.published_day else "no date"


def harmless(words: str) -> str:
    """Words without what could steer the terminal, each character in its place."""
    return (
        words
        if words.isprintable()
        else "".join(char if char.isprintable() or char in _JOINERS else " " for char in words)
    )


_JOINERS = "\u200c\u200d"
"""They stand within words and emoji."""


def column(words: str, cells: int) -> str:
    """Words cut or padded to the width of a column, with a gap after it."""
    shown = clip(words, cells - 2)
    return shown + " " * (cells - width_of(shown))
