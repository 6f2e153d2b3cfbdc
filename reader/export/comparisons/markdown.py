"""A comparison as Markdown. The articles' own characters never act as markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reader.base.text import counted, one_line
from reader.compare.comparison import Comparison, QuoteChange, Shared, VersionChanges
from reader.compare.speakers import Speaker
from reader.compare.versions import Change, ParagraphChange
from reader.export.comparisons.wording import (
    ComparedArticle,
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
from reader.export.lines import Page
from reader.export.markdown_inline import escaped, inline, marked, plain_starts
from reader.model.annotation import Quote
from reader.model.document import Mark, MarkKind
from reader.model.span import Span

_MARKS = {Change.GONE: MarkKind.STRIKE, Change.CAME: MarkKind.STRONG}


def write(comparison: Comparison, _page: Page) -> Iterator[str]:
    """The same as the table, under headings; words that are gone are struck out, those that came are bold."""
    yield "\n\n".join(_paragraphs(comparison, articles_of(comparison))) + "\n"


def _paragraphs(comparison: Comparison, articles: Sequence[ComparedArticle]) -> Iterator[str]:
    yield "# Comparison"
    yield _items(f"**{article.label}** {inline(article.title)}" for article in articles)
    for versions in comparison.versions:
        yield from _versions(versions, articles[versions.before], articles[versions.after])
    if comparison.is_of_versions:
        return
    yield f"## {shared_title(comparison)}"
    for shared in comparison.shared:
        yield f"**{inline(shared_head(shared))}**"
        yield _items(_carried(shared, articles))
    for article, speakers in zip(articles, comparison.only, strict=True):
        yield f"## {only_title(comparison, article, speakers)}"
        if speakers:
            yield _items(_speaker(speaker, article) for speaker in speakers)
    for article, quotes in zip(articles, comparison.unsourced, strict=True):
        if quotes:
            yield f"## {unsourced_title(article, quotes)}"
            yield _items(f"{article.facts(quote).kind} · {_said(quote, article)}" for quote in quotes)


def _items(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _carried(shared: Shared, articles: Sequence[ComparedArticle]) -> Iterator[str]:
    for index, carried in enumerate(shared.words.carried):
        article = articles[carried.utterance.article]
        notes = "".join(f" · *{inline(note)}*" for note in shared_notes(shared, index))
        yield f"**{article.label}** {_said(carried.utterance.quote, article)}{notes}"


def _said(quote: Quote, article: ComparedArticle) -> str:
    return f"{article.places([quote])}: {escaped(article.facts(quote).words)}"


def _speaker(speaker: Speaker, article: ComparedArticle) -> str:
    counts = f"{counted(len(speaker.quotes), 'quote')}, {counted(speaker.words, 'word')}"
    return f"**{inline(named(speaker))}** ({counts}) {article.places(speaker.quotes)}"


def _versions(versions: VersionChanges, before: ComparedArticle, after: ComparedArticle) -> Iterator[str]:
    yield f"## {versions_title(versions)}"
    yield f"{summary(versions)}."
    if versions.headline:
        old, new = versions.headline.before or "none", versions.headline.after or "none"
        yield "### Headline"
        yield _items((f"was {escaped(one_line(old))}", f"is {escaped(one_line(new))}"))
    if versions.paragraphs:
        yield "### Paragraphs"
        yield _items(_paragraph(change, before, after) for change in versions.paragraphs)
    if versions.quotes:
        yield "### Quotes"
        yield _items(_quote_change(change, before, after) for change in versions.quotes)
    for title, names in speaker_changes(versions):
        yield f"{title}: " + ", ".join(map(inline, names))


def _paragraph(change: ParagraphChange, before: ComparedArticle, after: ComparedArticle) -> str:
    head = f"{paragraph_place(change, before, after)} {change.change.value}: "
    pieces: list[tuple[str, tuple[Mark, ...]]] = []
    for piece in word_pieces(change, before, after):
        kind = _MARKS.get(piece.change) if piece.change else None
        pieces.append((piece.text, (Mark(kind, Span(0, len(piece.text))),) if kind else ()))
        pieces.append((" ", ()))
    return head + plain_starts(marked(pieces[:-1]))


def _quote_change(change: QuoteChange, before: ComparedArticle, after: ComparedArticle) -> str:
    sides = (
        f"{inline(article.facts(quote).who)}, {article.label} {_said(quote, article)}"
        for article, quote in ((before, change.before), (after, change.after))
        if quote
    )
    return f"{change.change.value}: " + " → ".join(sides)
