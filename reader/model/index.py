"""Find the spans that cover an offset or overlap a range in logarithmic time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import Generic, TypeVar

from reader.model.span import Span

T = TypeVar("T")


class SpanIndex(Generic[T]):
    """Values with spans, found by offset in O(log n) plus the number of candidates. Spans may overlap."""

    def __init__(self, items: Iterable[tuple[Span, T]]) -> None:
        self._items: Sequence[tuple[Span, T]] = sorted(items, key=itemgetter(0))
        self._starts = [span.start for span, _ in self._items]
        # The furthest end among each item and all before it, which is sorted even if the ends are not.
        self._furthest_ends = list(accumulate((span.end for span, _ in self._items), max))

    def __len__(self) -> int:
        return len(self._items)

    def at(self, offset: int) -> list[T]:
        """The values whose spans cover `offset`, in order of their start."""
        return [value for _, value in self.within(Span(offset, offset + 1))]

    def within(self, window: Span) -> list[tuple[Span, T]]:
        """The spans that overlap `window`, with their values, in order of their start."""
        first = bisect_right(self._furthest_ends, window.start)
        last = bisect_left(self._starts, window.end)
        return [item for item in self._items[first:last] if item[0].end > window.start]
