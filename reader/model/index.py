"""Answer "what covers this offset" and "what lies in this range" for spans sorted by where they start."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

from reader.model.span import Span

T = TypeVar("T")


class SpanIndex(Generic[T]):
    """Values under spans, found by offset in logarithmic time plus the number found. Spans may overlap."""

    def __init__(self, items: Iterable[tuple[Span, T]]) -> None:
        self._items: Sequence[tuple[Span, T]] = sorted(items, key=lambda item: item[0])
        self._starts = [span.start for span, _ in self._items]
        # The furthest end among this item and all before it: nothing before a small one can reach further.
        self._reach = list(accumulate((span.end for span, _ in self._items), max))

    def __len__(self) -> int:
        return len(self._items)

    def at(self, offset: int) -> list[T]:
        """The values whose span covers `offset`, in order of their start."""
        return [value for _, value in self.within(Span(offset, offset + 1))]

    def within(self, window: Span) -> list[tuple[Span, T]]:
        """The spans that share a code point with `window`, in order of their start."""
        first = bisect_right(self._reach, window.start)
        last = bisect_left(self._starts, window.end)
        return [item for item in self._items[first:last] if item[0].end > window.start]
