"""The most probable tags are those, and never malformed."""

from __future__ import annotations

import tracemalloc
from functools import partial
from itertools import pairwise, product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from reader.annotate.encoder.model_files import MODEL_FOLDER, TRANSITIONS_FILE
from reader.annotate.encoder.network import read_transitions
from reader.annotate.encoder.tags import NAME_TAGS, QUOTE_TAGS, most_probable
from reader.annotate.encoder.tags import TAGS as TAGS_OF_TASKS

if TYPE_CHECKING:
    from reader.annotate.encoder.tags import Scores

TAGS = ("O", "B-Name", "I-Name", "B-Place", "I-Place")


def is_sound(tags: list[str]) -> bool:
    return all(
        not tag.startswith("I-") or (before != "O" and before[2:] == tag[2:])
        for before, tag in zip(["O", *tags], tags, strict=False)
    )


def test_no_sound_sequence_is_more_probable() -> None:
    chance = np.random.default_rng(3)
    scores = chance.normal(size=(40, 4, len(TAGS))).astype(np.float32)
    transitions = chance.normal(size=(len(TAGS), len(TAGS))).astype(np.float32)

    def score(sequence: Scores, tags: tuple[str, ...]) -> float:
        numbers = [TAGS.index(tag) for tag in tags]
        alone = sum(row[number] for row, number in zip(sequence, numbers, strict=True))
        return float(alone + sum(transitions[pair] for pair in pairwise(numbers)))

    for sequence, found in zip(scores, most_probable(list(scores), TAGS, transitions), strict=True):
        sound = (tags for tags in product(TAGS, repeat=4) if is_sound(list(tags)))
        best = max(sound, key=partial(score, sequence))
        assert tuple(found) == best


@pytest.mark.parametrize("tags", [NAME_TAGS, QUOTE_TAGS])
def test_sequences_do_not_depend_on_those_beside_them(tags: tuple[str, ...]) -> None:
    chance = np.random.default_rng(5)
    sequences = [chance.normal(size=(size, len(tags))).astype(np.float32) for size in [*range(90), 7, 300]]
    transitions = np.zeros((len(tags), len(tags)), np.float32)
    together = most_probable(sequences, tags, transitions)
    assert together == [most_probable([sequence], tags, transitions)[0] for sequence in sequences]
    assert [len(found) for found in together] == [len(sequence) for sequence in sequences]
    assert all(map(is_sound, together))


def test_one_endless_sequence_takes_no_more_room_beside_short_ones() -> None:
    words = np.zeros((5000, len(TAGS)), np.float32)
    tracemalloc.start()
    try:
        most_probable([*[words[:3]] * 63, words], TAGS, np.zeros((len(TAGS), len(TAGS)), np.float32))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 20 * words.nbytes


def test_without_sequences_there_are_no_tags() -> None:
    nothing = np.zeros((0, len(TAGS)), np.float32)
    assert most_probable([], TAGS, nothing) == []
    assert most_probable([nothing], TAGS, np.zeros((len(TAGS), len(TAGS)), np.float32)) == [[]]


def test_what_follows_what_in_annotated_articles_is_known() -> None:
    transitions = read_transitions(MODEL_FOLDER / TRANSITIONS_FILE)
    for task, tags in TAGS_OF_TASKS.items():
        assert transitions[task].shape == (len(tags), len(tags))
        for number, tag in enumerate(tags[1:], 1):
            going_on = transitions[task][number, tags.index("I-" + tag[2:])]
            assert going_on > transitions[task][number, tags.index("O")]
