"""Put the report that a rule finds in a frame in place of what was tagged there. Knows no rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from reader.annotate.quotes.claim import Segment
from reader.annotate.quotes.passage import Passage

FindReport = Callable[[Passage, Sequence[Segment], int, int], Sequence[Segment]]
"""Finds the report of a frame, given the segments in it and its half-open range of words; empty if there is none."""


def replace_reports(passage: Passage, segments: Sequence[Segment], find: FindReport) -> list[Segment]:
    """The segments of one passage, in order, those of each frame in which `find` finds a report replaced by it."""
    found: list[Segment] = []
    here: defaultdict[int, list[Segment]] = defaultdict(list)
    for segment in segments:
        here[passage.frame_at[segment.first]].append(segment)
    for first, end in passage.frames():
        tagged = here[passage.frame_at[first]]
        found += find(passage, tagged, first, end) or tagged
    return sorted(found, key=lambda segment: segment.first)
