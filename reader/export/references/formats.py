"""Articles with their notes to text, in the forms of other programs. FORMATS is the table."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from reader.export.references.annotations import web_annotations
from reader.export.references.bibtex import bibtex
from reader.export.references.csl import csl_items
from reader.export.references.note import Note, NotedArticle
from reader.export.references.notebook import notebook

NotesWriter = Callable[[Sequence[NotedArticle]], Iterator[str]]


def _markdown(articles: Sequence[NotedArticle]) -> Iterator[str]:
    """One after the other, each with front matter of its own."""
    for number, one in enumerate(articles):
        yield ("\n" if number else "") + notebook(one.document, one.notes)


def _csl(articles: Sequence[NotedArticle]) -> Iterator[str]:
    yield _listed(csl_items(one.document for one in articles))


def _bibtex(articles: Sequence[NotedArticle]) -> Iterator[str]:
    return bibtex(one.document for one in articles)


def _annotations(articles: Sequence[NotedArticle]) -> Iterator[str]:
    yield _listed([annotation for one in articles for annotation in web_annotations(one.document, one.notes)])


def _json(articles: Sequence[NotedArticle]) -> Iterator[str]:
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


FORMATS: dict[str, NotesWriter] = {
    "markdown": _markdown,
    "csl": _csl,
    "bibtex": _bibtex,
    "annotations": _annotations,
    "json": _json,
}

OF_NOTES = frozenset({"markdown", "annotations"})
"""Formats in which an article without notes has nothing to say."""
