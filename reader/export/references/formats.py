"""Articles with their notes to text, a writer for each form of other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from reader.export.references.annotations import web_annotations
from reader.export.references.bibtex import bibtex
from reader.export.references.csl import csl_items
from reader.export.references.note import Note, NotedArticle
from reader.export.references.notebook import notebook


def write_markdown(articles: Sequence[NotedArticle]) -> Iterator[str]:
    """One after the other, each with front matter of its own."""
    for number, one in enumerate(articles):
        yield ("\n" if number else "") + notebook(one.document, one.notes)


def write_csl(articles: Sequence[NotedArticle]) -> Iterator[str]:
    """A list of items, without the notes."""
    yield _listed(csl_items(one.document for one in articles))


def write_bibtex(articles: Sequence[NotedArticle]) -> Iterator[str]:
    """An entry for each article, without the notes."""
    return bibtex(one.document for one in articles)


def write_annotations(articles: Sequence[NotedArticle]) -> Iterator[str]:
    """A list of all annotations of all articles."""
    yield _listed([annotation for one in articles for annotation in web_annotations(one.document, one.notes)])


def write_json(articles: Sequence[NotedArticle]) -> Iterator[str]:
    """A list of articles, each with its text and its notes."""
    yield _listed([_record(one) for one in articles])


def _record(article: NotedArticle) -> dict[str, Any]:
    about, document = article.document.metadata, article.document
    return {
        "uri": document.source.uri,
        "url": about.url,
        "headline": about.headline,
        "authors": list(about.authors),
        "publisher": about.publisher,
        "published": about.published,
        "language": about.language,
        "notes": [_note_record(article, note) for note in article.notes],
        "text": document.text,
    }


def _note_record(article: NotedArticle, note: Note) -> dict[str, Any]:
    return {
        "note": note.words,
        "words": article.document.slice(note.span) if note.span is not None else note.lost or None,
        "span": list(note.span) if note.span is not None else None,
        "lost": bool(note.lost),
        "made": note.made,
        "id": note.id,
    }


def _listed(records: Sequence[object]) -> str:
    return json.dumps(records, indent=2, ensure_ascii=False) + "\n"
