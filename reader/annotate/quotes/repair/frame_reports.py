"""Put the report that a rule finds in a frame in place of what was tagged there. Knows no rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.annotate.quotes.claim import Segment
from reader.annotate.quotes.passage import Passage

FindReport = Callable[[Passage, Sequence[Segment], int, int], Sequence[Segment]]
"""Finds the report of a frame, given the segments in it and its half-open range of words; empty if there is none."""


def replace_reports(passage: Passage, segments: Sequence[Segment], find: FindReport) -> list[Segment]:
    """The segments of one passage, in order, those of each frame in which `find` finds a report replaced by it."""
    found = list(segments)
    for first, end in passage.frames():
        report = find(passage, [segment for segment in found if first <= segment.first < end], first, end)
        if report:
            found = [segment for segment in found if not first <= segment.first < end]
            found += report
    return sorted(found, key=lambda segment: segment.first)
