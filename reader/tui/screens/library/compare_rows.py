"""Rows of a comparison: what several articles carry, who is quoted in one only, what has no source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.base.text import counted
from reader.compare.comparison import Comparison, Shared
from reader.compare.speakers import Speaker
from reader.export.comparisons.wording import (
    ComparedArticle,
    label_of,
    named,
    only_title,
    shared_head,
    shared_notes,
    summary,
    unsourced_title,
)
from reader.library.search import Listed
from reader.model.annotation import Quote
from reader.tui.screens.library.rows import harmless, headline_of, outlet_of, published_on
from reader.tui.widgets.entry import EntryLine
from reader.tui.widgets.pick_list import Item

MAX_NAMED = 5
"""Articles that are named above the lists."""


class PlaceKey(NamedTuple):
    """A quote in one of the compared articles; in a list of speakers, the first of theirs."""

    article: int
    """Its index in the comparison."""
    quote: str
    """The id of the quote in that article."""


def article_lines(articles: Sequence[Listed]) -> Iterator[EntryLine]:
    """The letters of the articles, and which they are."""
    for number, listed in enumerate(articles[:MAX_NAMED]):
        about = " · ".join((headline_of(listed), outlet_of(listed), published_on(listed)))
        yield EntryLine(about, label=f"{label_of(number)} ")
    if len(articles) > MAX_NAMED:
        yield EntryLine(f"and {len(articles) - MAX_NAMED} more", look="muted", label=" ")


def version_lines(comparison: Comparison) -> Iterator[EntryLine]:
    """What changed between those that are versions of one article, in a line each."""
    for versions in comparison.versions[:MAX_NAMED]:
        pair = f"{label_of(versions.before)} → {label_of(versions.after)}"
        yield EntryLine(f"versions of one article ({versions.reason.value}): {summary(versions)}", label=f"{pair} ")


def shared_count(comparison: Comparison) -> str:
    """How many quotes several articles carry, and of how many that is doubtful."""
    doubtful = sum(not shared.words.is_sure for shared in comparison.shared)
    return f"{counted(len(comparison.shared), 'quote')} shared" + (f", {doubtful} maybe" if doubtful else "")


def shared_rows(comparison: Comparison, articles: Sequence[ComparedArticle]) -> Iterator[Item]:
    """Who says the words that several articles carry, then the words as each has them; what is sure comes first."""
    for shared in sorted(comparison.shared, key=lambda one: not one.words.is_sure):
        head = harmless(shared_head(shared))
        yield Item(None, (EntryLine(head, "", "strong" if shared.words.is_sure else "quiet", wraps=True),), apart=True)
        for index in range(len(shared.words.carried)):
            yield _carried(shared, index, articles)


def _carried(shared: Shared, index: int, articles: Sequence[ComparedArticle]) -> Item:
    carried = shared.words.carried[index].utterance
    lines = [_words(articles[carried.article], carried.quote, letter=True)]
    notes = " · ".join(shared_notes(shared, index))
    if notes:
        lines.append(EntryLine(harmless(notes), "", "muted", label=" ", wraps=True))
    return Item(PlaceKey(carried.article, carried.quote.id), tuple(lines))


def only_rows(comparison: Comparison, articles: Sequence[ComparedArticle]) -> Iterator[Item]:
    """For each article the speakers whom no other one quotes, with the first words of each."""
    for article, speakers in zip(articles, comparison.only, strict=True):
        yield _heading(only_title(comparison, article, speakers))
        for speaker in speakers:
            yield _speaker(speaker, article)


def _speaker(speaker: Speaker, article: ComparedArticle) -> Item:
    first = speaker.quotes[0]
    numbers = f"{counted(len(speaker.quotes), 'quote')} · {counted(speaker.words, 'word')}"
    lines = (
        EntryLine(harmless(named(speaker)), numbers, "plain", 2),
        EntryLine(harmless(article.facts(first).words), article.place(first.content[0]), "muted", 4),
    )
    return Item(PlaceKey(article.number, first.id), lines)


def unsourced_rows(comparison: Comparison, articles: Sequence[ComparedArticle]) -> Iterator[Item]:
    """For each article the quotes and claims for which no source was found."""
    for article, quotes in zip(articles, comparison.unsourced, strict=True):
        if quotes:
            yield _heading(unsourced_title(article, quotes))
        for quote in quotes:
            yield Item(PlaceKey(article.number, quote.id), (_words(article, quote, letter=False),))


def _heading(words: str) -> Item:
    return Item(None, (EntryLine(harmless(words), "", "strong"),), apart=True)


def _words(article: ComparedArticle, quote: Quote, *, letter: bool) -> EntryLine:
    place = article.place(quote.content[0])
    label = f"  {article.label} {place} " if letter else f"  {place} "
    return EntryLine(harmless(article.facts(quote).words), "", "plain", label=label, wraps=True)
