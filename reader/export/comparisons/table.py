"""A comparison as lines of plain text for people, which fit the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.base.text import counted
from reader.compare.comparison import Comparison, QuoteChange, Shared, VersionChanges
from reader.compare.speakers import Speaker
from reader.compare.versions import Change, ParagraphChange
from reader.export.comparisons.wording import (
    ComparedArticle,
    WordPiece,
    articles_of,
    named,
    only_title,
    paragraph_place,
    shared_head,
    shared_notes,
    shared_title,
    speaker_changes,
    summary,
    unsourced_title,
    versions_title,
    word_pieces,
)
from reader.export.lines import Page, ended
from reader.model.annotation import Quote

_SIGNS = {Change.GONE: ("[-", "-]"), Change.CAME: ("{+", "+}")}
"""How words that are gone and that came are shown among others, as wdiff and git show them."""


def write(comparison: Comparison, page: Page) -> Iterator[str]:
    """What the articles share, what each has alone, what has no source, and what versions changed."""
    return ended(_lines(comparison, articles_of(comparison), page))


def _lines(comparison: Comparison, articles: Sequence[ComparedArticle], page: Page) -> Iterator[str]:
    for article in articles:
        yield from page.lines(article.title, f"{article.label}  ", style="strong")
    for versions in comparison.versions:
        yield from _versions(versions, articles[versions.before], articles[versions.after], page)
    if comparison.is_of_versions:
        return
    yield from _titled(shared_title(comparison), page)
    for shared in comparison.shared:
        yield from _shared(shared, articles, page)
    for article, speakers in zip(articles, comparison.only, strict=True):
        yield from _titled(only_title(comparison, article, speakers), page)
        for speaker in speakers:
            yield from _speaker(speaker, article, page)
    for article, quotes in zip(articles, comparison.unsourced, strict=True):
        if quotes:
            yield from _titled(unsourced_title(article, quotes), page)
        for quote in quotes:
            yield from _quote(quote, article, page)


def _titled(title: str, page: Page) -> Iterator[str]:
    yield ""
    yield from page.underlined(title)


def _shared(shared: Shared, articles: Sequence[ComparedArticle], page: Page) -> Iterator[str]:
    yield from page.lines(shared_head(shared), style=None if shared.words.is_sure else "warning")
    for index, carried in enumerate(shared.words.carried):
        article = articles[carried.utterance.article]
        facts = article.facts(carried.utterance.quote)
        notes = "".join(f" · {note}" for note in shared_notes(shared, index))
        yield from page.lines(facts.words + notes, f"  {article.label} {article.places([carried.utterance.quote])}  ")


def _speaker(speaker: Speaker, article: ComparedArticle, page: Page) -> Iterator[str]:
    lead = f"{counted(len(speaker.quotes), 'quote'):>10}  {counted(speaker.words, 'word'):>11}  "
    yield from page.lines(f"{named(speaker)}  {article.places(speaker.quotes)}", lead)


def _quote(quote: Quote, article: ComparedArticle, page: Page) -> Iterator[str]:
    facts = article.facts(quote)
    yield from page.lines(facts.words, f"  {article.places([quote])}  {facts.kind}  ", "      ")


def _versions(versions: VersionChanges, before: ComparedArticle, after: ComparedArticle, page: Page) -> Iterator[str]:
    yield from _titled(versions_title(versions), page)
    yield from page.lines(summary(versions))
    if versions.headline:
        yield "Headline"
        yield from page.lines(versions.headline.before or "none", "  - ")
        yield from page.lines(versions.headline.after or "none", "  + ")
    for change in versions.paragraphs:
        yield from page.lines(_paragraph(change, before, after), f"{paragraph_place(change, before, after)}  ", "    ")
    for quote_change in versions.quotes:
        yield from _quote_change(quote_change, before, after, page)
    for title, names in speaker_changes(versions):
        yield from page.lines(", ".join(names), f"{title}: ", "  ")


def _paragraph(change: ParagraphChange, before: ComparedArticle, after: ComparedArticle) -> str:
    return f"{change.change.value}  " + " ".join(map(_signed, word_pieces(change, before, after)))


def _signed(piece: WordPiece) -> str:
    opening, closing = _SIGNS[piece.change] if piece.change else ("", "")
    return f"{opening}{piece.text}{closing}"


def _quote_change(change: QuoteChange, before: ComparedArticle, after: ComparedArticle, page: Page) -> Iterator[str]:
    yield f"Quote {change.change.value}"
    for sign, article, quote in (("-", before, change.before), ("+", after, change.after)):
        if quote:
            facts = article.facts(quote)
            yield from page.lines(f"{facts.who}: {facts.words}", f"  {sign} {article.places([quote])}  ", "    ")
