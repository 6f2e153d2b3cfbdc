"""Document to the dicts, lists and strings that JSON exports print. Their shape is a promise to other programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reader import __version__
from reader.model.annotation import Entity, Fact, Quote
from reader.model.document import Block, Caption, Comments, Document, Mark, Metadata, Source
from reader.model.span import Span

SCHEMA = 1
"""Grows when a field changes its meaning; a new field alone does not change it."""

Record = dict[str, Any]


def record_of(document: Document) -> Record:
    """The object of one document; all spans are `[start, end)` in code points of its `text`."""
    record: Record = {
        "schema": SCHEMA,
        "source": _source(document.source),
        "text": document.text,
        "metadata": _metadata(document.metadata),
        "blocks": [_block(block) for block in document.blocks],
        "marks": [_mark(mark) for mark in document.marks],
        "captions": [_caption(caption) for caption in document.captions],
        "comments": _comments(document.comments),
        "entities": [_entity(entity) for entity in document.entities],
        "quotes": [_quote(quote, document) for quote in document.quotes],
        "facts": [_fact(fact, document) for fact in document.facts],
        "engine": _engine(document.engine),
    }
    if document.notices:
        record["notices"] = list(document.notices)
    return record


def _source(source: Source) -> Record:
    return {
        "uri": source.uri,
        "format": source.format,
        "encoding": source.encoding,
        "encoding_guessed": source.encoding_guessed,
    }


def _metadata(metadata: Metadata) -> Record:
    record: Record = {
        "headline": metadata.headline,
        "dek": metadata.dek,
        "authors": list(metadata.authors),
        "authors_inferred": metadata.authors_inferred,
        "published": metadata.published,
        "publisher": metadata.publisher,
        "url": metadata.url,
        "language": metadata.language,
    }
    if metadata.id is not None:
        record["id"] = metadata.id
    return record


def _block(block: Block) -> Record:
    record: Record = {"kind": block.kind.value, "start": block.span.start, "end": block.span.end}
    if block.level:
        record["level"] = block.level
    if block.quoted:
        record["quoted"] = block.quoted
    return record


def _mark(mark: Mark) -> Record:
    record: Record = {"kind": mark.kind.value, "start": mark.span.start, "end": mark.span.end}
    if mark.target is not None:
        record["target"] = mark.target
    return record


def _caption(caption: Caption) -> Record:
    return {
        "text": caption.text,
        "credit": caption.credit,
        "truncated": caption.truncated,
        "spans": _spans(caption.spans),
        "credit_spans": _spans(caption.credit_spans),
        "image": caption.image,
    }


def _comments(comments: Comments | None) -> Record | None:
    if comments is None:
        return None
    return {
        "heading": comments.heading,
        "note": comments.note,
        "items": list(comments.items),
        "span": list(comments.span),
    }


def _entity(entity: Entity) -> Record:
    return {
        "id": entity.id,
        "kind": entity.kind.value,
        "name": entity.name,
        "aliases": [alias.text for alias in entity.aliases],
        "role": entity.role,
        "roles": [{"text": role.text, "span": list(role.span)} for role in entity.roles],
        "mentions": _spans(entity.mentions),
        "either": _spans(entity.either),
        "unmerged": _spans(entity.unmerged),
    }


def _quote(quote: Quote, document: Document) -> Record:
    return {
        "id": quote.id,
        "kind": quote.kind.value,
        "content": _spans(quote.content),
        "source": _span(quote.source),
        "cue": _span(quote.cue),
        "speaker": quote.speaker,
        "via": document.slice(quote.via) if quote.via else None,
        "reason": quote.reason,
        "certainty": quote.certainty.value,
    }


def _fact(fact: Fact, document: Document) -> Record:
    return {
        "kind": fact.kind.value,
        "span": list(fact.span),
        "text": document.slice(fact.span),
        "value": fact.value,
        "certainty": fact.certainty.value,
    }


def _engine(name: str | None) -> Record | None:
    """What found the names and quotes, with the digits of its models and the version of the program."""
    if name is None:
        return None
    from reader.annotate.engines import model_version  # late: the interface does without the taggers

    return {"name": name, "models": model_version(name).split()[-1], "reader": __version__}


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [list(span) for span in spans]


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span else None
