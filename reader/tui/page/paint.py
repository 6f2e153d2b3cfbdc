"""Decide which styles cover a row. Knows spans and style names; knows nothing of colours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.model.document import Document
from reader.model.index import SpanIndex
from reader.model.span import Span

Lit = tuple[Span, str]
"""A span and the name of the style that covers it."""


class Run(NamedTuple):
    """Code points next to each other that look the same."""

    start: int
    end: int
    styles: tuple[str, ...]
    """Names of the styles on them, the lowest layer first."""


class Paint:
    """Layers of styled spans; where several cover a code point, all apply and the later layer wins."""

    def __init__(self, *layers: Iterable[Lit]) -> None:
        self._layers: Sequence[SpanIndex[str]] = [SpanIndex(layer) for layer in layers]

    def runs(self, start: int, end: int) -> tuple[Run, ...]:
        """The looks of `[start, end)`, in order and without gaps; () where that is empty."""
        if start >= end:
            return ()
        window = Span(start, end)
        hits = [hit for layer in self._layers for hit in layer.within(window)]
        if not hits:
            return (Run(start, end, ()),)
        cuts = {start, end}
        for span, _ in hits:
            cuts.add(max(start, span.start))
            cuts.add(min(end, span.end))
        edges = sorted(cuts)
        runs: list[Run] = []
        for left, right in pairwise(edges):
            styles = tuple(style for span, style in hits if span.start <= left and right <= span.end)
            if runs and runs[-1].styles == styles:
                left = runs.pop().start
            runs.append(Run(left, right, styles))
        return tuple(runs)


def block_layer(document: Document) -> list[Lit]:
    """Every block under the name of its kind."""
    return [(block.span, block.kind.value) for block in document.blocks]


def mark_layer(document: Document) -> list[Lit]:
    """Inline marks under the name of their kind."""
    return [(mark.span, mark.kind.value) for mark in document.marks]
