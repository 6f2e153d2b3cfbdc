"""Extend parts of a report that end within a name, which the tagger did not recognize, to the end of the name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from reader.annotate.quotes.claim import Segment
from reader.annotate.quotes.passage import Passage
from reader.base.values import replace
from reader.model.index import SpanIndex
from reader.model.span import Span

if TYPE_CHECKING:
    from reader.annotate.quotes.quote_findings import QuoteFindings


def run(findings: QuoteFindings) -> None:
    """Extend the segments of every passage."""
    mentions = (mention for entity in findings.document.entities for mention in entity.mentions)
    names = SpanIndex((mention, mention) for mention in mentions)
    pairs = zip(findings.passages, findings.segments, strict=True)
    findings.segments = [extend(passage, segments, names) for passage, segments in pairs]


def extend(passage: Passage, segments: Sequence[Segment], names: SpanIndex[Span]) -> list[Segment]:
    """The segments of a passage, none of which ends within one of the names."""
    ordered = sorted(segments, key=lambda segment: segment.first)
    found: list[Segment] = []
    for segment, following in zip_longest(ordered, ordered[1:]):
        limit = following.first if following is not None else len(passage.words)
        found.append(replace(segment, end=_name_end(passage, segment.end, limit, names)))
    return found


def _name_end(passage: Passage, end: int, limit: int, names: SpanIndex[Span]) -> int:
    """Where the name ends that words up to `end` cut, at most `limit`; `end` if they cut none."""
    name_end = max((name.end for name in names.at(passage.tokens[end - 1].start)), default=0)
    while end < limit and passage.tokens[end].start < name_end:
        end += 1
    return end
