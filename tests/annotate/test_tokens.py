"""Text is cut into words and marks that names can be made of."""

from __future__ import annotations

import pytest

from reader.annotate.tokens import tokenize
from reader.model.span import Span

CASES = {
    "possessive ending": ("Averil's cranes", "Averil|'s|cranes"),
    "curly possessive ending": ("Averil’s cranes", "Averil|’s|cranes"),
    "possessive of a plural": ("the dockers’ union", "the|dockers|’|union"),
    "apostrophe inside a name": ("Conor O’Dell", "Conor|O’Dell"),
    "hyphen": ("Kwon Sung-ho", "Kwon|Sung|-|ho"),
    "letters with stops": ("the U.N. and the U.S.", "the|U.N.|and|the|U.S."),
    "title with a stop": ("Mr. Tull", "Mr.|Tull"),
    "initial": ("J. Tull", "J|.|Tull"),
    "sum": ("$1,200.50.", "$|1,200.50|."),
    "address": ("see https://example.org/a?b=c now", "see|https://example.org/a?b=c|now"),
    "brackets": ("DCOU [union]", "DCOU|[|union|]"),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_words_and_marks(text: str, expected: str) -> None:
    tokens = tokenize(text, Span(0, len(text)))
    assert [text[token.start : token.end] for token in tokens] == expected.split("|")


def test_only_the_span_is_read() -> None:
    text = "Cranes at rest on Tuesday"
    assert [text[token.start : token.end] for token in tokenize(text, Span(7, 14))] == ["at", "rest"]


@pytest.mark.parametrize("unit", ["a", "“", "A.", "’", "1.", "’s", "(", "A’"])
def test_one_endless_line_is_cut_in_linear_time(unit: str) -> None:
    text = unit * 200_000
    assert "".join(text[token.start : token.end] for token in tokenize(text, Span(0, len(text)))) == text
