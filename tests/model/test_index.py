"""Finding spans that cover an offset or overlap a range."""

from __future__ import annotations

import random

import pytest

from reader.model.index import SpanIndex
from reader.model.span import Span

NESTED = [(Span(0, 100), "article"), (Span(10, 30), "quote"), (Span(12, 18), "name"), (Span(40, 45), "place")]


def test_all_spans_covering_an_offset_are_found_outermost_first() -> None:
    assert SpanIndex(NESTED).at(15) == ["article", "quote", "name"]


@pytest.mark.parametrize(("offset", "found"), [(9, False), (10, True), (29, True), (30, False)])
def test_a_span_covers_its_start_and_not_its_end(offset: int, found: bool) -> None:
    assert ("quote" in SpanIndex(NESTED).at(offset)) is found


def test_spans_overlapping_a_window_are_found() -> None:
    assert SpanIndex(NESTED).within(Span(30, 41)) == [NESTED[0], NESTED[3]]


def test_an_empty_index_finds_nothing() -> None:
    index: SpanIndex[str] = SpanIndex([])
    assert (len(index), index.at(0), index.within(Span(0, 10))) == (0, [], [])


def test_random_spans_are_found_as_by_brute_force() -> None:
    chance = random.Random(7)
    starts = [chance.randrange(200) for _ in range(300)]
    items = [(Span(start, start + chance.randrange(1, 40)), number) for number, start in enumerate(starts)]
    index = SpanIndex(items)
    for _ in range(200):
        start = chance.randrange(220)
        window = Span(start, start + chance.randrange(1, 30))
        expected = {number for span, number in items if span.overlaps(window)}
        assert {number for _, number in index.within(window)} == expected
