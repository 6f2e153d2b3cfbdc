"""A relative clause that says what a thing claimed to do reports nothing."""

from __future__ import annotations

import pytest

from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.passage import make_passages
from reader.annotate.quotes.repair.relative_clauses import drop_clauses
from tests.annotate.quotes.conftest import document

SEGMENTS = [
    Segment(ReportPart.SOURCE, 0, 1),
    Segment(ReportPart.CUE, 1, 2),
    Segment(ReportPart.CONTENT, 2, 4),
    Segment(ReportPart.SOURCE, 4, 5),
    Segment(ReportPart.CUE, 5, 6),
    Segment(ReportPart.CONTENT, 6, 8),
]


@pytest.mark.parametrize(
    ("clause", "left"), [("that claimed to secede", 3), ("who claimed to secede", 6), ("that called it treason", 6)]
)
def test_only_claims_of_things_to_do_something_are_dropped(clause: str, left: int) -> None:
    [passage] = make_passages(document(f"Okafor named two islands {clause}."))
    assert drop_clauses(passage, SEGMENTS) == SEGMENTS[:left]
