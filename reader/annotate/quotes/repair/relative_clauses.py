"""Ignore what things claim to do in relative clauses: in "two regions that claimed to secede", nobody speaks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.passage import Passage

_RELATIVE = ("that",)
_INFINITIVE = "to"


def drop_clauses(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of one passage without the reports of an infinitive whose source is only "that"."""
    ordered = sorted(segments, key=lambda segment: segment.first)
    dropped: set[Segment] = set()
    for before, (cue, content) in zip(ordered, pairwise(ordered[1:]), strict=False):
        relative = before.part is ReportPart.SOURCE and passage.lowered[before.first : before.end] == _RELATIVE
        if relative and _is_infinitive_of(passage, cue, content) and cue.first == before.end:
            dropped |= {before, cue, content}
    return [segment for segment in ordered if segment not in dropped]


def _is_infinitive_of(passage: Passage, cue: Segment, content: Segment) -> bool:
    """Whether a content is what somebody does by the verb right before it: "claimed | to secede"."""
    parts = (cue.part, content.part) == (ReportPart.CUE, ReportPart.CONTENT)
    return parts and content.first == cue.end and passage.lowered[content.first] == _INFINITIVE
