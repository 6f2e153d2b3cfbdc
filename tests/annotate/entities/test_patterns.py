"""Dates and sums are found by their form."""

from __future__ import annotations

import pytest

from reader.annotate.entities import patterns
from reader.model.span import Span

CASES = {
    "weekday": ("It closed on Tuesday.", "Tuesday"),
    "full date": ("It closed on June 26, 2023.", "June 26, 2023"),
    "day first": ("It closed on 3 March 2021.", "3 March 2021"),
    "year": ("It closed in 2019.", "2019"),
    "a verb": ("It may close.", ""),
    "dollars": ("It cost $1.5 million then.", "$1.5 million"),
    "words": ("It cost 200 euros then.", "200 euros"),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_form_tells(text: str, expected: str) -> None:
    found = patterns.find(text, Span(0, len(text)))
    assert "|".join(text[each.span.start : each.span.end] for each in found) == expected


@pytest.mark.parametrize("unit", ["1", "1,", "$", "May ", "in 1"])
def test_an_endless_line_is_read_in_linear_time(unit: str) -> None:
    text = unit * 50_000
    assert list(patterns.find(text, Span(0, len(text)))) is not None
