"""W3C Web Annotations: notes as annotation tools exchange them, such as Hypothesis. JSON-LD, as dicts and lists."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from reader.export.references.note import Note
from reader.model.document import Document
from reader.model.span import Span
from reader.page.citation import address_of

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
EDGE = 32
"""Code points of text on either side by which words are told from others like them."""


def web_annotations(document: Document, notes: Iterable[Note]) -> list[dict[str, Any]]:
    """One annotation for each note, in order, on the article's address, or its file if it has none."""
    return [_annotation(document, note) for note in notes]


def selectors(document: Document, span: Span) -> list[dict[str, Any]]:
    """Two ways to find the words again: by themselves with what surrounds them, and by their place in code points."""
    before = document.text[max(0, span.start - EDGE) : span.start]
    after = document.text[span.end : span.end + EDGE]
    return [
        {"type": "TextQuoteSelector", "exact": document.slice(span), "prefix": before, "suffix": after},
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]


def _iri(uri: str) -> str:
    """The source of a document, with the path of a file as an address."""
    return Path(uri).as_uri() if Path(uri).is_absolute() else uri


def _target(document: Document, note: Note) -> str | dict[str, Any]:
    """The words of a note, or for one on the whole article its address."""
    source = address_of(document) or _iri(document.source.uri)
    if note.span is not None:
        return {"source": source, "selector": selectors(document, note.span)}
    if note.lost:
        return {"source": source, "selector": [{"type": "TextQuoteSelector", "exact": note.lost}]}
    return source


def _annotation(document: Document, note: Note) -> dict[str, Any]:
    body = {"type": "TextualBody", "value": note.words, "format": "text/markdown", "purpose": "commenting"}
    annotation: dict[str, Any] = {
        "@context": CONTEXT,
        "id": note.id,
        "type": "Annotation",
        "motivation": "commenting" if note.words else "highlighting",
        "created": note.made,
        "body": [body] if note.words else None,
        "target": _target(document, note),
    }
    return {name: value for name, value in annotation.items() if value is not None}
