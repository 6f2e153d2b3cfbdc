"""Cut a run of text where the spans over it begin and end, for formats that wrap text in markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TypeVar

from reader.model.span import Span

T = TypeVar("T")


def segments(span: Span, layers: Iterable[tuple[Span, T]]) -> Iterator[tuple[Span, tuple[T, ...]]]:
    """The pieces of `span`, without gaps, each with the values whose spans cover it, in the order of `layers`.

    Spans may overlap in any way and reach outside; markup made a piece at a time is well nested all the same.
    """
    over = [(part, value) for part, value in layers if part.overlaps(span)]
    cuts = {span.start, span.end}
    cuts.update(edge for part, _ in over for edge in part if span.start < edge < span.end)
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        yield Span(start, end), tuple(value for part, value in over if part.covers(start))
