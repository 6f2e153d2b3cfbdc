"""The layers that parsing gives a document, as one text in the library: all of them but landings and links."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from reader.base.values import replace
from reader.model.document import Alignment, Block, BlockKind, Caption, Comments, Document, Mark, MarkKind
from reader.model.span import Span

_Spans = list[list[int]]


def layers_text(document: Document) -> str:
    """The layers as a text, which is empty where there are none."""
    comments = document.comments
    layers: dict[str, Any] = {
        "blocks": [_block(block) for block in document.blocks],
        "marks": [[mark.kind.value, *mark.span] for mark in document.marks if mark.kind is not MarkKind.LINK],
        "captions": [_caption(caption) for caption in document.captions],
        "comments": comments and [list(comments.span), comments.heading, comments.note, list(comments.items)],
        "notices": list(document.notices),
        "dek": document.metadata.dek,
        "inferred": document.metadata.authors_inferred,
    }
    told = {name: layer for name, layer in layers.items() if layer}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) if told else ""


def _block(block: Block) -> list[Any]:
    told = [block.level, block.quoted, "".join(block.alignments)]
    while told and not told[-1]:
        told.pop()
    return [block.kind.value, *block.span, *told]


def _block_of(kind: str, start: int, end: int, level: int = 0, quoted: int = 0, alignments: str = "") -> Block:
    return Block(BlockKind(kind), Span(start, end), level, quoted, tuple(map(Alignment, alignments)))


def _caption(caption: Caption) -> list[Any]:
    printed, credited = _pairs(caption.spans), _pairs(caption.credit_spans)
    return [caption.text, printed, caption.credit, credited, caption.truncated, caption.image]


def _pairs(spans: Iterable[Span]) -> _Spans:
    return [list(span) for span in spans]


def with_layers(document: Document, text: str) -> Document:
    """The document with the layers in such a text. Raises `ValueError` for another text."""
    try:
        return _with_layers(document, json.loads(text) if text else {})
    except (AttributeError, LookupError, RecursionError, TypeError) as error:
        raise ValueError("the layers of an article are malformed") from error


def _with_layers(document: Document, layers: dict[str, Any]) -> Document:
    comments = layers.get("comments")
    return replace(
        document,
        metadata=replace(document.metadata, dek=layers.get("dek"), authors_inferred=layers.get("inferred", False)),
        blocks=tuple(_block_of(*block) for block in layers.get("blocks", ())),
        marks=tuple(Mark(MarkKind(kind), Span(start, end)) for kind, start, end in layers.get("marks", ())),
        captions=tuple(
            Caption(words, _spans(printed), credit, _spans(credited), truncated, image)
            for words, printed, credit, credited, truncated, image in layers.get("captions", ())
        ),
        comments=Comments(Span(*comments[0]), comments[1], comments[2], tuple(comments[3])) if comments else None,
        notices=tuple(layers.get("notices", ())),
    )


def _spans(pairs: _Spans) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)
