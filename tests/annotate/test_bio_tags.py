"""Tags and the stretches of words they stand for are turned into each other."""

from __future__ import annotations

import pytest

from reader.annotate.bio_tags import decode, encode
from reader.model.span import Span

READINGS = {
    "nothing": ("O O", []),
    "one word": ("O B-Person O", [(1, 2, "Person")]),
    "two words": ("B-Person I-Person", [(0, 2, "Person")]),
    "two names side by side": ("B-Person B-Person", [(0, 1, "Person"), (1, 2, "Person")]),
    "a beginning left out": ("O I-Person I-Person", [(1, 3, "Person")]),
    "a change of kind": ("B-Person I-Location", [(0, 1, "Person"), (1, 2, "Location")]),
}


@pytest.mark.parametrize(("tags", "names"), READINGS.values(), ids=READINGS.keys())
def test_every_sequence_of_tags_has_one_reading(tags: str, names: list[tuple[int, int, str]]) -> None:
    assert list(decode(tags.split())) == names


def test_a_name_takes_the_words_that_lie_in_it_for_the_most_part() -> None:
    tokens = [Span(0, 4), Span(5, 11), Span(11, 13), Span(14, 18)]
    assert encode(tokens, [(Span(0, 11), "Person")]) == ["B-Person", "I-Person", "O", "O"]
