"""Text is split into words and punctuation marks."""

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
    "acronyms with full stops": ("the U.N. and the U.S.", "the|U.N.|and|the|U.S."),
    "title with a full stop": ("Mr. Tull", "Mr.|Tull"),
    "initial": ("J. Tull", "J|.|Tull"),
    "sum": ("$1,200.50.", "$|1,200.50|."),
    "address": ("see https://example.org/a?b=c now", "see|https://example.org/a?b=c|now"),
    "brackets": ("DCOU [union]", "DCOU|[|union|]"),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_text_is_split_into_tokens(text: str, expected: str) -> None:
    tokens = tokenize(text, Span(0, len(text)))
    assert [text[token.start : token.end] for token in tokens] == expected.split("|")


def test_only_the_span_is_tokenized() -> None:
    text = "Cranes at rest on Tuesday"
    assert [text[token.start : token.end] for token in tokenize(text, Span(7, 14))] == ["at", "rest"]


@pytest.mark.parametrize("unit", ["a", "“", "A.", "’", "1.", "’s", "(", "A’"])
def test_a_very_long_line_is_split_in_linear_time(unit: str) -> None:
    text = unit * 200_000
    assert "".join(text[token.start : token.end] for token in tokenize(text, Span(0, len(text)))) == text
