"""The most probable tags are those, and never malformed."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from reader.annotate.encoder.tags import NAME_TAGS, QUOTE_TAGS, most_probable

TAGS = ("O", "B-Name", "I-Name", "B-Place", "I-Place")


def is_sound(tags: list[str]) -> bool:
    return all(
        not tag.startswith("I-") or (before != "O" and before[2:] == tag[2:])
        for before, tag in zip(["O", *tags], tags, strict=False)
    )


def test_no_sound_sequence_is_more_probable() -> None:
    scores = np.random.default_rng(3).normal(size=(40, 4, len(TAGS))).astype(np.float32)
    for sequence, found in zip(scores, most_probable(list(scores), TAGS), strict=True):
        best = max(
            (tags for tags in product(TAGS, repeat=4) if is_sound(list(tags))),
            key=lambda tags: sum(row[TAGS.index(tag)] for row, tag in zip(sequence, tags, strict=True)),
        )
        assert tuple(found) == best


@pytest.mark.parametrize("tags", [NAME_TAGS, QUOTE_TAGS])
def test_sequences_do_not_depend_on_those_beside_them(tags: tuple[str, ...]) -> None:
    chance = np.random.default_rng(5)
    sequences = [chance.normal(size=(size, len(tags))).astype(np.float32) for size in [*range(90), 7, 300]]
    together = most_probable(sequences, tags)
    assert together == [most_probable([sequence], tags)[0] for sequence in sequences]
    assert [len(found) for found in together] == [len(sequence) for sequence in sequences]
    assert all(map(is_sound, together))


def test_without_sequences_there_are_no_tags() -> None:
    assert most_probable([], TAGS) == []
    assert most_probable([np.zeros((0, len(TAGS)), np.float32)], TAGS) == [[]]
