"""What ends within a name goes on to the end of it, unless something else begins before."""

from __future__ import annotations

import pytest

from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.passage import make_passages
from reader.annotate.quotes.repair.cut_names import extend
from reader.model.index import SpanIndex
from reader.model.span import Span
from tests.annotate.quotes.conftest import document

TEXT = "Okafor said she left North Averil, and the Harbour Board of Lowmere agreed."
NAMES = SpanIndex(
    (Span(start, start + len(name)), Span(start, start + len(name)))
    for name, start in ((name, TEXT.index(name)) for name in ("Okafor", "North Averil", "Harbour Board of Lowmere"))
)


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ((1, 5), (1, 6)),  # "she left North | Averil"
        ((1, 6), (1, 6)),
        ((1, 4), (1, 4)),
        ((1, 5, 10), (1, 6, 13)),  # "the Harbour | Board of Lowmere"
    ],
)
def test_names_are_whole(ends: tuple[int, ...], expected: tuple[int, ...]) -> None:
    [passage] = make_passages(document(TEXT))
    firsts = (0, 2, 8)
    segments = [Segment(ReportPart.CONTENT, first, end) for first, end in zip(firsts, ends, strict=False)]
    assert [each.end for each in extend(passage, segments, NAMES)] == list(expected)


def test_the_next_segment_stays_as_it_is() -> None:
    [passage] = make_passages(document(TEXT))
    segments = [Segment(ReportPart.CONTENT, 2, 5), Segment(ReportPart.SOURCE, 5, 6)]
    assert extend(passage, segments, NAMES) == segments
