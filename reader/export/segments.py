"""Cut a run of text where the spans over it begin and end, for formats that wrap text in markup."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TypeVar

from reader.model.span import Span

T = TypeVar("T")


def segments(span: Span, layers: Iterable[tuple[Span, T]]) -> Iterator[tuple[Span, tuple[T, ...]]]:
    """The pieces of `span`, without gaps, each with the values whose spans cover it, in the order of `layers`.

    Spans may overlap in any way and reach outside; markup made a piece at a time is well nested all the same. The work
    is as much as what is returned, in one pass from the left.
    """
    over = [(part, value) for part, value in layers if part.overlaps(span)]
    begin: defaultdict[int, list[int]] = defaultdict(list)
    end: defaultdict[int, list[int]] = defaultdict(list)
    for index, (part, _) in enumerate(over):
        begin[max(part.start, span.start)].append(index)
        end[min(part.end, span.end)].append(index)
    covering: list[int] = []
    for left, right in pairwise(sorted({span.start, span.end, *begin, *end})):
        for index in end[left]:
            del covering[bisect_left(covering, index)]
        for index in begin[left]:
            insort(covering, index)
        yield Span(left, right), tuple(over[index][1] for index in covering)
