"""Labelled spans are encoded as BIO tags and decoded again."""

from __future__ import annotations

import pytest

from reader.annotate.bio_tags import decode, encode
from reader.model.span import Span

READINGS = {
    "nothing": ("O O", []),
    "one word": ("O B-Person O", [(1, 2, "Person")]),
    "two words": ("B-Person I-Person", [(0, 2, "Person")]),
    "two adjacent names": ("B-Person B-Person", [(0, 1, "Person"), (1, 2, "Person")]),
    "a missing B-": ("O I-Person I-Person", [(1, 3, "Person")]),
    "a change of label": ("B-Person I-Location", [(0, 1, "Person"), (1, 2, "Location")]),
}


@pytest.mark.parametrize(("tags", "names"), READINGS.values(), ids=READINGS.keys())
def test_any_sequence_of_tags_is_decoded(tags: str, names: list[tuple[int, int, str]]) -> None:
    assert list(decode(tags.split())) == names


def test_a_token_belongs_to_the_span_that_covers_most_of_it() -> None:
    tokens = [Span(0, 4), Span(5, 11), Span(11, 13), Span(14, 18)]
    assert encode(tokens, [(Span(0, 11), "Person")]) == ["B-Person", "I-Person", "O", "O"]
