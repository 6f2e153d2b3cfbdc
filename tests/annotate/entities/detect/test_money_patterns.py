"""Sums of money are found by pattern, with currency and scale."""

from __future__ import annotations

import pytest

from reader.annotate.entities.detect import money_patterns
from reader.model.span import Span

CASES = {
    "sign": ("It cost $15.", "$15"),
    "sign and scale": ("It cost $1.5 million then.", "$1.5 million"),
    "sign of another country": ("It cost ₡1000 or US$2bn.", "₡1000|US$2bn"),
    "owner": ("It cost HK$35 there.", "HK$35"),
    "word": ("It cost 200 euros then.", "200 euros"),
    "word and scale": ("A fund of 14 million crowns.", "14 million crowns"),
    "word and demonym": ("It cost 30 Jamaican dollars.", "30 Jamaican dollars"),
    "words and country": ("It cost 30 New Zealand dollars.", "30 New Zealand dollars"),
    "unknown country": ("It cost 30 Old dollars or 40 euros.", "40 euros"),
    "sign and unknown country": ("It cost $5 Old dollars.", "$5"),
    "code": ("It cost Rs 40,000 or KES 300.", "Rs 40,000|KES 300"),
    "range": ("It cost $25-35 million.", "$25-35 million"),
    "round number": ("It cost millions of dollars.", "millions of dollars"),
    "written number": ("It cost two million pounds.", "two million pounds"),
    "other measure": ("It rose 20 metres and 3 percent.", ""),
    "no number": ("The dollar fell.", ""),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_sums_are_found(text: str, expected: str) -> None:
    assert "|".join(text[span.start : span.end] for span in money_patterns.find(text, Span(0, len(text)))) == expected


@pytest.mark.parametrize("unit", ["1", "1,", "$", "1 million ", "a ", "$1-", "tens of ", "1 A", "1 A ", "1 Ab Ab "])
def test_a_very_long_line_is_read_in_linear_time(unit: str) -> None:
    text = unit * 50_000
    assert len(list(money_patterns.find(text, Span(0, len(text))))) == (25_000 if unit == "$1-" else 0)
