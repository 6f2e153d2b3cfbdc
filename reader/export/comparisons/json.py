"""A comparison as one JSON object; all spans are `[start, end)` in code points of the text of the article they name."""

from __future__ import annotations

from collections.abc import Iterator

from reader.compare.comparison import Comparison, QuoteChange, Shared, VersionChanges
from reader.compare.speakers import Speaker
from reader.compare.versions import ParagraphChange
from reader.export.comparisons.wording import ComparedArticle, articles_of
from reader.export.json import spread
from reader.export.lines import Page
from reader.export.record import SCHEMA, Record
from reader.model.annotation import Quote
from reader.model.span import Span


def write(comparison: Comparison, _page: Page) -> Iterator[str]:
    """The object, its lists one item per line."""
    yield spread(record_of(comparison)) + "\n"


def record_of(comparison: Comparison) -> Record:
    """The object of a comparison. Articles are named by their labels, quotes and entities by their ids in each."""
    articles = articles_of(comparison)
    return {
        "schema": SCHEMA,
        "articles": [_article(article) for article in articles],
        "shared": [_shared(shared, articles) for shared in comparison.shared],
        "only": [
            {"article": article.label, **_speaker(speaker, article)}
            for article, speakers in zip(articles, comparison.only, strict=True)
            for speaker in speakers
        ],
        "unsourced": [
            {"article": article.label, **_quote(quote, article)}
            for article, quotes in zip(articles, comparison.unsourced, strict=True)
            for quote in quotes
        ],
        "versions": [
            _versions(versions, articles[versions.before], articles[versions.after]) for versions in comparison.versions
        ],
    }


def _article(article: ComparedArticle) -> Record:
    about = article.document.metadata
    return {
        "label": article.label,
        "uri": article.document.source.uri,
        "headline": about.headline,
        "publisher": about.publisher,
        "published": about.published,
        "url": about.url,
    }


def _shared(shared: Shared, articles: list[ComparedArticle]) -> Record:
    return {
        "certainty": "sure" if shared.words.is_sure else "maybe",
        "speakers": shared.agreement.value,
        "words": len(shared.words.fullest.words),
        "quotes": [
            {
                "article": articles[carried.utterance.article].label,
                **_quote(carried.utterance.quote, articles[carried.utterance.article]),
                "missing": shared.words.missing(carried.utterance.article),
            }
            for carried in shared.words.carried
        ],
    }


def _speaker(speaker: Speaker, article: ComparedArticle) -> Record:
    return {
        "entity": speaker.entity.id if speaker.entity else None,
        "speaker": speaker.name,
        "role": speaker.role or None,
        "words": speaker.words,
        "quotes": [
            {
                "id": quote.id,
                "paragraph": article.facts(quote).paragraph,
                "content": [list(span) for span in quote.content],
            }
            for quote in speaker.quotes
        ],
    }


def _quote(quote: Quote, article: ComparedArticle) -> Record:
    facts = article.facts(quote)
    return {
        "id": quote.id,
        "kind": facts.kind,
        "speaker": facts.speaker or None,
        "paragraph": facts.paragraph,
        "content": [list(span) for span in quote.content],
        "text": facts.words,
    }


def _versions(versions: VersionChanges, before: ComparedArticle, after: ComparedArticle) -> Record:
    headline = versions.headline
    return {
        "before": before.label,
        "after": after.label,
        "reason": versions.reason.value,
        "likeness": round(versions.likeness, 3),
        "headline": {"before": headline.before, "after": headline.after} if headline else None,
        "paragraphs": [_paragraph(change, before, after) for change in versions.paragraphs],
        "quotes": [_quote_change(change, before, after) for change in versions.quotes],
        "speakers_gone": [speaker.name for speaker in versions.speakers_gone],
        "speakers_came": [speaker.name for speaker in versions.speakers_came],
    }


def _paragraph(change: ParagraphChange, before: ComparedArticle, after: ComparedArticle) -> Record:
    return {
        "change": change.change.value,
        "before": _place(change.before, before),
        "after": _place(change.after, after),
        "edits": [{"before": list(edit.before), "after": list(edit.after)} for edit in change.edits],
    }


def _place(span: Span | None, article: ComparedArticle) -> Record | None:
    return {"paragraph": article.paragraph(span), "span": list(span), "text": article.words(span)} if span else None


def _quote_change(change: QuoteChange, before: ComparedArticle, after: ComparedArticle) -> Record:
    return {
        "change": change.change.value,
        "before": _quote(change.before, before) if change.before else None,
        "after": _quote(change.after, after) if change.after else None,
    }
