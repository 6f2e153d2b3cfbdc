"""Decide which styles apply to a row. Knows spans and style names; knows nothing of colours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.model.document import BlockKind, Document, MarkKind
from reader.model.index import SpanIndex
from reader.model.span import Span

StyledSpan = tuple[Span, str]
"""A span and the name of its style."""


class Run(NamedTuple):
    """Adjacent code points with the same styles."""

    start: int
    end: int
    styles: tuple[str, ...]
    """Style names, lowest layer first."""


class Paint:
    """Layers of styled spans. Where several overlap, all apply, and later layers take precedence."""

    def __init__(self, *layers: Iterable[StyledSpan]) -> None:
        self._layers: Sequence[SpanIndex[str]] = [SpanIndex(layer) for layer in layers]

    def with_layers(self, *layers: Iterable[StyledSpan]) -> Paint:
        """This paint with more layers on top."""
        stacked = Paint(*layers)
        stacked._layers = [*self._layers, *stacked._layers]
        return stacked

    def runs(self, start: int, end: int) -> tuple[Run, ...]:
        """The styled runs of `[start, end)`, in order and without gaps; () if that is empty."""
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


KIND_STYLES: Mapping[BlockKind, str] = {
    BlockKind.HEADLINE: "headline",
    BlockKind.DEK: "dek",
    BlockKind.BYLINE: "meta",
    BlockKind.DATELINE: "meta",
    BlockKind.HEADING: "heading",
    BlockKind.QUOTE: "block-quote",
    BlockKind.CAPTION: "aside",
    BlockKind.CREDIT: "aside",
    BlockKind.NOTE: "aside",
    BlockKind.FURNITURE: "aside",
    BlockKind.COMMENTS: "aside",
    BlockKind.CODE: "code",
}
"""Styles of block kinds; kinds not listed look like the story."""

MARK_STYLES: Mapping[MarkKind, str] = {kind: kind.value for kind in MarkKind}

HIGHLIGHT_STYLES = ("mention", "person", "organization", "place", "thing", "either", "quote", "source", "cue", "note")
"""Styles of highlights; each has a stronger variant for the current stop, with the suffix `-now`."""

NOTED = "note"
"""Style of words with a note, over what they are and under what is highlighted."""

SELECTED = "selected"
"""Style of the keyboard selection, over everything else."""

STYLES = frozenset(
    {
        *KIND_STYLES.values(),
        *MARK_STYLES.values(),
        *(f"{style}{now}" for style in HIGHLIGHT_STYLES for now in ("", "-now")),
        SELECTED,
    }
)
"""Every style name that a run may have."""


def ground_layers(document: Document) -> tuple[list[StyledSpan], list[StyledSpan]]:
    """The base layers: blocks by kind, and inline marks over them."""
    blocks = [(block.span, KIND_STYLES[block.kind]) for block in document.blocks if block.kind in KIND_STYLES]
    marks = [(mark.span, MARK_STYLES[mark.kind]) for mark in document.marks]
    return blocks, marks
